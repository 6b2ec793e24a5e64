import { TRI_STATES, type Field, type Option, type Value } from '../definition/field.js';
import { issue, type Issue } from '../issue.js';
import { isMaskedValue } from '../privacy/masked-value.js';
import { checkNumber, checkOption, checkText, type Check } from './check-line.js';
import { rareCheck, type CommonType } from './rare-checks.js';

/**
 * Tells whether a value counts as no answer.
 *
 * @example
 * isEmpty('  '); // true
 */
export function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/**
 * Checks one value against its field: type, bounds, pattern, offered options, entries of its tree, files; a card number that
 * somebody typed is refused in every field. Empty values pass; whether a value is needed is the form's question. What a server has masked
 * passes, too: it was checked when it was stored. Findings lie at `[field.id]`. Throws `definition-invalid` for an unsafe pattern.
 *
 * @example
 * checkValue({ id: 'age', type: 'number', label: 'Age', min: 1 }, 0); // [{ code: 'too-small', params: { min: 1 }, … }]
 */
export function checkValue(
  field: Field,
  value: Value | undefined,
  offered: readonly Option[] = field.options ?? [],
): Issue[] {
  if (isEmpty(value) || value === undefined || value === null || isMaskedValue(value)) return [];
  const code = checkOf(field.type)(value, field, offered);
  if (code === undefined) return [];
  return [issue(code, [field.id], paramsOf(code, field))];
}

const CHECKS: Readonly<Record<CommonType, Check>> = {
  'long-text': checkText,
  rating: (value, field) =>
    Number.isInteger(value) ? checkNumber(value, { min: 1, max: 5, ...field }) : 'number-malformed',
  choice: checkOption,
  'multi-select': (value, _field, offered) =>
    Array.isArray(value) && value.every((item) => offered.some((option) => option.value === item))
      ? undefined
      : 'not-an-option',
  'tri-state': (value) => (TRI_STATES.some((state) => state === value) ? undefined : 'not-an-option'),
};

/** The bound that a value passed. */
function paramsOf(code: string, field: Field): Issue['params'] {
  if (code === 'file-too-large') return { max: field.maxSize ?? 0 };
  if (!code.startsWith('too-')) return {};
  const bound = /small|short|early|few/.test(code) ? 'min' : 'max';
  // A rating has bounds without saying so.
  return { [bound]: field[bound] ?? (bound === 'min' ? 1 : 5) };
}

function checkOf(type: Field['type']): Check {
  return isCommon(type) ? CHECKS[type] : rareCheck(type);
}

function isCommon(type: Field['type']): type is CommonType {
  return Object.hasOwn(CHECKS, type);
}
