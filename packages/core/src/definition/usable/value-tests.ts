import { isCallsideError } from '../../errors.js';

/** Says of a value, as a yes or a no, what the linter's shapes say with a reason. */
export type Test = (value: unknown) => boolean;

export const isWords: Test = (value) => typeof value === 'string' && value.trim() !== '';
export const isString: Test = (value) => typeof value === 'string' && value !== '';
export const isNumber: Test = (value) => Number.isFinite(value);
export const isFlag: Test = (value) => typeof value === 'boolean';
export const isName: Test = (value) =>
  typeof value === 'string' && /^(?!(constructor|prototype)$)[A-Za-z][\w-]{0,63}$/.test(value);
export const isText: Test = (value) => isWords(value) || (isRecord(value) && listOf(isWords, 1)(Object.values(value)));

/** A value that may be missing. */
export function maybe(test: Test): Test {
  return (value) => value === undefined || test(value);
}

/** A list of so many at least. */
export function listOf(test: Test, least = 0): Test {
  return (value) => Array.isArray(value) && value.length >= least && value.every(test);
}

/** An object of which these properties are known; it may have others. */
export function recordOf(tests: Readonly<Record<string, Test>>): Test {
  const all = Object.entries(tests);
  return (value) => isRecord(value) && all.every(([name, test]) => test(value[name]));
}

/** The head and the body of a definition of one kind. */
export function definitionOf(kind: string, tests: Readonly<Record<string, Test>>): Test {
  return recordOf({ ...tests, kind: (value) => value === kind, id: isName, version: isCount, title: isText });
}

/** How many, or which version: a whole number from 1. */
export const isCount: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 1;

/** Another definition that one leads to. */
export const isLink: Test = recordOf({ id: isName, version: maybe(isCount) });

/** Whether each has an id of its own. */
export function areDistinct(entries: readonly { readonly id: string }[]): boolean {
  return new Set(entries.map(({ id }) => id)).size === entries.length;
}

/** A yes or a no for what says no by one of our errors, too. */
export function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch (error) {
    if (isCallsideError(error)) return false;
    throw error;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
