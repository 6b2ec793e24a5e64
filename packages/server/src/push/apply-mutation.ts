import type { Mutation, MutationResult, Problem } from '@callside/core';
import type { ServerContext } from '../context.js';
import type { Sql } from '../database/database.js';
import { problem } from '../problem.js';
import { appendToAudit } from '../records/audit.js';
import { lockEntity, writeEntity, type Entity } from '../records/entity-rows.js';
import { appendToFeed } from '../records/feed.js';
import { isSurveyLink } from '../survey/link-rows.js';
import { checkMutation, pathsOf } from './check-mutation.js';
import { judge, type Verdict } from './judge.js';
import * as log from './mutation-log.js';
import { nextTicketNumber } from './ticket-number.js';
import { isRef } from './ticket-rules.js';

/** Who sends a mutation, from which device. */
export interface Sender extends log.ClientKey {
  /** Subject of the token. */
  readonly actor: string;
}

/**
 * Brings one mutation to its end in one transaction: record, log, audit and feed change together or not at all.
 *
 *     seen before ─ same payload ──► the stored answer     out of order, missing deps ──► blocked (not logged)
 *                 └ other payload ─► rejected              judged ──► applied | merged | conflict | rejected (logged)
 *
 * @example
 * const result = await applyMutation(context, { tenant: 'acme', clientId, actor: '1001' }, mutation);
 */
export function applyMutation(context: ServerContext, sender: Sender, mutation: Mutation): Promise<MutationResult> {
  return context.database.transaction(async (tx) => {
    await log.lockClient(tx, sender);
    const before = await log.findLogged(tx, sender.tenant, mutation.id);
    if (before !== undefined) return answerAgain(tx, { sender, mutation, before });
    return (await outOfOrder(tx, sender, mutation)) ?? settle(tx, { context, sender, mutation });
  });
}

async function answerAgain(
  tx: Sql,
  given: { sender: Sender; mutation: Mutation; before: log.LoggedMutation },
): Promise<MutationResult> {
  const { sender, mutation, before } = given;
  await log.raiseLastSeq(tx, sender, mutation.seq);
  if (before.payloadHash !== log.payloadHash(mutation)) {
    return refusal(mutation, 'rejected', problem('mutation-reused', 'Give every change its own id.'));
  }
  const present = stateOf(await lockEntity(tx, sender.tenant, mutation.entityId));
  if (before.status === 'applied' || before.status === 'merged')
    return { id: mutation.id, status: 'duplicate', ...present };
  const shown = before.status === 'conflict' ? present : {};
  return { id: mutation.id, status: before.status, ...shown, ...(before.problem ? { problem: before.problem } : {}) };
}

async function outOfOrder(tx: Sql, sender: Sender, mutation: Mutation): Promise<MutationResult | undefined> {
  const last = await log.lastEntitySeq(tx, sender, mutation.entityId);
  if (mutation.entitySeq <= last) {
    await log.raiseLastSeq(tx, sender, mutation.seq);
    const reused = problem('entity-seq-reused', `The next entitySeq is ${String(last + 1)}.`);
    return refusal(mutation, 'rejected', reused);
  }
  if (mutation.entitySeq > last + 1) {
    return refusal(mutation, 'blocked', problem('entity-seq-gap', `The next entitySeq is ${String(last + 1)}.`));
  }
  if (await log.allEffective(tx, sender.tenant, mutation.deps)) return undefined;
  return refusal(mutation, 'blocked', problem('dependency-missing', 'Send it again after what it depends on.'));
}

interface Task {
  readonly context: ServerContext;
  readonly sender: Sender;
  readonly mutation: Mutation;
}

async function settle(tx: Sql, task: Task): Promise<MutationResult> {
  const { context, sender, mutation } = task;
  const now = context.clock.now();
  const entity = await lockEntity(tx, sender.tenant, mutation.entityId);
  const verdict = await reachVerdict(tx, sender, { mutation, entity });
  const entry = { client: sender, mutation, now };
  switch (verdict.kind) {
    case 'write':
      return write(tx, task, verdict);
    case 'nothing-to-do':
      await log.logMutation(tx, { ...entry, status: 'applied', rev: null, problem: undefined });
      return { id: mutation.id, status: 'applied', ...stateOf(entity) };
    case 'conflict':
      await log.logMutation(tx, { ...entry, status: 'conflict', rev: null, problem: verdict.problem });
      return { ...refusal(mutation, 'conflict', verdict.problem), ...stateOf(entity) };
    case 'rejected':
      await log.logMutation(tx, { ...entry, status: 'rejected', rev: null, problem: verdict.problem });
      return refusal(mutation, 'rejected', verdict.problem);
  }
}

async function reachVerdict(
  tx: Sql,
  sender: Sender,
  given: { mutation: Mutation; entity: Entity | undefined },
): Promise<Verdict> {
  const { mutation, entity } = given;
  const wrong = checkMutation(mutation) ?? (await checkWriter(tx, sender, mutation));
  if (wrong !== undefined) return { kind: 'rejected', problem: wrong };
  const isBehind = entity !== undefined && entity.rev > mutation.baseRev;
  const changedByOthers = isBehind ? await log.pathsChangedByOthers(tx, sender, mutation) : [];
  return judge({ mutation, entity, changedByOthers });
}

/** What a customer answers behind a link, no agent may write. */
async function checkWriter(tx: Sql, sender: Sender, mutation: Mutation): Promise<Problem | undefined> {
  if (mutation.type !== 'survey-response') return undefined;
  const isCustomers = await isSurveyLink(tx, sender.tenant, mutation.entityId);
  return isCustomers ? problem('record-read-only', 'The response belongs to a survey link.') : undefined;
}

async function write(tx: Sql, task: Task, verdict: Verdict & { kind: 'write' }): Promise<MutationResult> {
  const { context, sender, mutation } = task;
  const now = context.clock.now();
  const { tenant, actor } = sender;
  const isNewTicket = mutation.type === 'ticket' && mutation.op === 'create';
  const entity = isNewTicket ? await numbered(tx, task, verdict.entity) : verdict.entity;
  await writeEntity(tx, { tenant, entity, now });
  const { status } = verdict;
  await log.logMutation(tx, { client: sender, mutation, status, rev: entity.rev, problem: undefined, now });
  const { op: action, id: mutationId } = mutation;
  const paths = pathsOf(mutation);
  await appendToAudit(tx, { id: context.newId(), tenant, at: now, actor, action, entity, mutationId, paths });
  await appendToFeed(tx, tenant, entity);
  return { id: mutation.id, status, ...stateOf(entity) };
}

async function numbered(tx: Sql, { context, sender }: Task, ticket: Entity): Promise<Entity> {
  const ref = ticket.doc.form;
  const form = isRef(ref) ? context.definitions.ticketForm(ref) : undefined;
  const number = await nextTicketNumber(tx, { tenant: sender.tenant, form, now: context.clock.now() });
  return { ...ticket, doc: { ...ticket.doc, number } };
}

function stateOf(entity: Entity | undefined): Pick<MutationResult, 'rev' | 'doc'> {
  return entity === undefined ? {} : { rev: entity.rev, doc: entity.doc };
}

function refusal(mutation: Mutation, status: 'rejected' | 'blocked' | 'conflict', why: Problem): MutationResult {
  return { id: mutation.id, status, problem: why };
}
