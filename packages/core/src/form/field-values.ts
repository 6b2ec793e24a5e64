import { TRI_STATES, type Field, type Option, type Value } from '../definition/field.js';
import { compilePattern } from '../definition/pattern.js';
import { isSelectable, treeIndex } from '../definition/tree.js';
import { issue, type Issue } from '../issue.js';
import { hasCardNumber } from '../privacy/card-number.js';
import { isMaskedValue } from '../privacy/masked-value.js';
import { checkFiles } from './file-values.js';

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
  const code = CHECKS[field.type](value, field, offered);
  if (code === undefined) return [];
  return [issue(code, [field.id], paramsOf(code, field))];
}

type Check = (value: NonNullable<Value>, field: Field, offered: readonly Option[]) => string | undefined;

const CHECKS: Readonly<Record<Field['type'], Check>> = {
  text: checkText,
  'long-text': checkText,
  phone: (value, field) =>
    typeof value === 'string' && /^[+\d][\d\s()-]{2,24}$/.test(value.trim())
      ? checkText(value, field)
      : 'phone-malformed',
  email: (value, field) =>
    typeof value === 'string' && /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(value)
      ? checkText(value, field)
      : 'email-malformed',
  url: (value, field) =>
    typeof value === 'string' && /^https?:\/\/[^\s]+$/i.test(value) ? checkText(value, field) : 'url-malformed',
  number: checkNumber,
  rating: (value, field) =>
    Number.isInteger(value) ? checkNumber(value, { min: 1, max: 5, ...field }) : 'number-malformed',
  date: (value, field) => (isDate(value) ? checkOrder(value, field) : 'date-malformed'),
  time: (value, field) =>
    typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value)
      ? checkOrder(value, field)
      : 'time-malformed',
  'date-time': (value, field) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && isDate(value.slice(0, 10))
      ? checkOrder(value, field)
      : 'date-malformed',
  select: checkOption,
  choice: checkOption,
  'multi-select': (value, _field, offered) =>
    Array.isArray(value) && value.every((item) => offered.some((option) => option.value === item))
      ? undefined
      : 'not-an-option',
  checkbox: (value) => (typeof value === 'boolean' ? undefined : 'not-a-choice'),
  'tri-state': (value) => (TRI_STATES.some((state) => state === value) ? undefined : 'not-an-option'),
  tree: checkTree,
  lookup: checkText,
  attachment: checkFiles,
};

function checkText(
  value: NonNullable<Value>,
  field: Pick<Field, 'type' | 'min' | 'max' | 'pattern'>,
): string | undefined {
  if (typeof value !== 'string') return 'text-malformed';
  // A key that was found is made by a machine, and may look like anything.
  if (field.type !== 'lookup' && hasCardNumber(value)) return 'card-number';
  const length = Array.from(value).length;
  if (typeof field.min === 'number' && length < field.min) return 'too-short';
  if (typeof field.max === 'number' && length > field.max) return 'too-long';
  if (field.pattern !== undefined && !compilePattern(field.pattern).test(value)) return 'pattern-mismatch';
  return undefined;
}

function checkNumber(value: NonNullable<Value>, field: Pick<Field, 'min' | 'max'>): string | undefined {
  if (hasCardNumber(value)) return 'card-number';
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'number-malformed';
  if (typeof field.min === 'number' && value < field.min) return 'too-small';
  if (typeof field.max === 'number' && value > field.max) return 'too-large';
  return undefined;
}

/** ISO dates and times order as texts. */
function checkOrder(value: NonNullable<Value>, field: Field): string | undefined {
  if (typeof field.min === 'string' && value < field.min) return 'too-early';
  if (typeof field.max === 'string' && value > field.max) return 'too-late';
  return undefined;
}

function checkOption(value: NonNullable<Value>, _field: Field, offered: readonly Option[]): string | undefined {
  return offered.some((option) => option.value === value) ? undefined : 'not-an-option';
}

/** An entry that was taken out passes, as an old record may hold it. */
function checkTree(value: NonNullable<Value>, { tree = [], selectable }: Field): string | undefined {
  const place = typeof value === 'string' ? treeIndex(tree).get(value) : undefined;
  return place !== undefined && isSelectable(place.entry, selectable) ? undefined : 'not-an-option';
}

function isDate(value: NonNullable<Value>): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00Z`);
  // A day that the month does not have is either no date or another one.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** The bound that a value passed. */
function paramsOf(code: string, field: Field): Issue['params'] {
  if (code === 'file-too-large') return { max: field.maxSize ?? 0 };
  if (!code.startsWith('too-')) return {};
  const bound = /small|short|early|few/.test(code) ? 'min' : 'max';
  // A rating has bounds without saying so.
  return { [bound]: field[bound] ?? (bound === 'min' ? 1 : 5) };
}
