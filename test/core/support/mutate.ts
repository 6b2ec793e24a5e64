import type { DefinitionHead } from '@callside/core';
import fc from 'fast-check';

type Path = readonly (string | number)[];

/** Values that stand somewhere in definitions, right in one place and wrong in the others. */
const VALUES: readonly unknown[] = [
  ...['', ' ', 'nonsense', 'two words', 'constructor', 'PT4H', 'PT0S', '08:00', '25:00', '2026-10-01', '10-01'],
  ...['customer', 'return', 'published', 'select', 'repair', 'conversation', 'rolling', 'zh-TW'],
  ...[0, 1, -1, 1.5, 100, true, false, null],
  ...[[], [''], ['x'], ['x', 'y'], [1], [{}], {}, { x: 1 }, { x: 'y' }, { en: ' ' }, { en: 'Text' }, { id: 'x' }],
];

/**
 * One of these definitions with one thing changed at a random place: a value put in, a property taken out or added, a
 * list emptied. What was meant is not kept: many changes do no harm.
 */
export function mutated(definitions: readonly DefinitionHead[]): fc.Arbitrary<unknown> {
  return fc.constantFrom(...definitions).chain((definition) => {
    const places = placesOf(definition);
    return fc.oneof(
      fc
        .tuple(fc.constantFrom(...places), fc.constantFrom(...VALUES))
        .map(([path, value]) => changed(definition, path, () => value)),
      fc
        .constantFrom(...places.filter((path) => typeof path.at(-1) === 'string'))
        .map((path) => changed(definition, path, () => undefined)),
      fc
        .constantFrom([], ...places)
        .map((path) => changed(definition, path, (value) => (isObject(value) ? { ...value, nonsense: 'x' } : value))),
    );
  });
}

/** The paths to everything in a value; the value itself is not among them. */
function placesOf(value: unknown): Path[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => below(entry, index));
  return isObject(value) ? Object.entries(value).flatMap(([key, entry]) => below(entry, key)) : [];
}

function below(entry: unknown, step: string | number): Path[] {
  return [[step], ...placesOf(entry).map((path) => [step, ...path])];
}

function changed(value: unknown, [step, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((entry: unknown, index) => (index === step ? changed(entry, rest, change) : entry));
  if (!isObject(value)) return value;
  // A property that becomes undefined is gone, as it would be in a file.
  const entries = Object.entries({ ...value, [step]: changed(value[step], rest, change) });
  return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
