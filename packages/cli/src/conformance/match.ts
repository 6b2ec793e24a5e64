import type { Fault } from './case.js';

export type Difference = Omit<Fault, 'step'>;

/**
 * Finds where a value is not what was expected. An object may have more members than are named, a list has exactly those;
 * `{ "$absent": true }`, `{ "$oneOf": […] }`, `{ "$pattern": "…" }` and `{ "$any": true }` stand for what is no one value.
 *
 * @example
 * differences({ a: 1, b: 2 }, { a: 2 }); // [{ code: 'differs', path: 'a', expected: 2, found: 1 }]
 */
export function differences(found: unknown, expected: unknown, path = ''): readonly Difference[] {
  if (Array.isArray(expected)) return ofList(found, expected, path);
  if (!isObject(expected)) return found === expected ? [] : [differs(found, expected, path)];
  if ('$absent' in expected) return found === undefined ? [] : [{ code: 'unexpected', path, found }];
  if (found === undefined) return [{ code: 'missing', path, expected }];
  if ('$any' in expected) return [];
  if ('$oneOf' in expected) return isOneOf(found, expected.$oneOf) ? [] : [differs(found, expected.$oneOf, path)];
  if ('$pattern' in expected) {
    const fits = typeof found === 'string' && new RegExp(String(expected.$pattern)).test(found);
    return fits ? [] : [differs(found, expected.$pattern, path)];
  }
  if (!isObject(found)) return [differs(found, expected, path)];
  return Object.entries(expected).flatMap(([name, value]) => {
    const member = Object.hasOwn(found, name) ? found[name] : undefined;
    return differences(member, value, path === '' ? name : `${path}.${name}`);
  });
}

function ofList(found: unknown, expected: readonly unknown[], path: string): readonly Difference[] {
  if (!Array.isArray(found)) return [differs(found, expected, path)];
  if (found.length !== expected.length)
    return [{ code: 'length', path, expected: expected.length, found: found.length }];
  return expected.flatMap((value, index) => differences(found[index], value, `${path}[${String(index)}]`));
}

function differs(found: unknown, expected: unknown, path: string): Difference {
  return found === undefined ? { code: 'missing', path, expected } : { code: 'differs', path, expected, found };
}

function isOneOf(found: unknown, allowed: unknown): boolean {
  return Array.isArray(allowed) && allowed.includes(found);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
