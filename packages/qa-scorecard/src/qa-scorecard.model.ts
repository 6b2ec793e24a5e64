import {
  questionsOf,
  type AnswerValue,
  type EvaluationAnswer,
  type EvaluationAnswers,
  type ScorecardDefinition,
  type ScorecardQuestion,
} from '@callside/core';

/** By what unfinished answers are known; see the properties of the card. */
export interface DraftPlace {
  readonly draftName: string | undefined;
  readonly evaluation: { readonly id: string } | undefined;
  readonly definition: { readonly id: string } | undefined;
  readonly subject: { readonly id: string } | undefined;
}

/**
 * Under which name unfinished answers are kept.
 *
 * @example
 * draftNameOf(card); // 'evaluation/inbound/call-7'
 */
export function draftNameOf({ draftName, evaluation, definition, subject }: DraftPlace): string {
  return draftName ?? `evaluation/${evaluation?.id ?? `${definition?.id ?? ''}/${subject?.id ?? ''}`}`;
}

const OPEN: EvaluationAnswer = { value: null };

/**
 * The answers that a scorecard begins with: what its author has picked for the evaluator.
 *
 * @example
 * firstAnswers(scorecard); // { greeting: { value: 'yes' } }
 */
export function firstAnswers(scorecard: ScorecardDefinition): EvaluationAnswers {
  const given = questionsOf(scorecard).flatMap(({ question }) =>
    'default' in question ? [[question.id, { value: question.default }] as const] : [],
  );
  return Object.fromEntries(given);
}

/**
 * Answers a question; what was said beside the answer stays. Null opens it again.
 *
 * @example
 * setValue({}, 'greeting', 'yes'); // { greeting: { value: 'yes' } }
 */
export function setValue(answers: EvaluationAnswers, question: string, value: AnswerValue | null): EvaluationAnswers {
  const { notApplicable: _before, ...rest } = answers[question] ?? OPEN;
  return { ...answers, [question]: { ...rest, value } };
}

/**
 * Picks an option, or takes it back when it is picked already; of a question with several, one more or one less.
 *
 * @example
 * pickOption({}, greeting, 'yes'); // { greeting: { value: 'yes' } }
 */
export function pickOption(
  answers: EvaluationAnswers,
  { id, type }: ScorecardQuestion,
  option: string,
): EvaluationAnswers {
  const before = answers[id]?.value ?? null;
  if (type !== 'choices') return setValue(answers, id, before === option ? null : option);
  const picked: readonly string[] = Array.isArray(before) ? before : [];
  const next = picked.includes(option) ? picked.filter((each) => each !== option) : [...picked, option];
  return setValue(answers, id, next.length === 0 ? null : next);
}

/**
 * Says of a question with several options that none of them is true, or takes that back.
 *
 * @example
 * pickNone({}, 'additions'); // { additions: { value: [] } }
 */
export function pickNone(answers: EvaluationAnswers, question: string): EvaluationAnswers {
  return setValue(answers, question, isNone(answers[question]) ? null : []);
}

/**
 * Whether it is said that none of several options is true.
 *
 * @example
 * isNone({ value: [] }); // true
 */
export function isNone(answer: EvaluationAnswer | undefined): boolean {
  return Array.isArray(answer?.value) && answer.value.length === 0;
}

/**
 * Whether an option is picked, alone or among others.
 *
 * @example
 * isPicked({ value: ['a', 'b'] }, 'b'); // true
 */
export function isPicked(answer: EvaluationAnswer | undefined, option: string): boolean {
  const value = answer?.value ?? null;
  return value === option || (Array.isArray(value) && value.includes(option));
}

/**
 * Marks a question as not applicable, or takes that back.
 *
 * @example
 * toggleNotApplicable({}, 'refund'); // { refund: { value: null, notApplicable: true } }
 */
export function toggleNotApplicable(answers: EvaluationAnswers, question: string): EvaluationAnswers {
  const before = answers[question] ?? OPEN;
  return { ...answers, [question]: { ...before, value: null, notApplicable: before.notApplicable !== true } };
}

/**
 * Sets the comment on a question; an empty one goes.
 *
 * @example
 * setComment(answers, 'greeting', 'Said the name late.');
 */
export function setComment(answers: EvaluationAnswers, question: string, comment: string): EvaluationAnswers {
  const { comment: _before, ...rest } = answers[question] ?? OPEN;
  return { ...answers, [question]: comment.trim() === '' ? rest : { ...rest, comment } };
}

/**
 * Names a reason of a low mark, or takes it back.
 *
 * @example
 * toggleReason({}, 'greeting', 'late'); // { greeting: { value: null, reasons: ['late'] } }
 */
export function toggleReason(answers: EvaluationAnswers, question: string, reason: string): EvaluationAnswers {
  const { reasons = [], ...rest } = answers[question] ?? OPEN;
  const next = reasons.includes(reason) ? reasons.filter((each) => each !== reason) : [...reasons, reason];
  return { ...answers, [question]: next.length === 0 ? rest : { ...rest, reasons: next } };
}
