import type { Field, FileReference, Value } from '../definition/field.js';
import { isTypeAmong } from '../definition/media-type.js';
import { hasCardNumber } from '../privacy/card-number.js';

/**
 * The files that an attachment field holds; none where the value is anything else.
 *
 * @example
 * filesOf([{ id: 'a7', name: 'damage.jpg', type: 'image/jpeg', size: 48_213 }]).length; // 1
 */
export function filesOf(value: Value | undefined): readonly FileReference[] {
  return isFileList(value) ? value : [];
}

/** Finds what an attachment field would not take: what are no files, of another type, too large, too few or too many. */
export function checkFiles(
  value: NonNullable<Value>,
  { min = 0, max = Infinity, accept, maxSize = Infinity }: Field,
): string | undefined {
  if (!isFileList(value)) return 'files-malformed';
  // A type that is never taken is the better reason: a smaller file would not help.
  if (accept !== undefined && !value.every(({ type }) => isTypeAmong(type, accept))) return 'file-type-refused';
  if (value.some(({ size }) => size > maxSize)) return 'file-too-large';
  if (value.some(({ name }) => hasCardNumber(name))) return 'card-number';
  if (value.length < Number(min)) return 'too-few-files';
  return value.length > Number(max) ? 'too-many-files' : undefined;
}

function isFileList(value: unknown): value is readonly FileReference[] {
  return Array.isArray(value) && value.every(isFile);
}

function isFile(item: unknown): boolean {
  const { id, name, type, size } = Object(item) as Partial<Record<keyof FileReference, unknown>>;
  return [id, name, type].every((text) => typeof text === 'string') && typeof size === 'number';
}
