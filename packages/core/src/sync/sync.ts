import type { Clock } from '../clock.js';
import { CallsideError } from '../errors.js';
import { createListeners } from '../listeners.js';
import type { StoreName } from '../storage/schema.js';
import type { Store, StoreChange } from '../storage/store.js';
import type { StorageState } from '../storage/store-health.js';
import { backoffDelay } from './backoff.js';
import { exclusively } from './exclusive.js';
import { TermOverError } from './fence.js';
import type { PullChanges } from './pull.js';
import type { Recovery } from './recover.js';
import { runRound } from './round.js';
import type { JoinTabs, LeaderState, Tabs } from './tabs.js';
import type { Transport, TransportFailure } from './transport.js';

/** How often an idle client asks for changes, in milliseconds. */
const PULL_INTERVAL = 30_000;

/** A round in which nothing was heard for so long is given up and begun anew, in milliseconds. */
const STUCK_AFTER = 60_000;

export const SYNC_STATES = ['idle', 'sending', 'waiting', 'unauthorized', 'outdated'] as const;

export type SyncState = (typeof SYNC_STATES)[number];

/** What a footer shows: "saved on this device · 2 waiting for network". */
export interface SyncStatus {
  readonly state: SyncState;
  /** Mutations in the queue. */
  readonly pending: number;
  /** Mutations that the server refused and that wait for a person. */
  readonly dead: number;
  /** Values that did not stand, or that a person has to choose between. */
  readonly conflicts: number;
  /** When the oldest waiting change was made, in epoch milliseconds; absent with an empty queue. */
  readonly oldest?: number;
  /** When the next try is due, in epoch milliseconds, while `waiting`. */
  readonly nextTryAt?: number;
}

/** Whether what was typed would survive, and whether it has arrived: what a footer tells people. */
export interface SaveState {
  /** `memory` survives no reload; what else can be wrong is told by {@link StorageState}. */
  readonly storage: StorageState;
  /** Undefined where nothing is sent. */
  readonly sync: SyncStatus | undefined;
}

export interface Sync {
  readonly status: SyncStatus;
  subscribe(listener: (status: SyncStatus) => void): () => void;
  /** Tries at once, in whichever tab sends: something was saved, the network is back, the host has a new token. */
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
  /** Heals what the server's and this store's backups tear apart; absent where there is no past. */
  readonly recovery?: Recovery;
  /** Chooses the one tab that sends; absent, each tab sends in turn. */
  readonly tabs?: JoinTabs;
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
 * With `tabs` only one tab runs rounds; the others show its state and pass pokes on.
 *
 * @example
 * const sync = createSync({ store, transport, clock, random: Math.random, newId, lockName, onProblem });
 */
export function createSync(options: SyncOptions): Sync {
  const { store, transport, pull, recovery, clock, newId, onProblem } = options;
  const listeners = createListeners<[SyncStatus]>();
  let status: SyncStatus = { state: 'idle', pending: 0, dead: 0, conflicts: 0 };
  let stopped = false;
  let running: Promise<void> | undefined;
  let ending = new AbortController();
  let again = false;
  /** Something was queued after the round's last look at the queue. */
  let unread = false;
  let attempts = 0;
  let heardAt = clock.now();
  let cancelTimer: () => void = () => undefined;
  let cancelWatch: () => void = () => undefined;

  const show = ({ state, nextTryAt }: LeaderState): void => {
    const { nextTryAt: _over, ...counts } = status;
    status = { ...counts, state, ...(nextTryAt === undefined ? {} : { nextTryAt }) };
    listeners.tell(status);
  };

  const count = async (): Promise<void> => {
    const [pending, dead, conflicts, [first]] = await store.read(['outbox', 'dead', 'conflicts'], (tx) =>
      Promise.all([tx.count('outbox'), tx.count('dead'), tx.count('conflicts'), tx.getAll('outbox', { limit: 1 })]),
    );
    const { oldest: before, ...rest } = status;
    const oldest = first?.mutation.clientTime;
    if (pending === rest.pending && dead === rest.dead && conflicts === rest.conflicts && oldest === before) return;
    status = { ...rest, pending, dead, conflicts, ...(oldest === undefined ? {} : { oldest }) };
    listeners.tell(status);
  };

  const round = async (term: number, signal: AbortSignal): Promise<void> => {
    cancelTimer();
    heardAt = clock.now();
    show({ state: 'sending' });
    const failure = await runRound({
      store,
      transport,
      pull,
      recovery,
      term,
      signal,
      newId,
      now: () => clock.now(),
      onLook() {
        unread = false;
      },
      onHeard() {
        heardAt = clock.now();
      },
      onStartOver(reason) {
        const message = `Sync starts over: ${reason}. What waits is kept.`;
        onProblem(new CallsideError('sync-started-over', message, { details: { reason } }));
      },
    });
    await count();
    if (failure === undefined && unread) again = true;
    settle(failure);
  };

  const settle = (failure: TransportFailure | undefined): void => {
    const end = (state: LeaderState): void => {
      show(state);
      tabs?.tell(state);
    };
    if (failure?.kind === 'unauthorized' || failure?.kind === 'outdated') {
      end({ state: failure.kind });
      return;
    }
    if (failure === undefined) {
      attempts = 0;
      end({ state: 'idle' });
      if (transport.pull !== undefined && pull !== undefined) cancelTimer = clock.after(PULL_INTERVAL, start);
      return;
    }
    attempts += 1;
    const wanted = failure.kind === 'retry' ? failure.after : undefined;
    const delay = wanted ?? backoffDelay(attempts, options.random());
    end({ state: 'waiting', nextTryAt: clock.now() + delay });
    cancelTimer = clock.after(delay, start);
  };

  const run = async (): Promise<void> => {
    const { signal } = ending;
    try {
      if (tabs === undefined) await exclusively(options.lockName, () => round(0, signal), signal);
      else if (tabs.term !== undefined) await round(tabs.term, signal);
    } catch (error) {
      // A round that was given up, or whose term is over, is another's to go on with.
      if (!signal.aborted && !(error instanceof TermOverError)) {
        onProblem(error);
        settle({ kind: 'retry', reason: 'server' });
      }
    } finally {
      running = undefined;
      if (again) {
        again = false;
        start();
      }
    }
  };

  /** Begins a round in this tab, or another one after the one that runs. */
  const start = (): void => {
    if (stopped || status.state === 'outdated') return;
    again = running !== undefined;
    running ??= Promise.resolve().then(run);
  };

  const giveUp = (): void => {
    ending.abort();
    ending = new AbortController();
  };

  const watch = (): void => {
    cancelWatch = clock.after(STUCK_AFTER, watch);
    const { state, pending, nextTryAt = heardAt } = status;
    const rests = state === 'unauthorized' || state === 'outdated' || pending === 0;
    if (rests || !leads() || clock.now() - Math.max(heardAt, nextTryAt) < STUCK_AFTER) return;
    if (state === 'sending') {
      const message = 'No answer: the round is begun anew.';
      onProblem(new CallsideError('sync-stuck', message, { details: { pending } }));
      again = true;
      giveUp();
    } else start();
  };

  const leads = (): boolean => tabs === undefined || tabs.term !== undefined;

  const tabs: Tabs | undefined = options.tabs?.({
    wanted: () => status.pending > 0,
    onProblem,
    onState: show,
    onPoke: start,
    onTerm(term) {
      cancelTimer();
      if (term === undefined) {
        giveUp();
        return;
      }
      // What the tab before met with, this one finds out for itself: it may be of a newer version.
      show({ state: 'idle' });
      start();
    },
  });

  const poke = (): void => {
    if (leads()) start();
    else if (!stopped) tabs?.poke();
  };

  const unsubscribe = store.subscribe((change) => {
    if (!touches(change, 'outbox', 'dead', 'conflicts')) return;
    count().catch(onProblem);
    if (running !== undefined) unread ||= touches(change, 'outbox');
    else if (!change.remote && status.state === 'idle' && leads()) start();
  });
  const online = new AbortController();
  (globalThis as unknown as Partial<Window>).addEventListener?.('online', poke, { signal: online.signal });
  count().catch(onProblem);
  watch();

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
      stopped = true;
      ending.abort();
      online.abort();
      unsubscribe();
      cancelTimer();
      cancelWatch();
      listeners.clear();
      await running;
      await tabs?.stop();
    },
  };
}

function touches(change: StoreChange, ...stores: readonly StoreName[]): boolean {
  return change.missed === true || change.keys.some(({ store }) => stores.includes(store));
}
