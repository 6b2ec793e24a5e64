import type { EvaluationAnswer, EvaluationAnswers } from '@callside/core';

/** What two evaluators have said since they last agreed, brought together. */
export interface MergedAnswers {
  readonly answers: EvaluationAnswers;
  /** What they say where both have answered one question, and differently; an answer that was taken back is an open one. */
  readonly theirs: EvaluationAnswers;
  /** From here the next merge goes on: where both differ, it is still what was there before. */
  readonly base: EvaluationAnswers;
}

const OPEN: EvaluationAnswer = { value: null };

/**
 * Brings together by question what two evaluators have said since `base`: what only one of them has changed is taken from that
 * one, and what both have changed stays mine, with what the other one says beside it.
 *
 * @example
 * mergeAnswers({}, { greeting: { value: 'yes' } }, { polite: { value: 'no' } }).answers; // both
 */
export function mergeAnswers(
  base: EvaluationAnswers,
  mine: EvaluationAnswers,
  theirs: EvaluationAnswers,
): MergedAnswers {
  const questions = [...new Set([base, mine, theirs].flatMap(Object.keys))];
  const isOurs = (id: string): boolean =>
    isSameAnswer(mine[id], theirs[id]) || isSameAnswer(mine[id], base[id]) || isSameAnswer(theirs[id], base[id]);
  const contested = questions.filter((id) => !isOurs(id));
  const isMine = (id: string): boolean => contested.includes(id) || isSameAnswer(theirs[id], base[id]);
  return {
    answers: pick(questions, (id) => (isMine(id) && !isSameAnswer(mine[id], theirs[id]) ? mine[id] : theirs[id])),
    theirs: pick(contested, (id) => theirs[id] ?? OPEN),
    base: pick(questions, (id) => (contested.includes(id) ? base[id] : theirs[id])),
  };
}

/**
 * What one has said since `base` and `now` does not have: it would be gone.
 *
 * @example
 * unkeptAnswers({}, { greeting: { value: 'yes' } }, {}); // { greeting: { value: 'yes' } }
 */
export function unkeptAnswers(
  base: EvaluationAnswers,
  mine: EvaluationAnswers,
  now: EvaluationAnswers,
): EvaluationAnswers {
  const own = Object.keys(mine).filter((id) => !isSameAnswer(mine[id], base[id]) && !isSameAnswer(mine[id], now[id]));
  return pick(own, (id) => mine[id]);
}

/**
 * Whether two answers say the same; one that says nothing is as good as none.
 *
 * @example
 * isSameAnswer(undefined, { value: null, notApplicable: false }); // true
 */
export function isSameAnswer(one: EvaluationAnswer | undefined, other: EvaluationAnswer | undefined): boolean {
  return said(one) === said(other);
}

function said(answer: EvaluationAnswer = OPEN): string {
  const parts = Object.entries(answer).filter(([, part]) => part !== undefined && part !== false);
  return JSON.stringify(parts.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function pick(
  questions: readonly string[],
  answerTo: (question: string) => EvaluationAnswer | undefined,
): EvaluationAnswers {
  const answers = questions.flatMap((id) => {
    const answer = answerTo(id);
    return answer === undefined ? [] : [[id, answer] as const];
  });
  return Object.fromEntries(answers);
}
