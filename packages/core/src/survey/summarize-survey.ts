import type { DefinitionRef } from '../definition/definition.js';
import type { SurveyDefinition } from '../definition/survey.js';
import { fieldsOfBlock } from '../definition/survey-fields.js';
import { shareOf } from '../metrics/share.js';
import { noStatistic, type Statistic } from '../metrics/statistic.js';
import { readResponse, type ReadResponse } from './read-response.js';
import { summarizeQuestion, type AskedField, type QuestionSummary } from './summarize-question.js';
import type { SurveyResponse } from './survey-response.js';

export interface SummaryOptions {
  /** How many invitations were made, arrived, and were opened. */
  readonly invited?: number;
  readonly delivered?: number;
  readonly opened?: number;
  /** Other versions whose answers mean the same; those of all others are left out and told of. */
  readonly comparable?: readonly number[];
}

/** What the responses to one survey come to. */
export interface SurveySummary {
  readonly survey: DefinitionRef;
  /** Everybody who answered anything. */
  readonly started: number;
  readonly finished: number;
  /** Started among delivered, or among invited where nobody knows what arrived; absent where neither is known. */
  readonly responseRate?: Statistic & { readonly of: 'delivered' | 'invited' };
  /** Opened among delivered, or among invited. */
  readonly openRate?: Statistic & { readonly of: 'delivered' | 'invited' };
  /** Finished among started. */
  readonly completionRate: Statistic & { readonly of: 'started' };
  readonly questions: readonly QuestionSummary[];
  /** Where unfinished responses stopped: at the question that was not answered any more, or before sending. */
  readonly stops: readonly { readonly block: string | undefined; readonly count: number }[];
  /** The median time that a question took, in milliseconds. */
  readonly times: readonly { readonly block: string; readonly median: number; readonly n: number }[];
  /** Responses to other surveys or versions; nothing above counts them. */
  readonly notComparable: readonly { readonly survey: DefinitionRef; readonly responses: number }[];
}

/** By what results are told apart. */
export type SummaryGroup = 'agent' | 'queue' | 'script';

/**
 * Sums up responses to one survey: counts per question, the declared metrics with their intervals, rates with what they are of.
 * Skipped and not applicable answers are in no metric.
 *
 * @example
 * const { questions, responseRate } = summarizeSurvey(survey, responses, { delivered: 200 });
 */
export function summarizeSurvey(
  survey: SurveyDefinition,
  responses: readonly SurveyResponse[],
  { invited, delivered, opened, comparable = [] }: SummaryOptions = {},
): SurveySummary {
  const isCounted = ({ survey: { id, version } }: SurveyResponse): boolean =>
    id === survey.id && (version === survey.version || comparable.includes(version));
  const counted = responses.filter(isCounted).map((response) => readResponse(survey, response));
  const started = counted.length;
  const finished = counted.filter((response) => response.finished).length;
  const asked = delivered ?? invited;
  const of = delivered === undefined ? 'invited' : 'delivered';
  return {
    survey: { id: survey.id, version: survey.version },
    started,
    finished,
    ...(asked === undefined ? {} : { responseRate: { ...rateOf(started, asked), of } }),
    ...(asked === undefined || opened === undefined ? {} : { openRate: { ...rateOf(opened, asked), of } }),
    completionRate: { ...rateOf(finished, started), of: 'started' },
    questions: askedFields(survey).map((field) => summarizeQuestion(field, counted)),
    stops: stopsOf(survey, counted),
    times: timesOf(survey, counted),
    notComparable: leftOut(responses.filter((response) => !isCounted(response))),
  };
}

/**
 * The same for each agent, queue or version of a script; responses that name none stand under `undefined`, last.
 *
 * @example
 * summarizeBy('agent', survey, responses).map(({ key, summary }) => `${key}: ${summary.started}`);
 */
export function summarizeBy(
  group: SummaryGroup,
  survey: SurveyDefinition,
  responses: readonly SurveyResponse[],
  { comparable = [] }: Pick<SummaryOptions, 'comparable'> = {},
): readonly { readonly key: string | undefined; readonly summary: SurveySummary }[] {
  const groups = new Map<string | undefined, SurveyResponse[]>();
  for (const response of responses) {
    const key = KEYS[group](response);
    groups.set(key, [...(groups.get(key) ?? []), response]);
  }
  const named = [...groups].filter(([key]) => key !== undefined).sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const rest = [...groups].filter(([key]) => key === undefined);
  return [...named, ...rest].map(([key, own]) => ({ key, summary: summarizeSurvey(survey, own, { comparable }) }));
}

const KEYS: Readonly<Record<SummaryGroup, (response: SurveyResponse) => string | undefined>> = {
  agent: ({ agentId }) => agentId,
  queue: ({ queue }) => queue,
  script: ({ script }) => (script === undefined ? undefined : `${script.id} ${String(script.version)}`),
};

function askedFields({ blocks }: SurveyDefinition): readonly AskedField[] {
  return blocks.flatMap((block) =>
    fieldsOfBlock(block).map((field) => ({
      field,
      isRanking: block.type === 'ranking',
      metric: field.id === block.id ? block.metric : undefined,
    })),
  );
}

/** More than there can be is no share: the two were counted apart. */
function rateOf(count: number, n: number): Statistic {
  return count > n ? noStatistic('too-few', n) : shareOf(count, n);
}

function stopsOf({ blocks }: SurveyDefinition, responses: readonly ReadResponse[]): SurveySummary['stops'] {
  const stopped = responses.filter(({ finished }) => !finished).map(({ stoppedAt }) => stoppedAt);
  const places = [...blocks.map(({ id }) => id), undefined];
  return places
    .map((block) => ({ block, count: stopped.filter((at) => at === block).length }))
    .filter(({ count }) => count > 0);
}

function timesOf({ blocks }: SurveyDefinition, responses: readonly ReadResponse[]): SurveySummary['times'] {
  return blocks.flatMap(({ id: block }) => {
    const times = responses.flatMap((response) => response.times.get(block) ?? []).sort((a, b) => a - b);
    const [low, high] = [times[(times.length - 1) >> 1], times[times.length >> 1]];
    return low === undefined || high === undefined ? [] : [{ block, median: (low + high) / 2, n: times.length }];
  });
}

function leftOut(responses: readonly SurveyResponse[]): SurveySummary['notComparable'] {
  const counts = new Map<string, { survey: DefinitionRef; responses: number }>();
  for (const { survey } of responses) {
    const key = `${survey.id} ${String(survey.version)}`;
    counts.set(key, { survey, responses: (counts.get(key)?.responses ?? 0) + 1 });
  }
  return [...counts.values()];
}
