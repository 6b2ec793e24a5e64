import type { Clock } from '../clock.js';
import { createListeners } from '../listeners.js';
import type { Mutation } from '../storage/mutation.js';
import { RECORD_VERSION, type StoreName } from '../storage/schema.js';
import type { Store, StoreChange } from '../storage/store.js';
import { backoffDelay } from './backoff.js';
import { exclusively } from './exclusive.js';
import { nextBatch, settleBatch, SETTLE_STORES } from './outbox.js';
import { PROTOCOL, PUSH_LIMITS, SCHEMA_VERSION, type Problem, type PushReply } from './protocol.js';
import type { PullChanges } from './pull.js';
import type { Transport, TransportFailure } from './transport.js';

/** How often an idle client asks for changes, in milliseconds. */
const PULL_INTERVAL = 30_000;

export const SYNC_STATES = ['idle', 'sending', 'waiting', 'unauthorized', 'outdated'] as const;

export type SyncState = (typeof SYNC_STATES)[number];

/** What a footer shows: "saved on this device · 2 waiting for network". */
export interface SyncStatus {
  readonly state: SyncState;
  /** Mutations in the queue. */
  readonly pending: number;
  /** Mutations that the server refused and that wait for a person. */
  readonly dead: number;
  /** When the next try is due, in epoch milliseconds, while `waiting`. */
  readonly nextTryAt?: number;
}

/** Whether what was typed would survive, and whether it has arrived: what a footer tells people. */
export interface SaveState {
  /** `memory` survives no reload. */
  readonly storage: 'idb' | 'memory';
  /** Undefined where nothing is sent. */
  readonly sync: SyncStatus | undefined;
}

export interface Sync {
  readonly status: SyncStatus;
  subscribe(listener: (status: SyncStatus) => void): () => void;
  /** Tries at once: something was saved, the network is back, the host has a new token. */
  poke(): void;
  /** Resolves when no round runs. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}

export interface SyncOptions {
  readonly store: Store;
  readonly transport: Transport;
  /** Brings the server's changes in; absent where nothing comes back, as for a survey, whose page need not carry it. */
  readonly pull?: PullChanges;
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  /** Names the lock that keeps two tabs from sending the same queue. */
  readonly lockName: string;
  /** Hears of what went wrong without anybody waiting for it. */
  readonly onProblem: (error: unknown) => void;
}

/**
 * Brings the queue to the server and the server's changes here, for as long as it is not stopped.
 *
 * ```
 *            poke, save, online                 replied, queue empty
 *   idle ─────────────────────────► sending ───────────────────────► idle (asks again every 30 s)
 *    ▲                               │  │ └─ 426 ──► outdated
 *    └── waiting ◄── retry ──────────┘  └─── 401 ──► unauthorized ── poke ──► sending
 *        (full jitter, Retry-After; no limit of tries)
 * ```
 *
 * @example
 * const sync = createSync({ store, transport, clock, random: Math.random, newId, lockName, onProblem });
 */
export function createSync(options: SyncOptions): Sync {
  const { store, transport, clock } = options;
  const stopping = new AbortController();
  const listeners = createListeners<[SyncStatus]>();
  let status: SyncStatus = { state: 'idle', pending: 0, dead: 0 };
  let running: Promise<void> | undefined;
  let again = false;
  /** Something was queued after the round's last look at the queue. */
  let unread = false;
  let attempts = 0;
  let cancelTimer: () => void = () => undefined;

  const show = (next: Partial<SyncStatus> & { readonly state: SyncState }): void => {
    const { pending, dead } = status;
    status = { pending, dead, ...next };
    listeners.tell(status);
  };

  const count = async (): Promise<void> => {
    const [pending, dead] = await store.read(['outbox', 'dead'], (tx) =>
      Promise.all([tx.count('outbox'), tx.count('dead')]),
    );
    if (pending !== status.pending || dead !== status.dead) show({ ...status, pending, dead });
  };

  const round = async (): Promise<void> => {
    cancelTimer();
    show({ state: 'sending' });
    const lookAtQueue = (): void => {
      unread = false;
    };
    const sent = await sendQueue(options, stopping.signal, lookAtQueue);
    const failure = sent ?? (await bringIn(options, stopping.signal));
    await count();
    if (failure === undefined && unread) again = true;
    settle(failure);
  };

  const settle = (failure: TransportFailure | undefined): void => {
    if (failure?.kind === 'unauthorized' || failure?.kind === 'outdated') {
      show({ state: failure.kind });
      return;
    }
    if (failure === undefined) {
      attempts = 0;
      show({ state: 'idle' });
      if (transport.pull !== undefined && options.pull !== undefined) cancelTimer = clock.after(PULL_INTERVAL, poke);
      return;
    }
    attempts += 1;
    const wanted = failure.kind === 'retry' ? failure.after : undefined;
    const delay = wanted ?? backoffDelay(attempts, options.random());
    show({ state: 'waiting', nextTryAt: clock.now() + delay });
    cancelTimer = clock.after(delay, poke);
  };

  const stopped = (): boolean => stopping.signal.aborted;

  const run = async (): Promise<void> => {
    if (stopped()) return;
    try {
      await exclusively(options.lockName, round, stopping.signal);
    } catch (error) {
      if (stopped()) return;
      options.onProblem(error);
      settle({ kind: 'retry', reason: 'server' });
    } finally {
      running = undefined;
      if (again) {
        again = false;
        poke();
      }
    }
  };

  const poke = (): void => {
    if (stopped() || status.state === 'outdated') return;
    again = running !== undefined;
    running ??= Promise.resolve().then(run);
  };

  const unsubscribe = store.subscribe((change) => {
    if (!touches(change, 'outbox', 'dead')) return;
    count().catch(options.onProblem);
    if (running !== undefined) unread ||= touches(change, 'outbox');
    else if (!change.remote && status.state === 'idle') poke();
  });
  const online = new AbortController();
  (globalThis as unknown as Partial<Window>).addEventListener?.('online', poke, { signal: online.signal });
  count().catch(options.onProblem);

  return {
    get status() {
      return status;
    },
    subscribe: (listener) => listeners.add(listener),
    poke,
    async rest() {
      // A round that was poked meanwhile is followed by another.
      for (let round = running; round !== undefined; round = running) await round;
    },
    async stop() {
      stopping.abort();
      online.abort();
      unsubscribe();
      cancelTimer();
      listeners.clear();
      await running;
    },
  };
}

function touches(change: StoreChange, ...stores: readonly StoreName[]): boolean {
  return change.keys.some(({ store }) => stores.includes(store));
}

/** Sends batch after batch until the queue has nothing more to send; returns the failure that stopped it. */
async function sendQueue(
  { store, transport, clock, newId }: SyncOptions,
  signal: AbortSignal,
  lookAtQueue: () => void,
): Promise<TransportFailure | undefined> {
  const { clientId, epoch } = await identify(store, newId);
  let most: number = PUSH_LIMITS.mutations;
  for (;;) {
    lookAtQueue();
    const batch = await store.read(['outbox', 'dead'], (tx) => nextBatch(tx, most));
    if (batch.length === 0) return undefined;
    const request = { protocol: PROTOCOL, clientId, epoch, schemaVersion: SCHEMA_VERSION, mutations: batch };
    const outcome = await transport.push(request, { signal });
    if (outcome.kind === 'too-large' || outcome.kind === 'refused') {
      const [only] = batch;
      if (batch.length > 1 || only === undefined) {
        most = Math.ceil(batch.length / 2);
        continue;
      }
      await settleRefused(store, only, { outcome, epoch, now: clock.now() });
      continue;
    }
    if (outcome.kind !== 'replied') return outcome;
    await store.write(SETTLE_STORES, (tx) => settleBatch(tx, batch, { reply: outcome.reply, now: clock.now() }));
    // Nothing moved: the server blocks what is left, or speaks of something else; only time or a person changes that.
    const moved = outcome.reply.results.some(
      ({ id, status }) => status !== 'blocked' && batch.some((mutation) => mutation.id === id),
    );
    if (!moved) return { kind: 'retry', reason: 'busy' };
  }
}

/** A mutation that the server will not even look at waits for a person like any other refused one. */
async function settleRefused(
  store: Store,
  mutation: Mutation,
  { outcome, epoch, now }: { outcome: TransportFailure; epoch: string; now: number },
): Promise<void> {
  const problem: Problem =
    outcome.kind === 'refused'
      ? outcome.problem
      : {
          code: 'too-large',
          title: 'Too large',
          status: 413,
          detail: 'The change is over the size limit of the server.',
        };
  const reply: PushReply = {
    protocol: PROTOCOL,
    epoch,
    lastSeq: 0,
    results: [{ id: mutation.id, status: 'rejected', problem }],
  };
  await store.write(SETTLE_STORES, (tx) => settleBatch(tx, [mutation], { reply, now }));
}

async function bringIn(
  { store, transport, clock, pull }: SyncOptions,
  signal: AbortSignal,
): Promise<TransportFailure | undefined> {
  if (transport.pull === undefined || pull === undefined) return undefined;
  return pull(store, { pull: transport.pull.bind(transport) }, { signal, now: clock.now() });
}

async function identify(store: Store, newId: () => string): Promise<{ clientId: string; epoch: string }> {
  return store.write(['meta'], async (tx) => {
    const [known, epoch] = await Promise.all([tx.get('meta', 'clientId'), tx.get('meta', 'epoch')]);
    const clientId = known === undefined ? newId() : String(known.value);
    if (known === undefined) await tx.put('meta', { v: RECORD_VERSION, name: 'clientId', value: clientId });
    return { clientId, epoch: String(epoch?.value ?? '') };
  });
}
