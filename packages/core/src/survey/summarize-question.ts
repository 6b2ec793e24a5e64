import { TRI_STATES, type Value } from '../definition/field.js';
import type { SurveyMetric } from '../definition/survey-metric.js';
import { NOT_APPLICABLE, type SurveyField } from '../definition/survey-fields.js';
import { meanOf } from '../metrics/mean.js';
import type { Statistic } from '../metrics/statistic.js';
import { checkAnswer } from './check-answer.js';
import { isFreeText, type ReadResponse } from './read-response.js';
import { satisfactionOf } from './satisfaction.js';

/** What all said to one field of a survey. */
export interface QuestionSummary {
  /** The field, `<block>` or one of its parts. */
  readonly id: string;
  readonly block: string;
  /** How many came to it: answered, skipped, not applicable and unfit ones. */
  readonly asked: number;
  readonly answered: number;
  readonly skipped: number;
  readonly notApplicable: number;
  /** Answers that the question cannot have, from a version in which it was another one; they count nowhere else. */
  readonly unfit: number;
  /** How often each point or option was chosen, those that nobody chose among them; of a ranking, how often it came first. */
  readonly distribution?: readonly Counted[];
  /** Of a ranking: the mean place of each option, from 1. */
  readonly places?: readonly { readonly value: string; readonly place: Statistic }[];
  /** Of a number. */
  readonly mean?: Statistic;
  /** What was written, with the response that it stands in; personal data is not listed. */
  readonly texts?: readonly { readonly response: string; readonly text: string }[];
  readonly metric?: Statistic & SurveyMetric;
}

export interface Counted {
  readonly value: string | number | boolean;
  readonly count: number;
}

/** A field with what its block says of it. */
export interface AskedField {
  readonly field: SurveyField;
  readonly isRanking: boolean;
  readonly metric: SurveyMetric | undefined;
}

/** Counts the answers to one field. */
export function summarizeQuestion(asked: AskedField, responses: readonly ReadResponse[]): QuestionSummary {
  const { field, metric } = asked;
  const came = responses.filter(({ answers }) => answers.has(field.id));
  const said = came.map(({ id, answers }) => ({ response: id, value: answers.get(field.id) ?? null }));
  const given = said.filter(({ value }) => value !== null);
  const applicable = given.filter(({ value }) => value !== NOT_APPLICABLE || field.notApplicable === undefined);
  const fit = applicable.filter(({ value }) => checkAnswer(field, value).length === 0);
  const values = fit.map(({ value }) => value);
  const points = values.filter((value): value is number => typeof value === 'number');
  return {
    id: field.id,
    block: field.block,
    asked: said.length,
    answered: fit.length,
    skipped: said.length - given.length,
    notApplicable: given.length - applicable.length,
    unfit: applicable.length - fit.length,
    ...countsOf(asked, values),
    ...(field.type === 'number' ? { mean: meanOf(points) } : {}),
    ...(isFreeText(field) ? { texts: fit.map(({ response, value }) => ({ response, text: String(value) })) } : {}),
    ...(metric === undefined ? {} : { metric: { ...satisfactionOf(metric, points), ...metric } }),
  };
}

function countsOf({ field, isRanking }: AskedField, values: readonly Value[]): Partial<QuestionSummary> {
  const choices = choicesOf(field);
  if (choices === undefined) return {};
  if (!isRanking) {
    const chosen = values.flatMap((value) => (Array.isArray(value) ? (value as readonly Value[]) : [value]));
    return { distribution: choices.map((value) => ({ value, count: chosen.filter((each) => each === value).length })) };
  }
  const orders = values as readonly (readonly string[])[];
  return {
    distribution: choices.map((value) => ({ value, count: orders.filter(([first]) => first === value).length })),
    places: choices.map((value) => {
      const ranked = orders.map((order) => order.indexOf(String(value)) + 1).filter((place) => place > 0);
      return { value: String(value), place: meanOf(ranked) };
    }),
  };
}

function choicesOf({ type, options, min, max }: SurveyField): readonly Counted['value'][] | undefined {
  if (type === 'checkbox') return [true, false];
  if (type === 'tri-state') return TRI_STATES;
  if (options !== undefined) return options.map(({ value }) => value).filter((value) => value !== NOT_APPLICABLE);
  if (type !== 'rating') return undefined;
  const first = Number(min ?? 1);
  return Array.from({ length: Number(max ?? 5) - first + 1 }, (_, index) => first + index);
}
