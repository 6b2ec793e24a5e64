import type { Mutation, MutationResult, PushReply, PushRequest } from '@callside/core';
import { PROTOCOL } from '@callside/core';
import type { ServerContext } from '../context.js';
import { problem } from '../problem.js';
import { applyMutation, type Sender } from './apply-mutation.js';
import { readLastSeq } from './client-order.js';

const EFFECTIVE: ReadonlySet<string> = new Set(['applied', 'merged', 'conflict']);

/**
 * Applies a batch in its order, each mutation in its own transaction. A mutation that is refused or has to wait holds back
 * the later ones of its record in this batch, and nothing else. An empty batch asks for epoch and last seq.
 *
 * @example
 * const reply = await push(context, { tenant: 'acme', clientId: body.clientId, actor: '1001', roles: ['agent'] }, body);
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
  return { protocol: PROTOCOL, epoch: context.epoch, lastSeq, results };
}

function heldBack(mutation: Mutation): MutationResult {
  const why = problem('entity-blocked', 'Send it again once the earlier one is settled.');
  return { id: mutation.id, status: 'blocked', problem: why };
}
