import type { Field, Value, Values } from '../definition/field.js';
import type { SurveyDefinition, SurveyEnding } from '../definition/survey.js';
import { isEmpty } from '../form/field-values.js';
import type { FieldState } from '../form/form-field.js';
import { createFormModel } from '../form/form-model.js';
import type { Issue } from '../issue.js';
import { compileExpression } from '../logic/compile.js';

/** Where a customer stands in a survey. */
export interface SurveyProgress {
  /** The questions that are shown with these answers, in order. */
  readonly blocks: readonly FieldState[];
  /** The question on screen; undefined when all are through. */
  readonly current: FieldState | undefined;
  /** Position of `current` among the shown questions, from 0; their count when all are through. */
  readonly position: number;
  readonly issues: readonly Issue[];
}

/**
 * Works out what a survey shows for the given answers. `at` is the id of the question on screen; the first unanswered
 * one when absent.
 *
 * @example
 * surveyProgress(survey, { solved: 'no' }).current?.field.id; // 'comment'
 */
export function surveyProgress(survey: SurveyDefinition, answers: Values, at?: string): SurveyProgress {
  const model = createFormModel(survey.blocks as readonly Field[], { values: answers, valuesAs: 'answers' });
  const blocks = survey.blocks
    .map(({ id }) => model.state(id))
    .filter((state) => state?.visible === true) as FieldState[];
  const wanted = blocks.findIndex(({ field }) => field.id === at);
  const open = blocks.findIndex(({ value }) => isEmpty(value));
  const position = wanted >= 0 ? wanted : open >= 0 ? open : blocks.length;
  return { blocks, current: blocks[position], position, issues: model.check() };
}

/**
 * The closing text for the given answers: the first whose condition holds.
 *
 * @example
 * endingFor(survey, { attitude: 5 })?.id; // 'thanks'
 */
export function endingFor(survey: SurveyDefinition, answers: Values): SurveyEnding | undefined {
  return survey.endings.find(({ when }) => when === undefined || compileExpression(when).holds({ answers }));
}

/**
 * The answers that are sent at the end: those of the questions on show; hidden ones stay on the device.
 *
 * @example
 * shownAnswers(survey, { solved: 'yes', comment: 'typed, then hidden' }); // { solved: 'yes' }
 */
export function shownAnswers(survey: SurveyDefinition, answers: Values): Readonly<Record<string, Value>> {
  return createFormModel(survey.blocks as readonly Field[], { values: answers, valuesAs: 'answers' }).submission();
}
