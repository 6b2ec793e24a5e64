import { refOf, type DefinitionRef } from '../definition/definition.js';
import type { Field, PiiKind, Value, Values } from '../definition/field.js';
import type { Action, Grant, RolePolicyDefinition } from '../definition/role-policy.js';
import { maskValue } from './mask.js';

/** Who asks. */
export interface Viewer {
  readonly roles: readonly string[];
  /** The record in question is the viewer's own. */
  readonly owns?: boolean;
}

/** What is asked for: a kind of record, or one field of it. */
export interface Subject {
  readonly record: string;
  readonly field?: Pick<Field, 'id' | 'pii'>;
}

/** Allowed, or the roles that may, so that a screen can say whom to ask. */
export type Permission =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: 'not-granted' | 'only-own'; readonly roles: readonly string[] };

/** A role policy with inheritance worked out. */
export interface CompiledRolePolicy {
  readonly policy: DefinitionRef;
  readonly grants: readonly CompiledGrant[];
}

interface CompiledGrant extends Grant {
  /** The roles of the grant and those that inherit from them. */
  readonly holders: ReadonlySet<string>;
}

/**
 * Makes a role policy ready to answer; do it once and keep the result.
 *
 * @example
 * const policy = compileRolePolicy(callCentreRoles);
 */
export function compileRolePolicy(definition: RolePolicyDefinition): CompiledRolePolicy {
  const parents = new Map(definition.roles.map(({ id, inherits = [] }) => [id, inherits]));
  const holds = (role: string, granted: readonly string[], seen: ReadonlySet<string>): boolean =>
    granted.includes(role) ||
    (parents.get(role) ?? []).some((parent) => !seen.has(parent) && holds(parent, granted, new Set([...seen, parent])));
  return {
    policy: refOf(definition),
    grants: definition.grants.map((grant) => ({
      ...grant,
      holders: new Set(definition.roles.map(({ id }) => id).filter((id) => holds(id, grant.roles, new Set([id])))),
    })),
  };
}

/**
 * Tells whether somebody may do something. What no grant names is not allowed; the answer then says which roles may.
 *
 * @example
 * mayDo(policy, { roles: ['agent'] }, 'export', { record: 'ticket' });
 * // { allowed: false, reason: 'not-granted', roles: ['manager'] }
 */
export function mayDo(policy: CompiledRolePolicy, viewer: Viewer, action: Action, subject: Subject): Permission {
  const grants = policy.grants.filter((grant) => grant.actions.includes(action) && covers(grant, subject));
  const mine = grants.filter(({ holders }) => viewer.roles.some((role) => holders.has(role)));
  if (mine.some(({ own }) => own !== true || viewer.owns === true)) return { allowed: true };
  const roles = new Set(grants.filter(({ own }) => own !== true).flatMap(({ holders }) => [...holders]));
  return { allowed: false, reason: mine.length > 0 ? 'only-own' : 'not-granted', roles: [...roles] };
}

/** How a value is shown: as it is, in part, or not at all. */
export type Visibility = 'shown' | 'masked' | 'hidden';

/**
 * How somebody sees a field. Seeing it in full goes before seeing it masked.
 *
 * @example
 * visibilityOf(policy, { roles: ['agent'] }, { record: 'ticket', field: { id: 'card', pii: 'card' } }); // 'masked'
 */
export function visibilityOf(policy: CompiledRolePolicy, viewer: Viewer, subject: Subject): Visibility {
  if (mayDo(policy, viewer, 'view', subject).allowed) return 'shown';
  return mayDo(policy, viewer, 'view-masked', subject).allowed ? 'masked' : 'hidden';
}

/** A record's values as somebody may see them. */
export interface Projection {
  readonly values: Values;
  /** Ids of the values that are shown in part. */
  readonly masked: readonly string[];
  /** Ids of the values that are left out. */
  readonly hidden: readonly string[];
}

/**
 * Leaves out what somebody may not see and masks what he may see in part. A server does this before it sends a record:
 * what a page has received, it has. Values of fields that the form does not have are left out.
 *
 * @example
 * projectValues(policy, { roles: ['agent'] }, { record: 'ticket', fields, values: { phone: '13812345678' } });
 * // { values: { phone: '138••••5678' }, masked: ['phone'], hidden: [] }
 */
export function projectValues(
  policy: CompiledRolePolicy,
  viewer: Viewer,
  { record, fields, values }: { record: string; fields: readonly Field[]; values: Values },
): Projection {
  const shown: Record<string, Value> = {};
  const masked: string[] = [];
  const hidden: string[] = [];
  for (const [id, value] of Object.entries(values)) {
    const field = fields.find((each) => each.id === id);
    const visibility = field === undefined ? 'hidden' : visibilityOf(policy, viewer, { record, field });
    if (visibility === 'hidden') hidden.push(id);
    else if (visibility === 'shown') shown[id] = value;
    else {
      shown[id] = maskedValue(field?.pii ?? 'text', value);
      masked.push(id);
    }
  }
  return { values: shown, masked, hidden };
}

function covers(grant: Grant, { record, field }: Subject): boolean {
  if (!grant.records.includes(record) && !grant.records.includes('*')) return false;
  if (field === undefined) return grant.fields === undefined && grant.pii === undefined;
  if (grant.fields?.includes(field.id) === true) return true;
  if (field.pii !== undefined) return grant.pii?.includes(field.pii) === true;
  return grant.fields === undefined && grant.pii === undefined;
}

/** Numbers and lists have no part that could be shown: they become a mask of one length. */
function maskedValue(kind: PiiKind, value: Value): Value {
  if (value === null || typeof value === 'boolean') return null;
  return maskValue(kind, typeof value === 'string' ? value : '••••');
}
