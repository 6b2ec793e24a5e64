import { issue, warning, type Issue, type Path } from '../issue.js';

/** Checks one value of a definition and adds what it finds. */
export type Shape = (value: unknown, path: Path, found: Issue[]) => void;

/** Anything at all: checked elsewhere. */
export const anything: Shape = () => undefined;

export const text: Shape = (value, path, found) => {
  if (typeof value === 'string' ? value.trim() !== '' : isRecord(value) && isTextMap(value)) return;
  found.push(issue('text-malformed', path));
};

export const string: Shape = (value, path, found) => {
  if (typeof value !== 'string' || value === '') found.push(issue('not-a-text', path));
};

export const number: Shape = (value, path, found) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) found.push(issue('not-a-number', path));
};

/** How many: a whole number from 1. */
export const count: Shape = (value, path, found) => {
  if (!Number.isSafeInteger(value) || Number(value) < 1) found.push(issue('count-malformed', path));
};

/** A version: a whole number from 1. */
export const version: Shape = (value, path, found) => {
  if (!Number.isSafeInteger(value) || Number(value) < 1) found.push(issue('version-malformed', path));
};

export const boolean: Shape = (value, path, found) => {
  if (typeof value !== 'boolean') found.push(issue('not-true-or-false', path));
};

/** A name that conditions, paths and elements can use: a letter, then letters, digits, `-`, `_`. */
export const name: Shape = (value, path, found) => {
  const valid =
    typeof value === 'string' && /^[A-Za-z][\w-]{0,63}$/.test(value) && !['constructor', 'prototype'].includes(value);
  if (!valid) found.push(issue('id-malformed', path));
};

/**
 * One of some words; the nearest is suggested.
 *
 * @example
 * oneOf(['text', 'number'], 'unknown-field-type')('txt', ['type'], found);
 */
export function oneOf(words: readonly string[], code = 'unknown-word'): Shape {
  return (value, path, found) => {
    if (typeof value === 'string' && words.includes(value)) return;
    const written = asWritten(value);
    found.push(issue(code, path, { value: written, allowed: words.join(', ') }, nearest(written, words)));
  };
}

/** A value in few characters; `String` would run what an object brings along. */
function asWritten(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}

export function listOf(item: Shape, least = 0): Shape {
  return (value, path, found) => {
    if (!Array.isArray(value)) found.push(issue('not-a-list', path));
    else if (value.length < least) found.push(issue('list-empty', path));
    else value.forEach((entry, index) => item(entry, [...path, index], found));
  };
}

/** An object that says the same of several names. */
export function mapOf(item: Shape): Shape {
  return (value, path, found) => {
    if (!isRecord(value)) {
      found.push(issue('not-an-object', path));
      return;
    }
    for (const [key, entry] of Object.entries(value)) {
      name(key, [...path, key], found);
      item(entry, [...path, key], found);
    }
  };
}

/** An object with these properties; `?` at the end of a name makes it optional. Others are warned of. */
export function objectOf(shapes: Readonly<Record<string, Shape>>): Shape {
  const known = new Map(
    Object.entries(shapes).map(([key, shape]) => [key.replace(/\?$/, ''), { shape, optional: key.endsWith('?') }]),
  );
  return (value, path, found) => {
    if (!isRecord(value)) {
      found.push(issue('not-an-object', path));
      return;
    }
    for (const [key, { shape, optional }] of known) {
      if (Object.hasOwn(value, key) && value[key] !== undefined) shape(value[key], [...path, key], found);
      else if (!optional) found.push(issue('property-missing', [...path, key], { property: key }));
    }
    for (const key of Object.keys(value)) {
      if (!known.has(key))
        found.push(warning('unknown-property', [...path, key], { property: key }, nearest(key, [...known.keys()])));
    }
  };
}

/**
 * The allowed word that looks most like what was written, if any does.
 *
 * @example
 * nearest('selct', ['select', 'text']); // 'select'
 */
export function nearest(written: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((word) => ({ word, far: distance(written.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best !== undefined && best.far <= Math.max(2, Math.floor(best.word.length / 3)) ? best.word : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextMap(map: Readonly<Record<string, unknown>>): boolean {
  const texts = Object.values(map);
  return texts.length > 0 && texts.every((entry) => typeof entry === 'string' && entry.trim() !== '');
}

/** Levenshtein's edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= Math.min(a.length, 64); i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
