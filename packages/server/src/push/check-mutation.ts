import { ENTITY_TYPES, isPatchPath, type Mutation, type Problem } from '@callside/core';
import { problem } from '../problem.js';
import { whyUnstorable } from '../storable.js';

/** Most paths of one mutation: a form of 300 fields, and room. */
const MAX_PATHS = 1000;

/**
 * Tells why a mutation can never be accepted, whatever the record; undefined when nothing speaks against it.
 *
 * @example
 * checkMutation({ ...mutation, set: { '__proto__.x': 1 } })?.code; // 'path-refused'
 */
export function checkMutation(mutation: Mutation): Problem | undefined {
  const types: readonly string[] = ENTITY_TYPES;
  if (!types.includes(mutation.type)) return problem('type-unknown', `Known types are ${types.join(', ')}.`);
  const paths = pathsOf(mutation);
  if (paths.length > MAX_PATHS)
    return problem('value-too-large', `At most ${String(MAX_PATHS)} paths in one mutation.`);
  if (!paths.every(isPatchPath)) return problem('path-refused', 'A path is one or two plain names.');
  const { set, unset, deltas = {}, actor } = mutation;
  const unstorable = [set, unset, deltas, actor].map((part) => whyUnstorable(part)).find((why) => why !== undefined);
  if (unstorable !== undefined) return problem(unstorable, 'A name or value of the mutation cannot be stored.');
  if (new Set(paths).size < paths.length) return problem('path-refused', 'Each path is written once in a mutation.');
  return checkId(mutation, paths);
}

/**
 * Lists the places that a mutation writes, removes or adds to.
 *
 * @example
 * pathsOf({ ...mutation, set: { status: 'closed' }, unset: ['values.note'] }); // ['status', 'values.note']
 */
export function pathsOf({ set, unset, deltas = {} }: Pick<Mutation, 'set' | 'unset' | 'deltas'>): readonly string[] {
  return [...Object.keys(set), ...unset, ...Object.keys(deltas)];
}

/** A record's own id may be repeated in what is set, never changed. */
function checkId(mutation: Mutation, paths: readonly string[]): Problem | undefined {
  const touched = paths.filter((path) => path === 'id' || path.startsWith('id.'));
  const repeated = touched.length === 1 && mutation.set.id === mutation.entityId;
  if (touched.length === 0 || repeated) return undefined;
  return problem('field-reserved', 'The field "id" cannot be changed.');
}
