import type { ProblemCode } from './problem.js';

/** Objects and lists inside one another. */
const MAX_DEPTH = 8;

const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** NUL and halves of surrogate pairs: JSON can carry them, PostgreSQL cannot. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/**
 * Tells why a JSON value cannot be stored, or undefined when it can: too deep, names that would reach a prototype, texts
 * that the database refuses, numbers that JSON cannot write.
 *
 * @example
 * whyUnstorable({ note: 'a\0b' }); // 'value-unstorable'
 */
export function whyUnstorable(value: unknown, depth = 0): ProblemCode | undefined {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? 'value-unstorable' : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'value-unstorable';
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= MAX_DEPTH) return 'value-too-large';
  for (const [name, member] of Object.entries(value)) {
    if (FORBIDDEN_NAMES.has(name)) return 'path-refused';
    const reason = whyUnstorable(name) ?? whyUnstorable(member, depth + 1);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
