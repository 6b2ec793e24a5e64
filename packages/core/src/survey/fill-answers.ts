import { TRI_STATES, type Field, type Value, type Values } from '../definition/field.js';
import { NOT_APPLICABLE, OTHER, surveyFields, type SurveyField } from '../definition/survey-fields.js';
import { SURVEY_WORDS } from '../definition/survey.strings.js';
import { fillText } from '../definition/template.js';
import { textFor, type Text } from '../definition/text.js';
import { treeIndex } from '../definition/tree.js';
import { isEmpty } from '../form/field-values.js';
import { filesOf } from '../form/file-values.js';
import type { PipedFrom } from './piped-text.js';

/**
 * Fills the `{{answers.<id>}}` of a written text with what the customer answered.
 *
 * @example
 * fillAnswers('Why “{{answers.solved}}”?', { survey, answers: { solved: 'no' }, locale: 'en' }); // 'Why “Not at all”?'
 */
export function fillAnswers(written: string, { survey, answers, locale }: PipedFrom): string {
  const words = surveyFields(survey).map((field) => [field.id, inWords(field, answers, locale)] as const);
  return fillText(written, { answers: Object.fromEntries(words) });
}

/** One answer as its respondent would say it; empty when there is none. */
function inWords(field: SurveyField, answers: Values, locale: string): string {
  const value = answers[field.id] ?? null;
  if (isEmpty(value)) return '';
  if (value === NOT_APPLICABLE && field.notApplicable !== undefined) return textFor(field.notApplicable, locale);
  const files = filesOf(value);
  const said = files.length > 0 ? files.map(({ name }) => name) : asList(value).map((each) => labelOf(field, each));
  const own = answers[`${field.id}-other`];
  // What the customer wrote says more than “other”.
  const told = said.map((label, index) =>
    asList(value)[index] === OTHER && typeof own === 'string' && own.trim() !== '' ? own : textFor(label, locale),
  );
  return told.join(locale.startsWith('zh') ? '、' : ', ');
}

function asList(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

function labelOf({ options, tree = [] }: Field, value: Value): Text {
  const state = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
  return (
    options?.find((option) => option.value === value)?.label ??
    (typeof value === 'string' ? treeIndex(tree).get(value)?.entry.label : undefined) ??
    (options === undefined && isTriState(state) ? SURVEY_WORDS[state] : String(state))
  );
}

function isTriState(value: unknown): value is (typeof TRI_STATES)[number] {
  return TRI_STATES.some((state) => state === value);
}
