import type { Mutation } from '../storage/mutation.js';
import type { Store, WriteTx } from '../storage/store.js';
import type { FencedWrite } from './fence.js';
import { nextBatch } from './outbox.js';
import { PROTOCOL, PUSH_LIMITS, SCHEMA_VERSION, type Problem, type PushReply, type PushRequest } from './protocol.js';
import type { Recovery } from './recover.js';
import { settleBatch, SETTLE_STORES } from './settle.js';
import type { StartOverReason } from './start-over.js';
import type { PushOutcome, TransportFailure } from './transport.js';
import { putMeta, readMeta } from '../storage/meta.js';

export interface DrainContext {
  readonly store: Store;
  readonly write: FencedWrite;
  readonly send: (request: PushRequest) => Promise<PushOutcome>;
  readonly recovery?: Recovery | undefined;
  readonly onStartOver: (reason: StartOverReason) => void;
  readonly newId: () => string;
  readonly now: () => number;
  /** Hears that the queue is about to be looked at. */
  readonly onLook: () => void;
}

/**
 * Sends batch after batch until the queue has nothing more to send; returns the failure that stopped it.
 *
 * @example
 * const failure = await drain({ store, write, send, newId, now, onLook });
 */
export async function drain(context: DrainContext): Promise<TransportFailure | undefined> {
  const { store, write, send, now, onLook } = context;
  let most: number = PUSH_LIMITS.mutations;
  let recoveries = 0;
  for (;;) {
    const { clientId, epoch } = await identify(context);
    onLook();
    const batch = await store.read(['outbox', 'dead'], (tx) => nextBatch(tx, most));
    if (batch.length === 0) return undefined;
    const request = { protocol: PROTOCOL, clientId, epoch, schemaVersion: SCHEMA_VERSION, mutations: batch };
    const outcome = await send(request);
    if (outcome.kind === 'too-large' || outcome.kind === 'refused') {
      const [only] = batch;
      if (batch.length > 1 || only === undefined) {
        most = Math.ceil(batch.length / 2);
        continue;
      }
      const reply = refusalOf(only, { outcome, epoch });
      await write(SETTLE_STORES, (tx) => settleBatch(tx, batch, { reply, now: now() }));
      continue;
    }
    if (outcome.kind !== 'replied') return outcome;
    const { reply } = outcome;
    const reason = await write(SETTLE_STORES, (tx) => takeIn(tx, context, { batch, reply }));
    if (reason !== undefined) {
      context.onStartOver(reason);
      recoveries += 1;
    }
    // Nothing moved: the server blocks what is left, or speaks of something else; only time or a person changes that.
    const moved = reply.results.some(
      ({ id, status }) => status !== 'blocked' && batch.some((mutation) => mutation.id === id),
    );
    if (!moved && (reason === undefined || recoveries > 1)) return { kind: 'retry', reason: 'busy' };
  }
}

async function takeIn(
  tx: WriteTx,
  { recovery, newId, now }: DrainContext,
  { batch, reply }: { batch: readonly Mutation[]; reply: PushReply },
): Promise<StartOverReason | undefined> {
  const reason = await recovery?.diagnose(tx, batch, reply);
  await settleBatch(tx, batch, { reply, now: now() });
  if (reason !== undefined) await recovery?.startOver(tx, { clientId: newId(), reason });
  return reason;
}

/** The answer that stands for none: a mutation that the server will not even look at waits for a person like any other refused one. */
function refusalOf(mutation: Mutation, { outcome, epoch }: { outcome: TransportFailure; epoch: string }): PushReply {
  const problem: Problem =
    outcome.kind === 'refused'
      ? outcome.problem
      : {
          code: 'too-large',
          title: 'Too large',
          status: 413,
          detail: 'The change is too large for the server.',
        };
  return { protocol: PROTOCOL, epoch, lastSeq: 0, results: [{ id: mutation.id, status: 'rejected', problem }] };
}

async function identify({ store, write, newId }: DrainContext): Promise<{ clientId: string; epoch: string }> {
  const [known, epoch] = await store.read(['meta'], (tx) =>
    Promise.all([readMeta(tx, 'clientId'), readMeta(tx, 'epoch')]),
  );
  const clientId = typeof known === 'string' ? known : newId();
  if (known === undefined) await write(['meta'], (tx) => putMeta(tx, 'clientId', clientId));
  return { clientId, epoch: typeof epoch === 'string' ? epoch : '' };
}
