import { applyPatch, pathsOverlap, type Doc, type Mutation, type Problem } from '@callside/core';
import { problem } from '../problem.js';
import type { Entity } from '../records/entity-rows.js';
import { pathsOf } from './check-mutation.js';
import { checkTicket } from './ticket-rules.js';

/** Largest record, in characters of JSON. */
const MAX_DOC = 256 * 1024;

/** What a mutation comes to. */
export type Verdict =
  /** The record becomes `entity`; `merged` when others changed other fields since the client looked. */
  | { readonly kind: 'write'; readonly status: 'applied' | 'merged'; readonly entity: Entity }
  /** The record is already as wanted. */
  | { readonly kind: 'nothing-to-do' }
  | { readonly kind: 'conflict'; readonly problem: Problem }
  | { readonly kind: 'rejected'; readonly problem: Problem };

export interface Case {
  readonly mutation: Mutation;
  /** The record as it stands; undefined when there is none. */
  readonly entity: Entity | undefined;
  /** Paths that other clients changed after the mutation's `baseRev`. */
  readonly changedByOthers: readonly string[];
}

/**
 * Decides what becomes of a checked mutation. Pure: it reads nothing but its argument.
 *
 * @example
 * judge({ mutation, entity, changedByOthers: ['status'] }).kind; // 'conflict'
 */
export function judge(given: Case): Verdict {
  const { mutation, entity } = given;
  if (mutation.op === 'create') return judgeCreate(mutation, entity);
  if (entity === undefined) return rejected('record-not-found', 'Create the record first.');
  if (entity.type !== mutation.type) return rejected('record-not-found', 'The record is of another type.');
  if (mutation.op === 'delete') return judgeDelete(given, entity);
  if (entity.deleted) return rejected('record-deleted', 'A deleted record cannot be changed.');
  return judgePatch(given, entity);
}

function judgeCreate(mutation: Mutation, entity: Entity | undefined): Verdict {
  if (entity !== undefined) return rejected('record-exists', 'Another mutation has created the record.');
  const doc = applyPatch({ id: mutation.entityId }, mutation.set, mutation.unset);
  const { entityId: id, type } = mutation;
  return written(mutation, { id, type, rev: 1, deleted: false, doc }, 'applied');
}

function judgePatch({ mutation, changedByOthers }: Case, entity: Entity): Verdict {
  const mine = pathsOf(mutation);
  if (changedByOthers.some((theirs) => mine.some((path) => pathsOverlap(path, theirs)))) return conflict();
  const doc = applyPatch(entity.doc, mutation.set, mutation.unset);
  return written(mutation, nextRev(entity, { doc }), changedByOthers.length === 0 ? 'applied' : 'merged');
}

function judgeDelete({ changedByOthers }: Case, entity: Entity): Verdict {
  if (entity.deleted) return { kind: 'nothing-to-do' };
  if (changedByOthers.length > 0) return conflict();
  return { kind: 'write', status: 'applied', entity: nextRev(entity, { deleted: true }) };
}

function written(mutation: Mutation, entity: Entity, status: 'applied' | 'merged'): Verdict {
  const wrong = mutation.type === 'ticket' ? checkTicket({ paths: pathsOf(mutation), doc: entity.doc }) : undefined;
  if (wrong !== undefined) return { kind: 'rejected', problem: wrong };
  if (JSON.stringify(entity.doc).length > MAX_DOC) {
    return rejected('value-too-large', `A record has at most ${String(MAX_DOC)} characters of JSON.`);
  }
  return { kind: 'write', status, entity };
}

function nextRev(entity: Entity, change: { doc?: Doc; deleted?: boolean }): Entity {
  return { ...entity, ...change, rev: entity.rev + 1 };
}

function conflict(): Verdict {
  return { kind: 'conflict', problem: problem('base-conflict', 'The same fields were changed by another client.') };
}

function rejected(code: Parameters<typeof problem>[0], detail: string): Verdict {
  return { kind: 'rejected', problem: problem(code, detail) };
}
