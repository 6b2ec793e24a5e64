import { isMaskedValue, issue, type Doc, type Mutation, type Problem } from '@callside/core';
import { problem } from '../problem.js';
import { pathsOf } from '../push/check-mutation.js';
import type { FieldFinder } from './record-fields.js';
import type { Rights, RightsRecord } from './role-rules.js';

/**
 * Tells why somebody may not make a change: a record or field that he may not see or change, or a mask that would be stored
 * as a value. Undefined when nothing speaks against it.
 *
 * @example
 * checkRights(rights, { mutation, present: entity?.doc })?.code; // 'field-forbidden'
 */
export function checkRights(
  rights: Rights,
  { mutation, present }: { mutation: Mutation; present: Doc | undefined },
): Problem | undefined {
  if (!rights.limited) return undefined;
  const { op, type, set } = mutation;
  const record = { type, doc: present ?? set };
  // Files come and go with the record that they belong to.
  const action = type === 'attachment' ? 'edit' : op === 'patch' ? 'edit' : op;
  if (!rights.mayDo(action, record)) {
    return op === 'delete' ? problem('role-missing', 'The role may not delete this record.') : forbidden([]);
  }
  // What names a record's fields may come with them: a call's script is stored when the call is saved.
  const parts = rights.partsOf({ type, doc: { ...set, ...present } });
  const closed = pathsOf(mutation).flatMap((path) => closedPaths(rights, { record, parts, mutation, path }));
  return closed[0] === undefined ? undefined : forbidden(closed);
}

/** Of a path, the places that may not be written; those of fields that nobody knows are not named. */
function closedPaths(
  rights: Rights,
  given: { record: RightsRecord; parts: ReadonlyMap<string, FieldFinder>; mutation: Mutation; path: string },
): string[][] {
  const { record, parts, mutation, path } = given;
  const value = mutation.set[path];
  const [part = '', member] = path.split('.');
  const find = parts.get(part);
  if (find === undefined) return isMaskedValue(value) ? [[part]] : [];
  if (isMaskedValue(value) || (member === undefined && value !== undefined && !isDoc(value))) return [[part]];
  // Who writes a part as a whole writes all that was in it, too.
  const members = member === undefined ? [...namesIn(value), ...namesIn(record.doc[part])] : [member];
  return members.flatMap((name) => {
    const field = find(name);
    if (field === undefined) return [[part]];
    const isHidden = rights.visibility(record, field) === 'hidden';
    const mayWrite =
      rights.mayDo('edit', record, field) || (mutation.op === 'create' && rights.mayDo('create', record, field));
    const inside = isDoc(value) ? value[name] : undefined;
    return isHidden || !mayWrite || (member === undefined && isMaskedValue(inside)) ? [[part, field.id]] : [];
  });
}

function forbidden(paths: readonly string[][]): Problem {
  const issues = paths.map((path) => issue('field-forbidden', path));
  return problem('field-forbidden', 'The role may not see or change every field of this change.', issues);
}

function namesIn(value: unknown): string[] {
  return isDoc(value) ? Object.keys(value) : [];
}

function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
