import { issue, warning, type Issue, type Path } from '../../issue.js';
import type { Field, FieldType } from '../field.js';
import { isMediaType } from '../media-type.js';
import { nearest } from '../shape.js';
import { constantValueOf } from './conditions.js';
import { choicesOf } from './field-groups.js';

/** What the bounds of a type are; a type that is not here takes none. */
const BOUNDS: Readonly<Partial<Record<FieldType, 'number' | 'string'>>> = {
  text: 'number',
  'long-text': 'number',
  phone: 'number',
  email: 'number',
  url: 'number',
  lookup: 'number',
  number: 'number',
  rating: 'number',
  date: 'string',
  'date-time': 'string',
  time: 'string',
  attachment: 'number',
};

/** What only files have, and what they cannot have. */
const OF_FILES = ['accept', 'maxSize'] as const;
const NOT_OF_FILES = ['default', 'compute', 'pattern'] as const;

/** Finds bounds that do nothing or leave nothing, and a first value that the field itself would refuse. */
export function reviewBounds(field: Field, path: Path, found: Issue[]): void {
  for (const name of ['min', 'max'] as const) {
    const bound: unknown = field[name];
    if (bound === undefined) continue;
    if (typeof bound !== 'number' && typeof bound !== 'string') {
      found.push(issue('bound-malformed', [...path, name]));
    } else if (typeof bound !== BOUNDS[field.type]) {
      found.push(warning('bound-ignored', [...path, name], { bound: name, type: field.type }));
    }
  }
  const { min, max } = field;
  if (typeof min === typeof max && min !== undefined && max !== undefined && min > max) {
    found.push(issue('range-empty', [...path, 'max'], { min, max }));
  }
  for (const name of field.type === 'attachment' ? NOT_OF_FILES : OF_FILES) {
    if (field[name] === undefined) continue;
    found.push(warning('bound-ignored', [...path, name], { bound: name, type: field.type }));
  }
  field.accept?.forEach((type, index) => {
    if (!isMediaType(type)) found.push(issue('media-type-malformed', [...path, 'accept', index], { type }));
  });
  if (field.default !== undefined && field.type !== 'attachment') reviewDefault(field, [...path, 'default'], found);
}

function reviewDefault(field: Field, path: Path, found: Issue[]): void {
  const value = constantValueOf(field.default ?? null);
  if (value === undefined || value === null || value === '') return;
  const offered = choicesOf(field);
  if (offered !== undefined) {
    for (const chosen of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof chosen === 'string' && offered.includes(chosen)) continue;
      const written = asWritten(chosen);
      found.push(issue('default-not-an-option', path, { value: written }, nearest(written, offered)));
    }
    return;
  }
  const size = BOUNDS[field.type] === 'number' && typeof value === 'string' ? Array.from(value).length : value;
  const bounds: Pick<Field, 'min' | 'max'> = field.type === 'rating' ? { min: 1, max: 5, ...field } : field;
  if (isBelow(size, bounds.min) || isBelow(bounds.max, size)) {
    const { min = '…', max = '…' } = bounds;
    found.push(issue('default-out-of-range', path, { value: asWritten(value), min, max }));
  }
}

/** A default is a constant: a text, a number, or `true`. */
function asWritten(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isBelow(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  return typeof a === 'string' && typeof b === 'string' && a < b;
}
