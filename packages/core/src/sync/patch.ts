import { isDoc, valueAt, type Doc } from '../storage/entity.js';
import type { Delta } from '../storage/mutation.js';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Applies a mutation's `set`, `unset` and `deltas` to a record and returns the new one. A path is a name or `name.name`; names that
 * would reach a prototype are refused. Page and server use this one function, so that both arrive at the same record.
 *
 * @example
 * applyPatch({ values: { a: 1 } }, { 'values.b': 2 }, ['values.a']); // { values: { b: 2 } }
 */
export function applyPatch(
  doc: Doc,
  set: Doc,
  unset: readonly string[],
  deltas: Readonly<Record<string, Delta>> = {},
): Doc {
  let next = assignPaths(doc, set, unset);
  for (const [path, delta] of Object.entries(deltas))
    next = withPath(next, path, applyDelta(valueAt(next, path), delta));
  return next;
}

/**
 * Applies what a mutation assigns and removes: all of it where nothing is added up, as in a survey.
 *
 * @example
 * assignPaths({ answers: { a: 1 } }, { 'answers.b': 2 }, ['answers.a']); // { answers: { b: 2 } }
 */
export function assignPaths(doc: Doc, set: Doc, unset: readonly string[]): Doc {
  let next: Doc = { ...doc };
  for (const path of unset) next = withPath(next, path, undefined);
  for (const [path, value] of Object.entries(set)) next = withPath(next, path, value);
  return next;
}

/**
 * The record without the names that have no value.
 *
 * @example
 * present({ before: 1, mine: undefined }); // { before: 1 }
 */
export function present(doc: Doc): Doc {
  return Object.fromEntries(Object.entries(doc).filter(([, value]) => value !== undefined));
}

/** What is not a number counts from 0, what is not a list is an empty one. */
function applyDelta(value: unknown, delta: Delta): unknown {
  if ('by' in delta) return (typeof value === 'number' ? value : 0) + delta.by;
  const { add = [], remove = [] } = delta;
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const gone = new Set(remove.map(itemKey));
  const kept = items.filter((item) => !gone.has(itemKey(item)));
  const known = new Set(kept.map(itemKey));
  return [...kept, ...add.filter((item) => !known.has(itemKey(item)))];
}

/** What tells two items of a list apart: their id, or all of them, in whatever order their names come back. */
function itemKey(item: unknown): string {
  return JSON.stringify(isDoc(item) && item.id !== undefined ? { id: item.id } : item, (_name, value: unknown) =>
    isDoc(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value,
  );
}

/**
 * Tells whether a path may be written by a mutation: one or two plain names.
 *
 * @example
 * isPatchPath('values.phone'); // true
 * isPatchPath('__proto__.x'); // false
 */
export function isPatchPath(path: string): boolean {
  const names = path.split('.');
  return names.length <= 2 && names.every((name) => name !== '' && name.length <= 128 && !FORBIDDEN.has(name));
}

/**
 * Tells whether two paths touch the same value: equal, or one inside the other.
 *
 * @example
 * pathsOverlap('values', 'values.phone'); // true
 */
export function pathsOverlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function withPath(doc: Doc, path: string, value: unknown): Doc {
  if (!isPatchPath(path)) throw new RangeError(`Cannot write the path "${path}".`);
  const [first = '', second] = path.split('.');
  const inner = second === undefined ? value : withName(isDoc(doc[first]) ? doc[first] : {}, second, value);
  return withName(doc, first, inner);
}

function withName(doc: Doc, name: string, value: unknown): Doc {
  if (value !== undefined) return { ...doc, [name]: value };
  const { [name]: _removed, ...rest } = doc;
  return rest;
}
