import type { Option, Value } from '../definition/field.js';
import { NOT_APPLICABLE, type SurveyField } from '../definition/survey-fields.js';
import { checkValue } from '../form/field-values.js';
import { issue, type Issue } from '../issue.js';

/**
 * Checks one answer against its field, as forms do; not applicable passes where the question allows it, and nothing can be
 * chosen twice.
 *
 * @example
 * checkAnswer(attitude, 9); // [{ code: 'too-large', path: ['attitude'], params: { max: 5 }, … }]
 */
export function checkAnswer(
  field: SurveyField,
  value: Value | undefined,
  offered: readonly Option[] | undefined = field.options,
): Issue[] {
  if (value === NOT_APPLICABLE && field.notApplicable !== undefined) return [];
  if (field.type === 'multi-select' && Array.isArray(value) && new Set(value).size < value.length)
    return [issue('not-an-option', [field.id])];
  return checkValue(field, value, offered);
}
