import type { ScorecardDefinition } from '../definition/scorecard.js';
import { intraclass } from '../metrics/intraclass.js';
import { cohenKappa, fleissKappa } from '../metrics/kappa.js';
import { krippendorffAlpha } from '../metrics/krippendorff.js';
import { noStatistic, sumOf, type Statistic } from '../metrics/statistic.js';
import type { EvaluationAnswers } from './evaluation.js';
import { questionsOf } from './questions.js';
import { scoreEvaluation } from './score.js';

/** How one evaluator scored one call of a calibration. */
export interface BlindRating {
  readonly evaluatorId: string;
  readonly callId: string;
  readonly answers: EvaluationAnswers;
}

export interface EvaluatorComparison {
  /** All questions, where evaluators are farthest apart first. */
  readonly questions: readonly QuestionAgreement[];
  readonly evaluators: readonly EvaluatorDeviation[];
  /** ICC(2,1) of the totals, over the calls that all evaluators have scored. */
  readonly totals: Statistic;
}

export interface QuestionAgreement {
  readonly id: string;
  /** How far answers are from the expert's, or without one from their mean, in per cent of the question; null without any pair. */
  readonly deviation: number | null;
  /** Share of pairs of evaluators with the same answer to the same call, 0–1; null without any pair. */
  readonly agreed: number | null;
  /** Krippendorff's alpha over the calls: of scores by their order, of several answers at once by being the same. */
  readonly alpha: Statistic;
  /** Whether the same was said, beyond chance; null where not every evaluator has said something to every call. */
  readonly kappa: (Statistic & { readonly kind: 'cohen' | 'fleiss' }) | null;
}

export interface EvaluatorDeviation {
  readonly evaluatorId: string;
  /** Mean distance of the totals from the expert's, or from the mean, in per cent; null without a total to compare. */
  readonly deviation: number | null;
  /** The same with its sign: above 0 for the milder, below for the stricter one. */
  readonly leaning: number | null;
  /** How many calls that is reckoned from. */
  readonly calls: number;
}

export interface ComparisonOptions {
  /** Whose answers the others are held to. */
  readonly expertId?: string;
  /** Gives each alpha an interval, by chance that begins with this number. */
  readonly seed?: number;
}

/**
 * Compares what several evaluators, each without knowing of the others, made of the same calls. Throws a RangeError where one
 * has scored a call twice.
 *
 * @example
 * const { questions, evaluators } = compareEvaluators(scorecard, ratings, { expertId: '9001' });
 */
export function compareEvaluators(
  scorecard: ScorecardDefinition,
  ratings: readonly BlindRating[],
  { expertId, seed }: ComparisonOptions = {},
): EvaluatorComparison {
  const calls = byCall(scorecard, ratings);
  const evaluators = [...new Set(ratings.map(({ evaluatorId }) => evaluatorId))].sort();
  const questions = questionsOf(scorecard).map(({ question: { id, type } }) =>
    agreementOn(id, { calls, evaluators, expertId, seed, isNominal: type === 'choices' }),
  );
  return {
    questions: questions.sort((a, b) => (b.deviation ?? -1) - (a.deviation ?? -1)),
    evaluators: evaluators.map((evaluatorId) => deviationOf(evaluatorId, calls, expertId)),
    totals: totalsOf(calls, evaluators),
  };
}

/** What one evaluator made of one call. */
interface Scored {
  readonly total: number | null;
  /** Per cent by question; null where it does not count. */
  readonly scores: ReadonlyMap<string, number | null>;
  /** What was said, as a text that is the same for the same answer; absent where nothing was said. */
  readonly said: ReadonlyMap<string, string>;
}

/** The evaluators of each call. */
type Calls = readonly ReadonlyMap<string, Scored>[];

function byCall(scorecard: ScorecardDefinition, ratings: readonly BlindRating[]): Calls {
  const calls = new Map<string, Map<string, Scored>>();
  for (const { callId, evaluatorId, answers } of ratings) {
    const call = calls.get(callId) ?? new Map<string, Scored>();
    if (call.has(evaluatorId)) throw new RangeError(`${evaluatorId} has scored the call ${callId} twice.`);
    const { total, questions } = scoreEvaluation(scorecard, answers);
    const asked = questions.filter(({ excluded }) => excluded !== 'hidden' && excluded !== 'unanswered');
    call.set(evaluatorId, {
      total,
      scores: new Map(asked.map(({ id, score }) => [id, score])),
      said: new Map(asked.map(({ id }) => [id, wordsOf(answers[id])])),
    });
    calls.set(callId, call);
  }
  return [...calls.values()];
}

function wordsOf(answer: EvaluationAnswers[string] | undefined): string {
  if (answer?.notApplicable === true) return 'not-applicable';
  const value = answer?.value ?? null;
  return JSON.stringify(typeof value === 'object' && value !== null ? [...value].sort() : value);
}

interface Compared {
  readonly calls: Calls;
  readonly evaluators: readonly string[];
  readonly expertId: string | undefined;
  readonly seed: number | undefined;
  readonly isNominal: boolean;
}

function agreementOn(id: string, { calls, evaluators, expertId, seed, isNominal }: Compared): QuestionAgreement {
  const pairs = calls.flatMap((call) => pairsOf([...call.values()].flatMap(({ said }) => said.get(id) ?? [])));
  const distances = calls.flatMap((call) =>
    distancesIn(new Map([...call].map(([evaluator, { scores }]) => [evaluator, scores.get(id) ?? null])), expertId),
  );
  const units = calls.map((call) =>
    evaluators.map((evaluator) => {
      const scored = call.get(evaluator);
      return (isNominal ? scored?.said.get(id) : scored?.scores.get(id)) ?? null;
    }),
  );
  return {
    id,
    deviation: meanOf(distances.map(({ distance }) => Math.abs(distance))),
    agreed: meanOf(pairs.map(([one, other]) => (one === other ? 1 : 0))),
    alpha: krippendorffAlpha(units, {
      level: isNominal ? 'nominal' : 'ordinal',
      ...(seed === undefined ? {} : { interval: { seed } }),
    }),
    kappa: kappaOf(calls.map((call) => evaluators.map((evaluator) => call.get(evaluator)?.said.get(id)))),
  };
}

/** Each row is a call with what each evaluator said. */
function kappaOf(rows: readonly (readonly (string | undefined)[])[]): QuestionAgreement['kappa'] {
  const raters = rows[0]?.length ?? 0;
  const whole = rows.filter((row): row is string[] => row.every((said) => said !== undefined));
  if (whole.length < rows.length || raters < 2) return null;
  const kind = raters === 2 ? 'cohen' : 'fleiss';
  if (whole.length < 2) return { kind, ...noStatistic('too-few', whole.length) };
  const words = [...new Set(whole.flat())].sort();
  if (kind === 'fleiss') return { kind, ...fleissKappa(whole.map((row) => words.map((word) => timesIn(row, word)))) };
  const pairs = whole.map((row) => JSON.stringify(row));
  return {
    kind,
    ...cohenKappa(words.map((one) => words.map((other) => timesIn(pairs, JSON.stringify([one, other]))))),
  };
}

function timesIn(list: readonly string[], word: string): number {
  return list.filter((each) => each === word).length;
}

function deviationOf(evaluatorId: string, calls: Calls, expertId: string | undefined): EvaluatorDeviation {
  const own = calls.flatMap((call) =>
    distancesIn(new Map([...call].map(([evaluator, { total }]) => [evaluator, total])), expertId).filter(
      ({ evaluator }) => evaluator === evaluatorId,
    ),
  );
  const distances = own.map(({ distance }) => distance);
  return {
    evaluatorId,
    deviation: meanOf(distances.map(Math.abs)),
    leaning: meanOf(distances),
    calls: distances.length,
  };
}

interface Distance {
  readonly evaluator: string;
  readonly distance: number;
}

/** How far each is from the expert, who is left out, or from the mean of all. One alone is far from nobody. */
function distancesIn(values: ReadonlyMap<string, number | null>, expertId: string | undefined): Distance[] {
  const given = [...values].flatMap(([evaluator, value]) => (value === null ? [] : [{ evaluator, value }]));
  if (given.length < 2) return [];
  const expert = given.find(({ evaluator }) => evaluator === expertId)?.value;
  if (expertId !== undefined && expert === undefined) return [];
  const middle = expert ?? sumOf(given.map(({ value }) => value)) / given.length;
  return given
    .filter(({ evaluator }) => evaluator !== expertId)
    .map(({ evaluator, value }) => ({ evaluator, distance: value - middle }));
}

function totalsOf(calls: Calls, evaluators: readonly string[]): Statistic {
  const rows = calls.map((call) => evaluators.map((evaluator) => call.get(evaluator)?.total ?? null));
  const whole = rows.filter((row): row is number[] => row.every((total) => total !== null));
  return evaluators.length < 2 ? noStatistic('too-few', whole.length) : intraclass(whole, { model: 2 });
}

function pairsOf<T>(list: readonly T[]): (readonly [T, T])[] {
  return list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other] as const));
}

function meanOf(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : sumOf(numbers) / numbers.length;
}
