import { valueAt, type Doc, type EntityType } from '../storage/entity.js';
import type { Mutation } from '../storage/mutation.js';
import { applyPatch, pathsOverlap } from './patch.js';
import type { FieldConflict } from './protocol.js';

/**
 * Who is right when two people have changed one value: `server` keeps what was there first, `client` takes what came last,
 * `manual` asks a person. `set`, `append` and `counter` never ask: both additions stay.
 */
export type MergeRule = 'server' | 'client' | 'manual' | 'set' | 'append' | 'counter';

/** The rule of a path; a definition gives it for its fields. */
export type RuleOf = (path: string) => MergeRule;

/** A change, the record as it stands, and what others have done to it since the change was made. */
export interface MergeCase {
  readonly doc: Doc;
  readonly mutation: Pick<Mutation, 'set' | 'unset' | 'deltas'>;
  /** Paths that others have written after the mutation's `baseRev`. */
  readonly changedByOthers: readonly string[];
  readonly ruleOf: RuleOf;
}

export interface Merged {
  readonly doc: Doc;
  /** Paths that took effect; with none the record stays as it was. */
  readonly written: readonly string[];
  readonly status: 'applied' | 'merged' | 'conflict';
  /** Paths that both sides had changed to different values, and how each was decided. */
  readonly conflicts: readonly FieldConflict[];
}

/**
 * Merges a change into a record, path by path. Disjoint paths both stay, equal values are no conflict, additions add up;
 * where both sides have assigned one path, its rule decides, and the other value is named so that nobody loses it unseen.
 * Pure: page and server come to the same record.
 *
 * @example
 * mergeMutation({ doc, mutation, changedByOthers: ['status'], ruleOf: () => 'server' }).status; // 'merged'
 */
export function mergeMutation({ doc, mutation, changedByOthers, ruleOf }: MergeCase): Merged {
  const { set, unset, deltas = {} } = mutation;
  const contested = [...Object.keys(set), ...unset].filter(
    (path) => changedByOthers.some((theirs) => pathsOverlap(path, theirs)) && !isEqual(valueAt(doc, path), set[path]),
  );
  const conflicts = contested.map((path): FieldConflict => {
    const theirs = valueAt(doc, path);
    return { path, rule: deciding(ruleOf(path)), ...(theirs === undefined ? {} : { theirs }) };
  });
  const lost = new Set(conflicts.filter(({ rule }) => rule !== 'client').map(({ path }) => path));
  const kept = {
    set: Object.fromEntries(Object.entries(set).filter(([path]) => !lost.has(path))),
    unset: unset.filter((path) => !lost.has(path)),
  };
  return {
    doc: applyPatch(doc, kept.set, kept.unset, deltas),
    written: [...Object.keys(kept.set), ...kept.unset, ...Object.keys(deltas)],
    status: statusOf(conflicts, changedByOthers),
    conflicts,
  };
}

/** Paths of each type that several people add to. */
const TYPE_RULES: Readonly<Partial<Record<EntityType, Readonly<Record<string, MergeRule>>>>> = {
  call: { events: 'append', path: 'append' },
  ticket: { log: 'append', links: 'set' },
};

/**
 * The rules of a record: those of its type for its own paths, those of its definition's fields for `values.<field>`.
 *
 * @example
 * mergeRules('ticket', [{ id: 'note', merge: 'manual' }])('values.note'); // 'manual'
 */
export function mergeRules(
  type: string,
  fields: readonly { readonly id: string; readonly merge?: MergeRule }[] = [],
): RuleOf {
  const own = new Map(Object.entries(TYPE_RULES[type as EntityType] ?? {}));
  for (const { id, merge } of fields) if (merge !== undefined) own.set(`values.${id}`, merge);
  return (path) => own.get(path) ?? 'server';
}

/** A plain value in place of an addition cannot be added up: what was there first stays. */
function deciding(rule: MergeRule): FieldConflict['rule'] {
  return rule === 'client' || rule === 'manual' ? rule : 'server';
}

function statusOf(conflicts: readonly FieldConflict[], changedByOthers: readonly string[]): Merged['status'] {
  if (conflicts.some(({ rule }) => rule === 'manual')) return 'conflict';
  return changedByOthers.length > 0 ? 'merged' : 'applied';
}

/** Both come from JSON; the order of an object's names says nothing. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size && left.every(([name, value]) => right.has(name) && isEqual(value, right.get(name)))
  );
}
