import type { FlowValue } from './snapshot.js';

/**
 * The JSON that a result of an expression is kept as, so that a snapshot read back is equal to the one written: no number
 * that JSON cannot write, nothing undefined, and no part shared with the caller's data.
 *
 * @example
 * asFlowValue([0 / 0, undefined, 'a']); // [null, null, 'a']
 */
export function asFlowValue(value: unknown): FlowValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  // JSON has no -0 either.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  return typeof value === 'object' && value !== null ? copyOf(value) : null;
}

function copyOf(value: object): FlowValue {
  if (Array.isArray(value)) return value.map(asFlowValue);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]): [string, FlowValue] => [name, asFlowValue(inner)]),
  );
}
