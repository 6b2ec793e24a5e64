import type { Clock } from '../clock.js';
import { CallsideError } from '../errors.js';
import { createListeners } from '../listeners.js';
import { onPage } from '../page-events.js';
import type { StoreName } from '../storage/schema.js';
import type { Store, StoreChange } from '../storage/store.js';
import { backoffDelay } from './backoff.js';
import { TermOverError } from './fence.js';
import type { Sync, SyncStatus } from './sync.js';
import type { JoinTabs, LeaderState } from './tabs.js';
import type { TransportFailure } from './transport.js';

/** A round in which nothing was heard for so long is given up and begun anew, in milliseconds. */
const STUCK_AFTER = 60_000;

/** One round: sends what waits, and whatever else belongs to it. Gives the failure that stopped it. */
export type Round = (asked: RoundAsked) => Promise<TransportFailure | undefined>;

/** What a round is told, and whom it tells. */
export interface RoundAsked {
  /** The term of leadership that the round's writes are bound to. */
  readonly term: number;
  readonly signal: AbortSignal;
  /** Hears that the queue is about to be looked at. */
  readonly onLook: () => void;
  /** Hears that an answer came, whatever it says: the round lives. */
  readonly onHeard: () => void;
}

export interface EngineOptions {
  readonly store: Store;
  readonly round: Round;
  /** Begins another round this long after the last, in milliseconds; absent where nothing comes back from the server. */
  readonly interval?: number | undefined;
  /** Chooses the one tab that sends. */
  readonly tabs: JoinTabs;
  readonly clock: Clock;
  readonly random: () => number;
  /** Hears of what went wrong without anybody waiting for it. */
  readonly onProblem: (error: unknown) => void;
}

/**
 * Runs rounds for as long as it is not stopped: when something is saved, when it is poked, when the network is back.
 *
 * ```
 *            poke, save, online                 replied, queue empty
 *   idle ─────────────────────────► sending ───────────────────────► idle (again after `interval`)
 *    ▲                               │  │ └─ 426 ──► outdated
 *    └── waiting ◄── retry ──────────┘  └─── 401 ──► unauthorized ── poke ──► sending
 *        (full jitter, Retry-After; no limit of tries)
 * ```
 *
 * Only one tab runs rounds; the others show its state and pass pokes on.
 *
 * @example
 * const sync = runSync({ store, round, tabs, clock, random: Math.random, onProblem });
 */
export function runSync(options: EngineOptions): Sync {
  const { store, round, clock, onProblem } = options;
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

  const goRound = async (term: number, signal: AbortSignal): Promise<void> => {
    cancelTimer();
    heardAt = clock.now();
    show({ state: 'sending' });
    const failure = await round({
      term,
      signal,
      onLook() {
        unread = false;
      },
      onHeard() {
        heardAt = clock.now();
      },
    });
    await count();
    settle(failure);
  };

  const settle = (failure: TransportFailure | undefined): void => {
    const end = (state: LeaderState): void => {
      show(state);
      tabs.tell(state);
    };
    if (failure?.kind === 'unauthorized' || failure?.kind === 'outdated') {
      end({ state: failure.kind });
      return;
    }
    if (failure === undefined) {
      attempts = 0;
      end({ state: 'idle' });
      if (options.interval !== undefined) cancelTimer = clock.after(options.interval, start);
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
      if (tabs.term !== undefined) await goRound(tabs.term, signal);
    } catch (error) {
      // A round that was given up, or whose term is over, is another's to go on with.
      if (!signal.aborted && !(error instanceof TermOverError)) {
        onProblem(error);
        settle({ kind: 'retry', reason: 'server' });
      }
    } finally {
      running = undefined;
      // What was queued while the lock was given back has found a round still running.
      if (again || (unread && status.state === 'idle' && leads())) {
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

  const leads = (): boolean => tabs.term !== undefined;

  const tabs = options.tabs({
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
    else if (!stopped) tabs.poke();
  };

  const unsubscribe = store.subscribe((change) => {
    if (!touches(change, 'outbox', 'dead', 'conflicts')) return;
    count().catch(onProblem);
    if (running !== undefined) unread ||= touches(change, 'outbox');
    else if (!change.remote && status.state === 'idle' && leads()) start();
  });
  const stopHearing = onPage({ online: poke });
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
      for (let present = running; present !== undefined; present = running) await present;
    },
    async stop() {
      stopped = true;
      ending.abort();
      stopHearing();
      unsubscribe();
      cancelTimer();
      cancelWatch();
      listeners.clear();
      await running;
      await tabs.stop();
    },
  };
}

function touches(change: StoreChange, ...stores: readonly StoreName[]): boolean {
  return change.missed === true || change.keys.some(({ store }) => stores.includes(store));
}
