import type { Field, Value } from '../definition/field.js';
import { isSelectable, treeIndex } from '../definition/tree.js';
import { checkNumber, checkOption, checkText, type Check } from './check-line.js';
import { checkFiles } from './file-values.js';

/**
 * What checks the fields that few surveys have: lines, dates, lists, trees, ticks, files. A survey's own file leaves them to the file beside it.
 *
 * @example
 * rareCheck('email')('a', field, []); // 'email-malformed'
 */
export function rareCheck(type: RareType): Check {
  return CHECKS[type];
}

/** The types that are checked here. */
export type RareType = Exclude<Field['type'], CommonType>;

/** The types that are checked beside the common questions. */
export type CommonType = 'long-text' | 'rating' | 'choice' | 'multi-select' | 'tri-state';

const CHECKS: Readonly<Record<RareType, Check>> = {
  text: checkText,
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
  tree: checkTree,
  lookup: checkText,
  checkbox: (value) => (typeof value === 'boolean' ? undefined : 'not-a-choice'),
  attachment: checkFiles,
};

/** ISO dates and times order as texts. */
function checkOrder(value: NonNullable<Value>, field: Field): string | undefined {
  if (typeof field.min === 'string' && value < field.min) return 'too-early';
  if (typeof field.max === 'string' && value > field.max) return 'too-late';
  return undefined;
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
