import { applyPatch, isPatchPath, maskValue, type Doc, type FieldConflict, type MaskedValue } from '@callside/core';
import { valueAt } from '../records/value-at.js';
import { contactParts, type FieldFinder, type RightsField } from './record-fields.js';
import type { Rights, RightsRecord } from './role-rules.js';

/** A record as somebody may see it. */
export interface ProjectedRecord {
  readonly doc: Doc;
  /** Places of personal data that are shown as they are. */
  readonly unmasked: readonly string[];
}

/**
 * Leaves out of a record what somebody may not see and masks what he may see in part; undefined when he may not see the
 * record at all. What a page has received, it has: nothing leaves the server but through here.
 *
 * @example
 * projectRecord(rights, { type: 'ticket', doc })?.doc.values; // { phone: { masked: true, hint: '138••••5678' } }
 */
export function projectRecord(rights: Rights, record: RightsRecord): ProjectedRecord | undefined {
  if (!rights.limited) return { doc: record.doc, unmasked: [] };
  if (rights.visibility(record) === 'hidden') return undefined;
  const unmasked: string[] = [];
  const parts = rights.partsOf(record);
  const shown = Object.entries(record.doc).flatMap(([part, members]): [string, unknown][] => {
    const find = parts.get(part);
    if (find === undefined) return [[part, members]];
    // A part that is no object cannot be told apart into fields.
    return isDoc(members) ? [[part, projectPart(rights, record, { part, members, find, unmasked })]] : [];
  });
  const doc = Object.fromEntries(shown);
  if (record.type === 'contact-batch' && Array.isArray(doc.contacts)) {
    const contacts = doc.contacts.map((line: unknown) => projectContact(rights, record, { line, unmasked }));
    return { doc: { ...doc, contacts }, unmasked: [...new Set(unmasked)] };
  }
  const find = parts.get('values');
  if (!Array.isArray(doc.log) || find === undefined) return { doc, unmasked };
  return {
    doc: { ...doc, log: doc.log.map((line: unknown) => projectLine(rights, record, { line, find })) },
    unmasked,
  };
}

/** Of each line of a calling list, what somebody may see of the person and of the columns; the rest tells when to dial. */
function projectContact(
  rights: Rights,
  record: RightsRecord,
  { line, unmasked }: { readonly line: unknown; readonly unmasked: string[] },
): Doc {
  if (!isDoc(line)) return {};
  const shown = [...contactParts(record.doc)].flatMap(([part, find]): [string, Doc][] => {
    const members = line[part];
    if (!isDoc(members)) return [];
    return [[part, projectPart(rights, record, { part: `contacts.${part}`, members, find, unmasked })]];
  });
  const { customer: _customer, columns: _columns, ...rest } = line;
  return { ...rest, ...Object.fromEntries(shown) };
}

/** What a field was and became is shown to whom the field is; that it was changed, everybody may know. */
function projectLine(
  rights: Rights,
  record: RightsRecord,
  { line, find }: { readonly line: unknown; readonly find: FieldFinder },
): unknown {
  if (!isDoc(line) || !Array.isArray(line.changes)) return line;
  const changes = line.changes.map((change: unknown) => {
    const field = isDoc(change) && typeof change.field === 'string' ? find(change.field) : undefined;
    const isShown = field !== undefined && field.pii === undefined && rights.visibility(record, field) === 'shown';
    return isShown || !isDoc(change) ? change : { field: change.field };
  });
  return { ...line, changes };
}

/**
 * The same for the values of others that a conflict names.
 *
 * @example
 * projectConflicts(rights, { type: 'ticket', doc }, [{ path: 'values.phone', rule: 'server', theirs: '13812345678' }]);
 */
export function projectConflicts(
  rights: Rights,
  record: RightsRecord,
  conflicts: readonly FieldConflict[],
): readonly FieldConflict[] {
  if (!rights.limited) return conflicts;
  return conflicts.map(({ theirs, ...conflict }): FieldConflict => {
    const { path } = conflict;
    if (theirs === undefined || !isPatchPath(path)) return conflict;
    const projected = projectRecord(rights, { ...record, doc: applyPatch(record.doc, { [path]: theirs }, []) });
    const shown = projected === undefined ? undefined : valueAt(projected.doc, path);
    return shown === undefined ? conflict : { ...conflict, theirs: shown };
  });
}

function projectPart(
  rights: Rights,
  record: RightsRecord,
  given: { part: string; members: Doc; find: FieldFinder; unmasked: string[] },
): Doc {
  const { part, members, find, unmasked } = given;
  const shown: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(members)) {
    const field = find(member);
    const visibility = field === undefined ? 'hidden' : rights.visibility(record, field);
    if (field === undefined || visibility === 'hidden') continue;
    shown[member] = visibility === 'shown' || isEmpty(value) ? value : masked(field, value);
    if (visibility === 'shown' && field.pii !== undefined && !isEmpty(value)) unmasked.push(`${part}.${member}`);
  }
  return shown;
}

/** Numbers, lists and the like have no part that could be shown. */
function masked({ pii = 'text' }: RightsField, value: unknown): MaskedValue {
  return { masked: true, hint: typeof value === 'string' ? maskValue(pii, value) : '••••' };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
