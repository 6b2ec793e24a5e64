import type { Value } from '../definition/field.js';
import type { SurveyDefinition } from '../definition/survey.js';
import type { SurveyField } from '../definition/survey-fields.js';
import { isEmpty } from '../form/field-values.js';
import type { SurveyResponse } from './survey-response.js';
import { surveyWay, type SurveyQuestion } from './survey-way.js';

/** One response as the results count it. */
export interface ReadResponse {
  readonly id: string;
  /** What was said to each field that the customer came to; null: passed over. */
  readonly answers: ReadonlyMap<string, Value>;
  /** Milliseconds from the answer before, by block; the first one has none, nor what arrived together with another. */
  readonly times: ReadonlyMap<string, number>;
  /** The block that an unfinished response did not answer any more; undefined when only the sending was missing. */
  readonly stoppedAt: string | undefined;
  readonly finished: boolean;
}

/** Reads a response along its own way: what lies behind the last answer of an unfinished one was never seen. */
export function readResponse(survey: SurveyDefinition, response: SurveyResponse): ReadResponse {
  const { questions } = surveyWay(survey, response.answers, { seed: response.id });
  const finished = response.finishedAt !== undefined;
  const seen = finished ? questions : questions.slice(0, lastAnswered(questions) + 1);
  const parts = seen.flatMap((question) => question.parts);
  return {
    id: response.id,
    answers: new Map(parts.map(({ field, value }) => [field.id, isEmpty(value) ? null : value])),
    times: timesOf(seen, response),
    stoppedAt: finished ? undefined : questions[seen.length]?.block.id,
    finished,
  };
}

function lastAnswered(questions: readonly SurveyQuestion[]): number {
  const answered = questions.map(({ parts }) => parts.some(({ value }) => !isEmpty(value)));
  return answered.lastIndexOf(true);
}

function timesOf(seen: readonly SurveyQuestion[], { answeredAt = {} }: SurveyResponse): ReadonlyMap<string, number> {
  const moments = seen
    .flatMap(({ block, parts }) => {
      const ats = parts.map(({ field }) => answeredAt[field.id]).filter((at) => at !== undefined);
      return ats.length === 0 ? [] : [{ id: block.id, at: Math.min(...ats) }];
    })
    .sort((a, b) => a.at - b.at);
  const times = moments.map(({ id, at }, index) => [id, at - (moments[index - 1]?.at ?? at)] as const);
  return new Map(times.filter(([, time]) => time > 0));
}

/** Whether what lies in a field is a text that a customer wrote freely. */
export function isFreeText({ type, pii }: SurveyField): boolean {
  return (type === 'text' || type === 'long-text') && (pii === undefined || pii === 'text');
}
