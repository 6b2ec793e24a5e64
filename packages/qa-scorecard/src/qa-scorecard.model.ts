import {
  callDurations,
  type CallRecord,
  type EvaluationAnswer,
  type ScorecardDefinition,
  type ScorecardQuestion,
} from '@callside/core';

export type EvaluationAnswers = Readonly<Record<string, EvaluationAnswer>>;

/**
 * Picks an option, or takes it back when it is picked already; a comment stays.
 *
 * @example
 * pickOption({}, 'greeting', 'yes'); // { greeting: { option: 'yes' } }
 */
export function pickOption(answers: EvaluationAnswers, question: string, option: string): EvaluationAnswers {
  const { comment, option: before } = answers[question] ?? { option: null };
  return {
    ...answers,
    [question]: { option: before === option ? null : option, ...(comment === undefined ? {} : { comment }) },
  };
}

/**
 * Marks a question as not applicable, or takes that back.
 *
 * @example
 * toggleNotApplicable({}, 'refund'); // { refund: { option: null, notApplicable: true } }
 */
export function toggleNotApplicable(answers: EvaluationAnswers, question: string): EvaluationAnswers {
  const before = answers[question] ?? { option: null };
  return { ...answers, [question]: { ...before, option: null, notApplicable: before.notApplicable !== true } };
}

/**
 * Sets the comment on a question; an empty one goes.
 *
 * @example
 * setComment(answers, 'greeting', 'Said the name late.');
 */
export function setComment(answers: EvaluationAnswers, question: string, comment: string): EvaluationAnswers {
  const { comment: _before, ...rest } = answers[question] ?? { option: null };
  return { ...answers, [question]: comment.trim() === '' ? rest : { ...rest, comment } };
}

/**
 * All questions of a scorecard in their order on screen.
 *
 * @example
 * questionsOf(scorecard).map(({ id }) => id);
 */
export function questionsOf(scorecard: ScorecardDefinition): readonly ScorecardQuestion[] {
  return scorecard.items.flatMap(({ items }) => items);
}

/** One stay at a stage of the script, for the evaluator to read. Times are milliseconds from the call's first event. */
export interface PathEntry {
  readonly step: string;
  readonly stage: string;
  readonly at: number;
  readonly spent: number;
}

/**
 * The script's path of a call as offsets from its start.
 *
 * @example
 * pathOf(call)[0]; // { step: 'greet', stage: 'greet', at: 4000, spent: 12000 }
 */
export function pathOf(call: CallRecord): readonly PathEntry[] {
  const start = call.events[0]?.at ?? call.openedAt;
  const end = call.closedAt ?? call.events.at(-1)?.at ?? start;
  return call.path.map(({ step, stage, enteredAt, leftAt }) => ({
    step,
    stage,
    at: enteredAt - start,
    spent: (leftAt ?? end) - enteredAt,
  }));
}

/**
 * How long the customer was on the line, in milliseconds.
 *
 * @example
 * lineTime(call); // 161000
 */
export function lineTime(call: CallRecord): number {
  const { talk, hold } = callDurations(call.events, call.closedAt ?? call.events.at(-1)?.at ?? call.openedAt);
  return talk + hold;
}
