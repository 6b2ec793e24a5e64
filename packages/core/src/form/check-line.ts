import type { Field, Option, Value } from '../definition/field.js';
import { compilePattern } from '../definition/pattern.js';
import { hasCardNumber } from '../privacy/card-number.js';

/** Tells what is wrong with a value that is there, by a code. */
export type Check = (value: NonNullable<Value>, field: Field, offered: readonly Option[]) => string | undefined;

/**
 * What is wrong with a text: a card number, its length, its pattern.
 *
 * @example
 * checkText('', { type: 'text', min: 1 }); // 'too-short'
 */
export function checkText(
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

/**
 * What is wrong with a number: a card number, its bounds.
 *
 * @example
 * checkNumber(0, { min: 1 }); // 'too-small'
 */
export function checkNumber(value: NonNullable<Value>, field: Pick<Field, 'min' | 'max'>): string | undefined {
  if (hasCardNumber(value)) return 'card-number';
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'number-malformed';
  if (typeof field.min === 'number' && value < field.min) return 'too-small';
  if (typeof field.max === 'number' && value > field.max) return 'too-large';
  return undefined;
}

/**
 * What is wrong with a choice: it is not on offer.
 *
 * @example
 * checkOption('boat', field, [{ value: 'lift', label: 'Lift' }]); // 'not-an-option'
 */
export function checkOption(value: NonNullable<Value>, _field: Field, offered: readonly Option[]): string | undefined {
  return offered.some((option) => option.value === value) ? undefined : 'not-an-option';
}
