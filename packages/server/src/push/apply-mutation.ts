import { mergeRules, type Mutation, type MutationResult, type Problem } from '@callside/core';
import type { ServerContext } from '../context.js';
import type { Sql } from '../database/database.js';
import { checkRights } from '../privacy/check-rights.js';
import { checkPrivate, isFor } from '../privacy/private-records.js';
import type { Rights } from '../privacy/role-rules.js';
import { problem } from '../problem.js';
import { appendToAudit } from '../records/audit.js';
import { lockEntity, writeEntity, type Entity } from '../records/entity-rows.js';
import { appendToFeed } from '../records/feed.js';
import { isSurveyLink } from '../survey/link-rows.js';
import { pathsChangedByOthers } from './changed-paths.js';
import { checkCardNumbers } from './card-numbers.js';
import { checkMutation } from './check-mutation.js';
import { advanceClient, isSeqOfAnother, lastEntitySeq, lockClient, type ClientKey } from './client-order.js';
import { judge, type Effect, type Verdict } from './judge.js';
import { checkCalibrations, gathered, heardOf, isFinalising } from './gather-ratings.js';
import * as log from './mutation-log.js';
import { checkOwnName } from './own-name.js';
import { nextTicketNumber } from './ticket-number.js';
import { isRef } from './ticket-rules.js';

/** Who sends a mutation, from which device. */
export interface Sender extends ClientKey {
  /** Subject of the token. */
  readonly actor: string;
  readonly rights: Rights;
}

/**
 * Brings one mutation to its end in one transaction: record, log, audit and feed change together or not at all.
 *
 *     seq of another mutation, out of order, missing deps ──► blocked: nothing is logged, it may come again
 *     seen before ─ same payload ──► the stored answer
 *                 └ other payload ─► rejected
 *     judged ──► applied | merged | conflict | rejected: logged, and answered the same for ever
 *
 * @example
 * const result = await applyMutation(context, { tenant: 'acme', clientId, actor: '1001', rights }, mutation);
 */
export function applyMutation(context: ServerContext, sender: Sender, mutation: Mutation): Promise<MutationResult> {
  return context.database.transaction(async (tx) => {
    await lockClient(tx, sender);
    if (await isSeqOfAnother(tx, sender, mutation)) {
      return refusal(mutation, 'blocked', problem('seq-reused', 'Take a new clientId and number anew.'));
    }
    const last = await lastEntitySeq(tx, sender, mutation.entityId);
    if (mutation.entitySeq > last + 1) {
      return refusal(mutation, 'blocked', problem('entity-seq-gap', `The next entitySeq is ${String(last + 1)}.`));
    }
    const before = await log.findLogged(tx, sender.tenant, mutation.id);
    if (before !== undefined) return answerAgain(tx, { sender, mutation, before });
    if (mutation.entitySeq <= last) return answerLate(tx, { sender, mutation, last });
    if (!(await log.allEffective(tx, sender.tenant, mutation.deps))) {
      return refusal(mutation, 'blocked', problem('dependency-missing', 'Send it again after what it depends on.'));
    }
    return settle(tx, { context, sender, mutation });
  });
}

async function answerAgain(
  tx: Sql,
  given: { sender: Sender; mutation: Mutation; before: log.LoggedMutation },
): Promise<MutationResult> {
  const { sender, mutation, before } = given;
  await advanceClient(tx, sender, mutation);
  if (before.payloadHash !== log.payloadHash(mutation)) {
    return refusal(mutation, 'rejected', problem('mutation-reused', 'Give every change its own id.'));
  }
  const { status, conflicts, problem: why } = before;
  const present = status === 'rejected' ? {} : await stateFor(tx, sender, mutation);
  return {
    id: mutation.id,
    status: status === 'applied' || status === 'merged' ? 'duplicate' : status,
    ...present,
    ...(why === undefined ? {} : { problem: why }),
    ...(conflicts.length === 0 ? {} : { conflicts }),
  };
}

/** Its place is taken: by itself, where the log has forgotten it and the audit has not, or by another mutation. */
async function answerLate(
  tx: Sql,
  given: { sender: Sender; mutation: Mutation; last: number },
): Promise<MutationResult> {
  const { sender, mutation, last } = given;
  await advanceClient(tx, sender, mutation);
  if (await log.isAudited(tx, sender.tenant, mutation.id)) {
    return { id: mutation.id, status: 'duplicate', ...(await stateFor(tx, sender, mutation)) };
  }
  return refusal(mutation, 'rejected', problem('entity-seq-reused', `The next entitySeq is ${String(last + 1)}.`));
}

interface Task {
  readonly context: ServerContext;
  readonly sender: Sender;
  readonly mutation: Mutation;
}

async function settle(tx: Sql, task: Task): Promise<MutationResult> {
  const { context, sender, mutation } = task;
  const entity = await lockEntity(tx, sender.tenant, mutation.entityId);
  const verdict = await reachVerdict(tx, task, entity);
  await advanceClient(tx, sender, mutation);
  if (verdict.kind === 'effect') return takeEffect(tx, task, { verdict, present: entity });
  const { problem: why } = verdict;
  const status = verdict.kind === 'too-late' ? 'conflict' : 'rejected';
  const conflicts = verdict.kind === 'too-late' ? verdict.conflicts : [];
  const answer = { status, problem: why, conflicts } as const;
  await log.logMutation(tx, { client: sender, mutation, ...answer, rev: null, paths: [], now: context.clock.now() });
  const shown = verdict.kind === 'too-late' ? { ...stateOf(entity), conflicts } : {};
  return { ...refusal(mutation, status, why), ...shown };
}

async function reachVerdict(tx: Sql, task: Task, entity: Entity | undefined): Promise<Verdict> {
  const { context, sender, mutation } = task;
  const { rights } = sender;
  const doc = entity?.doc ?? mutation.set;
  const wrong =
    checkMutation(mutation) ??
    checkOwnName(sender.actor, mutation) ??
    checkPrivate(rights.person, { mutation, present: entity }) ??
    checkRights(rights, { mutation, present: entity?.doc }) ??
    checkCardNumbers(mutation, rights.partsOf({ type: mutation.type, doc })) ??
    (await checkWriter(tx, sender, mutation)) ??
    (await checkCalibrations(tx, { tenant: sender.tenant, rights, mutation, present: entity }));
  if (wrong !== undefined) return { kind: 'rejected', problem: wrong };
  const isBehind = entity !== undefined && entity.rev > mutation.baseRev;
  const changedByOthers = isBehind ? await pathsChangedByOthers(tx, sender, mutation) : [];
  const { definitions, attachments } = context;
  const rules = {
    ruleOf: mergeRules(mutation.type, definitions.fieldsOf(mutation.type, doc)),
    flow: definitions.flowOf(mutation.type, doc),
    scorecard: mutation.type === 'evaluation' ? definitions.scorecardOf(doc) : undefined,
    roles: rights.roles,
    attachments,
  };
  return judge({ mutation, entity, changedByOthers, rules });
}

/** What a customer answers behind a link, no agent may write. */
async function checkWriter(tx: Sql, sender: Sender, mutation: Mutation): Promise<Problem | undefined> {
  if (mutation.type !== 'survey-response') return undefined;
  const isCustomers = await isSurveyLink(tx, sender.tenant, mutation.entityId);
  return isCustomers ? problem('record-read-only', 'The response belongs to a survey link.') : undefined;
}

async function takeEffect(
  tx: Sql,
  task: Task,
  { verdict, present }: { verdict: Effect; present: Entity | undefined },
): Promise<MutationResult> {
  const { context, sender, mutation } = task;
  const now = context.clock.now();
  const { tenant, actor } = sender;
  const { status, conflicts } = verdict;
  const isFinal = verdict.entity !== undefined && isFinalising(present, verdict.entity);
  const paths = isFinal ? [...verdict.written, 'ratings'] : verdict.written;
  const entity = verdict.entity && (await completed(tx, task, { entity: verdict.entity, present }));
  const entry = { client: sender, mutation, status, rev: entity?.rev ?? null, paths, conflicts, now };
  await log.logMutation(tx, entry);
  if (entity !== undefined) {
    const { op: action, id: mutationId } = mutation;
    await writeEntity(tx, { tenant, entity, now });
    await appendToAudit(tx, { id: context.newId(), tenant, at: now, actor, action, entity, mutationId, paths });
    await appendToFeed(tx, tenant, entity);
    if (entity.type === 'rating') await tellSession(tx, task, entity);
  }
  const told = conflicts.length === 0 ? {} : { conflicts };
  return { id: mutation.id, status, ...stateOf(entity ?? present), ...told };
}

/** The record with what only a server knows: a ticket's number, what all evaluators have said. */
async function completed(
  tx: Sql,
  task: Task,
  { entity, present }: { entity: Entity; present: Entity | undefined },
): Promise<Entity> {
  if (isFinalising(present, entity)) return gathered(tx, task.sender.tenant, entity);
  return entity.type === 'ticket' && present === undefined ? numbered(tx, task, entity) : entity;
}

/** Whoever takes part in a calibration is told who has handed in what, and no more. */
async function tellSession(tx: Sql, { context, sender }: Task, rating: Entity): Promise<void> {
  const { tenant, actor } = sender;
  const now = context.clock.now();
  const entity = await heardOf(tx, tenant, rating);
  if (entity === undefined) return;
  await writeEntity(tx, { tenant, entity, now });
  const change = { action: 'patch', entity, mutationId: null, paths: ['rated'] } as const;
  await appendToAudit(tx, { id: context.newId(), tenant, at: now, actor, ...change });
  await appendToFeed(tx, tenant, entity);
}

async function numbered(tx: Sql, { context, sender }: Task, ticket: Entity): Promise<Entity> {
  const ref = ticket.doc.form;
  const form = isRef(ref) ? context.definitions.ticketForm(ref) : undefined;
  const number = await nextTicketNumber(tx, { tenant: sender.tenant, form, now: context.clock.now() });
  return { ...ticket, doc: { ...ticket.doc, number } };
}

/** The record as it stands now; nothing of one that is not for the sender. */
async function stateFor(
  tx: Sql,
  { tenant, rights }: Sender,
  { entityId }: Mutation,
): Promise<Pick<MutationResult, 'rev' | 'doc' | 'deleted'>> {
  const entity = await lockEntity(tx, tenant, entityId);
  return entity !== undefined && isFor(rights.person, entity) ? stateOf(entity) : {};
}

/** Of a deleted record nothing is left to be seen. */
function stateOf(entity: Entity | undefined): Pick<MutationResult, 'rev' | 'doc' | 'deleted'> {
  if (entity === undefined) return {};
  const { id, rev, deleted, doc } = entity;
  return deleted ? { rev, deleted, doc: { id } } : { rev, doc };
}

function refusal(mutation: Mutation, status: 'rejected' | 'blocked' | 'conflict', why: Problem): MutationResult {
  return { id: mutation.id, status, problem: why };
}
