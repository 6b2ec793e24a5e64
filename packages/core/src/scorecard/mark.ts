import type { ChoiceQuestion, FailReach, NumberQuestion, ScorecardQuestion, Scoring } from '../definition/scorecard.js';
import type { EvaluationAnswer } from './evaluation.js';

/** What an answer is worth before weights. */
export interface Mark {
  /** Per cent of the question's weight, or points; undefined while there is no answer that counts. */
  readonly earned?: number;
  /** The most that can be earned without bonus; 0 for what is not scored. */
  readonly best: number;
  readonly fail?: FailReach;
  readonly isAnswered: boolean;
}

/** What the best answer is worth with weights: per cent. */
const FULL = 100;

/**
 * Marks one answer. One that is no answer to this question, such as an option that it does not have, counts as none.
 *
 * @example
 * markAnswer(greeting, { value: 'yes' }, 'weighted'); // { earned: 100, best: 100, isAnswered: true }
 */
export function markAnswer(
  question: ScorecardQuestion,
  answer: EvaluationAnswer | undefined,
  mode: NonNullable<Scoring['mode']>,
): Mark {
  const value = answer?.value ?? null;
  switch (question.type) {
    case 'text':
    case 'date':
      return { best: 0, isAnswered: typeof value === 'string' && value.trim() !== '' };
    case 'number':
      return markNumber(question, value, mode);
    default:
      return markChoice(question, value, mode);
  }
}

function markNumber(
  { min = -Infinity, max = Infinity, ranges = [] }: NumberQuestion,
  value: unknown,
  mode: string,
): Mark {
  const best = ranges.length === 0 ? 0 : mode === 'points' ? Math.max(0, ...ranges.map(({ score }) => score)) : FULL;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < min || value > max)
    return { best, isAnswered: false };
  const range = ranges.find(({ from = -Infinity, to = Infinity }) => value >= from && value <= to);
  if (ranges.length === 0) return { best, isAnswered: true };
  // A number that lies in no range has earned nothing.
  return { earned: range?.score ?? 0, best, isAnswered: true, ...failOf(range === undefined ? [] : [range]) };
}

function markChoice(question: ChoiceQuestion, value: unknown, mode: string): Mark {
  const isMany = question.type === 'choices';
  const { options, cap = mode === 'points' ? Infinity : FULL } = question;
  const regular = options.filter(({ bonus }) => bonus !== true).map(({ score }) => score);
  const reachable = isMany ? Math.min(cap, sum(regular.filter((score) => score > 0))) : Math.max(0, ...regular);
  const best = mode === 'points' ? reachable : FULL;
  const ids: readonly unknown[] = isMany ? (Array.isArray(value) ? value : []) : [value];
  const picked = options.filter(({ id }) => ids.includes(id));
  // Of several, none may be true: an empty list says so, null does not.
  if (isMany ? !Array.isArray(value) : picked.length === 0) return { best, isAnswered: false };
  const added = sum(picked.map(({ score }) => score));
  const earned = isMany ? Math.min(cap, Math.max(0, added)) : added;
  return { earned, best, isAnswered: true, ...failOf(picked) };
}

const REACH: readonly FailReach[] = ['form', 'section', 'subsection'];

/** The farthest of what they reach. */
function failOf(picked: readonly { readonly fail?: FailReach }[]): { fail?: FailReach } {
  const fail = REACH.find((reach) => picked.some((each) => each.fail === reach));
  return fail === undefined ? {} : { fail };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
