import type { Mutation, MutationResult, PushReply, PushRequest } from '@callside/core';
import { PROTOCOL } from '@callside/core';
import type { ServerContext } from '../context.js';
import { projectConflicts, projectRecord } from '../privacy/project.js';
import { problem } from '../problem.js';
import { noteReadings, type Reading } from '../records/readings.js';
import { applyMutation, type Sender } from './apply-mutation.js';
import { readLastSeq } from './client-order.js';

const EFFECTIVE: ReadonlySet<string> = new Set(['applied', 'merged', 'conflict']);

/**
 * Applies a batch in its order, each mutation in its own transaction. A mutation that is refused or has to wait holds back
 * the later ones of its record in this batch, and nothing else. An empty batch asks for epoch and last seq.
 *
 * @example
 * const reply = await push(context, { tenant: 'acme', clientId: body.clientId, actor: '1001', rights }, body);
 */
export async function push(context: ServerContext, sender: Sender, request: PushRequest): Promise<PushReply> {
  const held = new Set<string>();
  const results: MutationResult[] = [];
  for (const mutation of request.mutations) {
    const result = held.has(mutation.entityId) ? heldBack(mutation) : await applyMutation(context, sender, mutation);
    if (result.status === 'rejected' || result.status === 'blocked') held.add(mutation.entityId);
    results.push(result);
  }
  if (results.some(({ status }) => EFFECTIVE.has(status))) context.pokes.changed(sender.tenant);
  const lastSeq = await readLastSeq(context.database, sender);
  const shown = await showResults(context, sender, request.mutations, results);
  return { protocol: PROTOCOL, epoch: await context.epoch(), lastSeq, results: shown };
}

/** The records in the answers, as the sender may see them. */
async function showResults(
  context: ServerContext,
  sender: Sender,
  mutations: readonly Mutation[],
  results: readonly MutationResult[],
): Promise<readonly MutationResult[]> {
  const { rights, tenant, actor } = sender;
  if (!rights.limited) return results;
  const readings: Reading[] = [];
  const shown = results.map((result, index): MutationResult => {
    const { doc, conflicts, ...rest } = result;
    const mutation = mutations[index];
    if (doc === undefined || mutation === undefined) return result;
    const record = { type: mutation.type, doc };
    const projected = projectRecord(rights, record);
    if (projected !== undefined && projected.unmasked.length > 0) {
      const place = { entityType: mutation.type, entityId: mutation.entityId, rev: result.rev ?? 0 };
      readings.push({ id: context.newId(), ...place, paths: projected.unmasked });
    }
    return {
      ...rest,
      ...(projected === undefined ? {} : { doc: projected.doc }),
      ...(conflicts === undefined ? {} : { conflicts: projectConflicts(rights, record, conflicts) }),
    };
  });
  await noteReadings(context.database, { tenant, at: context.clock.now(), actor, action: 'push' }, readings);
  return shown;
}

function heldBack(mutation: Mutation): MutationResult {
  const why = problem('entity-blocked', 'Send it again once the earlier one is settled.');
  return { id: mutation.id, status: 'blocked', problem: why };
}
