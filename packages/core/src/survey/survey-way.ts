import type { Value, Values } from '../definition/field.js';
import type { SurveyBlock, SurveyDefinition, SurveyEnding } from '../definition/survey.js';
import type { SurveyField } from '../definition/survey-fields.js';
import { defaultValues } from '../form/default-values.js';
import { compileFields, createFieldStates, type FieldStates } from '../form/field-states.js';
import { isEmpty } from '../form/field-values.js';
import type { FieldState } from '../form/form-field.js';
import { issue, type Issue } from '../issue.js';
import { compileExpression } from '../logic/compile.js';
import type { Expression } from '../logic/expression.js';
import { checkAnswer } from './check-answer.js';
import { inOrder, type OrderedBlock } from './survey-order.js';

/** One question that is on the way. */
export interface SurveyQuestion {
  readonly block: SurveyBlock;
  /** Its fields that are shown, its own first. */
  readonly parts: readonly FieldState[];
  /** A matrix is answered with its last row. */
  readonly answered: boolean;
}

/** What a survey asks with the answers that there are, from the first question to the ending. */
export interface SurveyWay {
  readonly questions: readonly SurveyQuestion[];
  /** What would be said now at the end; undefined when no ending fits. */
  readonly ending: SurveyEnding | undefined;
  /** Findings on the questions on the way. */
  readonly issues: readonly Issue[];
}

/**
 * Works out the way through a survey: hidden questions are left out, and answered ones may jump ahead. What was answered off the
 * way, or to no question of this survey, decides nothing. `seed` is the respondent's own, such as the id of the link: the same seed meets the same order.
 *
 * @example
 * surveyWay(survey, { solved: 'no' }, { seed: link.id }).questions.map(({ block }) => block.id); // ['solved', 'comment']
 */
export function surveyWay(survey: SurveyDefinition, answers: Values, { seed }: { readonly seed: string }): SurveyWay {
  const blocks = inOrder(survey, seed);
  const fields = blocks.flatMap((each) => each.fields);
  const asked = fields.filter(({ id }) => Object.prototype.hasOwnProperty.call(answers, id));
  const given = Object.fromEntries(asked.map(({ id }) => [id, answers[id] ?? null]));
  const entries = compileFields(fields);
  const states = createFieldStates(entries, {
    values: { ...defaultValues(fields, {}), ...given },
    scopeOf: (all) => ({ answers: all }),
    // One way is worked out and nothing kept: to find out who reads what would take longer.
    readersOf: () => entries.keys(),
  });
  const { passed, end } = follow(survey, blocks, states);
  const questions = settled(passed, states);
  return {
    questions,
    ending: end ?? survey.endings.find(({ when }) => when === undefined || holds(when, states)),
    issues: questions.flatMap(issuesOf),
  };
}

/**
 * The answers on the way; what was typed where the way no longer leads stays on the device.
 *
 * @example
 * submittedAnswers(survey, { solved: 'yes', comment: 'typed, then hidden' }); // { solved: 'yes' }
 */
export function submittedAnswers(survey: SurveyDefinition, answers: Values): Readonly<Record<string, Value>> {
  const parts = surveyWay(survey, answers, { seed: '' }).questions.flatMap((question) => question.parts);
  const filled = parts.filter(({ value }) => !isEmpty(value));
  return Object.fromEntries(filled.map(({ field, value }) => [field.id, value]));
}

/** Walks from block to block, forgets the answers of those left aside, and tells which were passed. */
function follow(
  survey: SurveyDefinition,
  blocks: readonly OrderedBlock[],
  states: FieldStates,
): { passed: readonly OrderedBlock[]; end: SurveyEnding | undefined } {
  const passed: OrderedBlock[] = [];
  let target: string | undefined;
  let end: SurveyEnding | undefined;
  blocks.forEach((each, place) => {
    if (target === each.block.id) target = undefined;
    const aside = end !== undefined || target !== undefined;
    const parts = aside ? [] : shownParts(each, states);
    forget(each, states, parts);
    if (parts.length === 0) return;
    passed.push(each);
    const to = isAnswered(each.block, parts)
      ? each.block.jump?.find(({ when }) => when === undefined || holds(when, states))?.to
      : undefined;
    // Never backwards: an answer would be asked for again.
    if (blocks.slice(place + 1).some(({ block }) => block.id === to)) target = to;
    else end = survey.endings.find(({ id }) => id === to);
  });
  return { passed, end };
}

/** A condition may have read an answer that turned out to lie off the way: then its question goes, too. */
function settled(passed: readonly OrderedBlock[], states: FieldStates): readonly SurveyQuestion[] {
  const questions = passed.map((each) => ({ each, parts: shownParts(each, states) }));
  const gone = questions.filter(({ parts }) => parts.length === 0);
  if (gone.length === 0)
    return questions.map(({ each: { block }, parts }) => ({ block, parts, answered: isAnswered(block, parts) }));
  for (const { each } of gone) forget(each, states, []);
  return settled(
    passed.filter((each) => gone.every((other) => other.each !== each)),
    states,
  );
}

function shownParts({ fields }: OrderedBlock, states: FieldStates): readonly FieldState[] {
  return fields.map(({ id }) => states.state(id)).filter((state): state is FieldState => state?.visible === true);
}

function forget({ fields }: OrderedBlock, states: FieldStates, shown: readonly FieldState[]): void {
  for (const { id } of fields) if (shown.every(({ field }) => field.id !== id)) states.setValue(id, null);
}

function isAnswered({ type }: SurveyBlock, parts: readonly FieldState[]): boolean {
  const asked = type === 'matrix' ? parts : parts.slice(0, 1);
  return asked.every(({ value }) => !isEmpty(value));
}

function issuesOf({ block, parts }: SurveyQuestion): readonly Issue[] {
  return parts.flatMap(({ field, value, required, options }) => {
    if (isEmpty(value) || value === false)
      return required && block.soft !== true ? [issue('required', [field.id])] : [];
    return checkAnswer(field as SurveyField, value, options);
  });
}

function holds(when: Expression, states: FieldStates): boolean {
  return compileExpression(when).holds({ answers: states.values });
}
