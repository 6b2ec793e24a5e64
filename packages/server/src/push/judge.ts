import {
  applyPatch,
  mergeMutation,
  type Doc,
  type FieldConflict,
  type Merged,
  type Mutation,
  type Problem,
} from '@callside/core';
import type { RuleOf, WorkflowDefinition } from '@callside/core';
import { problem } from '../problem.js';
import type { Entity } from '../records/entity-rows.js';
import { checkAttachment, type AttachmentLimits } from './attachment-rules.js';
import { pathsOf } from './check-mutation.js';
import { checkGapRecord } from './gap-rules.js';
import { checkContacts } from './contact-rules.js';
import { checkStatus } from './life-cycle.js';
import { checkPlan, settlePlan } from './coaching-rules.js';
import { checkEvaluation, settleEvaluation, type EvaluationRules } from './evaluation-rules.js';
import { checkLog } from './log-lines.js';
import { settleMoves } from './ticket-moves.js';
import { checkTicket } from './ticket-rules.js';

/** Largest record, in characters of JSON. */
const MAX_DOC = 256 * 1024;

/** What a mutation comes to. */
export type Verdict =
  | { readonly kind: 'rejected'; readonly problem: Problem }
  /** The record was deleted: the change comes too late, whatever it says. */
  | { readonly kind: 'too-late'; readonly problem: Problem; readonly conflicts: readonly FieldConflict[] }
  | Effect;

/** What a mutation does to its record. */
export interface Effect {
  readonly kind: 'effect';
  readonly status: 'applied' | 'merged' | 'conflict';
  /** The next revision; undefined when the record stays as it is. */
  readonly entity: Entity | undefined;
  /** Paths that take effect. */
  readonly written: readonly string[];
  readonly conflicts: readonly FieldConflict[];
}

export interface Case {
  readonly mutation: Mutation;
  /** The record as it stands; undefined when there is none. */
  readonly entity: Entity | undefined;
  /** Paths that others changed after the mutation's `baseRev`. */
  readonly changedByOthers: readonly string[];
  readonly rules: Rules;
}

/** What the definitions and settings say of the record. */
export interface Rules {
  readonly ruleOf: RuleOf;
  readonly flow: WorkflowDefinition | undefined;
  readonly scorecard: EvaluationRules['scorecard'];
  /** Roles of the sender where the life cycle is to look at them. */
  readonly roles: readonly string[] | undefined;
  readonly attachments: AttachmentLimits;
}

/**
 * Decides what becomes of a checked mutation. Pure: it reads nothing but its argument.
 *
 * @example
 * judge({ mutation, entity, changedByOthers: ['status'], rules }).kind; // 'effect'
 */
export function judge(given: Case): Verdict {
  const { mutation, entity } = given;
  if (mutation.op === 'create') return judgeCreate(given);
  if (entity === undefined) return rejected('record-not-found', 'Create the record first.');
  if (entity.type !== mutation.type) return rejected('record-not-found', 'The record is of another type.');
  if (mutation.op === 'delete') return judgeDelete(entity);
  return entity.deleted ? tooLate() : judgePatch(given, entity);
}

function judgeCreate({ mutation, entity, rules }: Case): Verdict {
  if (entity !== undefined) return rejected('record-exists', 'Another mutation has created the record.');
  const { entityId: id, type, set, unset, deltas } = mutation;
  const doc = applyPatch({ id }, set, unset, deltas);
  const refusal = checked(mutation, undefined, rules);
  if (refusal !== undefined) return refusal;
  const made: Merged = { doc, status: 'applied', written: pathsOf(mutation), conflicts: [] };
  const settled = settle(made, { mutation, isContested: false, rules });
  if (!('doc' in settled)) return { kind: 'rejected', problem: settled };
  const written = { id, type, rev: 1, deleted: false, doc: settled.doc };
  const effect = { status: 'applied', entity: written, written: made.written, conflicts: [] } as const;
  return fitting({ kind: 'effect', ...effect }, { before: undefined, rules });
}

function judgePatch({ mutation, changedByOthers, rules }: Case, entity: Entity): Verdict {
  const refusal = checked(mutation, entity, rules);
  if (refusal !== undefined) return refusal;
  const merged = mergeMutation({ doc: entity.doc, mutation, changedByOthers, ruleOf: rules.ruleOf });
  const settled = settle(merged, { mutation, isContested: changedByOthers.length > 0, rules });
  if (!('doc' in settled)) return { kind: 'rejected', problem: settled };
  const { doc, status, written, conflicts } = settled;
  const next = written.length === 0 ? undefined : { ...entity, rev: entity.rev + 1, doc };
  return fitting({ kind: 'effect', status, entity: next, written, conflicts }, { before: entity.doc, rules });
}

/** Gives what has a log the status that follows from it: there is nothing left for a person to decide. */
function settle(
  merged: Merged,
  { mutation, isContested, rules }: { mutation: Mutation; isContested: boolean; rules: Rules },
): Merged | Problem {
  if (mutation.type === 'ticket') return settleMoves(merged, { mutation, isContested, flow: rules.flow });
  const following = FOLLOWING[mutation.type];
  if (following === undefined || merged.written.length === 0) return merged;
  const settled =
    mutation.type === 'evaluation'
      ? settleEvaluation(merged.doc, { mutation, isContested, rules })
      : settlePlan(merged.doc, { mutation, isContested });
  if (!('doc' in settled)) return settled;
  const conflicts = merged.conflicts.filter(({ path }) => !following.includes(path));
  return { ...merged, doc: settled.doc, written: [...new Set([...merged.written, ...following])], conflicts };
}

/** What of a record follows from the rest of it. */
const FOLLOWING: Readonly<Partial<Record<Mutation['type'], readonly string[]>>> = {
  evaluation: ['status', 'total'],
  coaching: ['state'],
};

/** Delete wins, also over changes that it did not know of. */
function judgeDelete(entity: Entity): Verdict {
  const next = entity.deleted ? undefined : { ...entity, rev: entity.rev + 1, deleted: true };
  return { kind: 'effect', status: 'applied', entity: next, written: [], conflicts: [] };
}

/** What speaks against the mutation itself, whatever others did. */
function checked(mutation: Mutation, entity: Entity | undefined, rules: Rules): Verdict | undefined {
  const paths = pathsOf(mutation);
  const doc = applyPatch(entity?.doc ?? {}, mutation.set, mutation.unset, mutation.deltas);
  const wrong = checkByType(mutation, { paths, doc, before: entity?.doc, isNew: entity === undefined }, rules);
  return wrong === undefined ? undefined : { kind: 'rejected', problem: wrong };
}

function checkByType(
  mutation: Mutation,
  change: { paths: readonly string[]; doc: Doc; before: Doc | undefined; isNew: boolean },
  rules: Rules,
): Problem | undefined {
  switch (mutation.type) {
    case 'ticket':
      return checkTicket(change) ?? checkLog(mutation, rules.roles);
    case 'evaluation':
      return checkEvaluation(mutation, change) ?? checkLog(mutation, rules.roles);
    case 'coaching':
      return checkPlan(mutation, change) ?? checkLog(mutation, rules.roles);
    case 'attachment':
      return checkAttachment(change, rules.attachments);
    case 'knowledge-gap':
      return checkGapRecord(change);
    default:
      return checkContacts(mutation.type, change);
  }
}

/** What speaks against the record that would come of it. */
function fitting(effect: Effect, { before, rules }: { before: Doc | undefined; rules: Rules }): Verdict {
  const { entity } = effect;
  if (entity === undefined) return effect;
  const wrong =
    entity.type === 'ticket'
      ? checkStatus({ before, after: entity.doc, flow: rules.flow, roles: rules.roles })
      : undefined;
  if (wrong !== undefined) return { kind: 'rejected', problem: wrong };
  if (JSON.stringify(entity.doc).length <= MAX_DOC) return effect;
  return rejected('value-too-large', `A record has at most ${String(MAX_DOC)} characters of JSON.`);
}

function tooLate(): Verdict {
  const why = problem('record-deleted', 'A deleted record cannot be changed.');
  return { kind: 'too-late', problem: why, conflicts: [{ path: '', rule: 'server' }] };
}

function rejected(code: Parameters<typeof problem>[0], detail: string): Verdict {
  return { kind: 'rejected', problem: problem(code, detail) };
}
