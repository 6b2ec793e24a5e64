import { hasCardNumber, issue, type Doc, type Mutation, type Problem } from '@callside/core';
import type { FieldFinder } from '../privacy/record-fields.js';
import { problem } from '../problem.js';

/** Ids and SHA-256 sums, whose digits may look like anything. */
const MADE_BY_MACHINE = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{64})$/i;

/**
 * Refuses a change that brings a card number, wherever in it: a page masks them, but whoever sends need not be one of our pages,
 * and nothing here may store them (PCI DSS 4.0, requirement 3). The answer names the places, never the number. Keys that
 * look-up fields have found are made by machines and pass, as they do in the form.
 *
 * @example
 * checkCardNumbers({ ...mutation, set: { 'values.note': '4111 1111 1111 1111' } }, parts)?.code; // 'field-invalid'
 */
export function checkCardNumbers(
  { set, deltas = {} }: Mutation,
  parts: ReadonlyMap<string, FieldFinder>,
): Problem | undefined {
  const isKey = (part: string, member: string): boolean => parts.get(part)?.(member)?.type === 'lookup';
  const placesIn = (value: unknown, path: readonly string[]): (readonly string[])[] => {
    const [part = '', member = '', ...deeper] = path;
    if (isMade(value) || (deeper.length === 0 && isKey(part, member))) return [];
    if (hasCardNumber(value)) return [path];
    if (typeof value !== 'object' || value === null) return [];
    // A line of the log says what a field was and became.
    if ('field' in value && typeof value.field === 'string' && isKey('values', value.field)) return [];
    // A name may be what somebody typed, and must not be repeated.
    return Object.entries(value as Doc).flatMap(([name, inside]) =>
      hasCardNumber(name) ? [path] : placesIn(inside, [...path, name]),
    );
  };
  const places = [set, deltas].flatMap((change) =>
    Object.entries(change).flatMap(([path, value]) => placesIn(value, path.split('.'))),
  );
  if (places.length === 0) return undefined;
  const issues = places.map((path) => issue('card-number', path));
  return problem('field-invalid', 'A card number is not stored: mask it first.', issues);
}

/** A share or a place on the map has many digits, and nobody has typed them. */
function isMade(value: unknown): boolean {
  return typeof value === 'string'
    ? MADE_BY_MACHINE.test(value)
    : typeof value === 'number' && !Number.isInteger(value);
}
