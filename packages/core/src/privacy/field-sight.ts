import type { Definition } from '../definition/definition-by-kind.js';
import type { Field } from '../definition/field.js';
import type { RolePolicyDefinition } from '../definition/role-policy.js';
import type { Text } from '../definition/text.js';
import {
  compileRolePolicy,
  mayDo,
  visibilityOf,
  type CompiledRolePolicy,
  type Viewer,
  type Visibility,
} from './role-policy.js';

/** How somebody sees a field, and whether the mask may be lifted for a moment. */
export interface FieldSight {
  readonly visibility: Visibility;
  readonly mayReveal: boolean;
  /** The titles of the roles that may lift it, so that a screen can say whom to ask. */
  readonly revealers: readonly Text[];
}

/**
 * The role policy among definitions, by the rule that the server has: the newest published one. Undefined where there is none,
 * or several of which nobody could say which one counts.
 *
 * @example
 * const policy = rolePolicyAmong(catalog.definitions);
 */
export function rolePolicyAmong(definitions: readonly Definition[]): RolePolicyDefinition | undefined {
  const policies = definitions.filter(
    (each): each is RolePolicyDefinition => each.kind === 'role-policy' && each.status === 'published',
  );
  if (new Set(policies.map(({ id }) => id)).size !== 1) return undefined;
  return policies.reduce((best, each) => (each.version > best.version ? each : best));
}

/**
 * How somebody sees a field of a record. Without a policy, and for a field without personal data, there is nothing to mask.
 *
 * @example
 * fieldSight(callCentreRoles, { roles: ['agent'] }, { record: 'ticket', field: { id: 'phone', pii: 'phone' } }).visibility; // 'masked'
 */
export function fieldSight(
  policy: RolePolicyDefinition | undefined,
  viewer: Viewer | undefined,
  subject: { readonly record: string; readonly field: Pick<Field, 'id' | 'pii'> },
): FieldSight {
  if (policy === undefined || viewer === undefined || subject.field.pii === undefined) return ALL;
  const compiled = compiledOf(policy);
  const reveal = mayDo(compiled, viewer, 'reveal', subject);
  const titles = reveal.allowed ? [] : policy.roles.filter(({ id }) => reveal.roles.includes(id));
  return {
    visibility: visibilityOf(compiled, viewer, subject),
    mayReveal: reveal.allowed,
    revealers: titles.map(({ title }) => title),
  };
}

const ALL: FieldSight = { visibility: 'shown', mayReveal: false, revealers: [] };

/** Definitions never change in place. */
const COMPILED = new WeakMap<RolePolicyDefinition, CompiledRolePolicy>();

function compiledOf(policy: RolePolicyDefinition): CompiledRolePolicy {
  const known = COMPILED.get(policy) ?? compileRolePolicy(policy);
  COMPILED.set(policy, known);
  return known;
}
