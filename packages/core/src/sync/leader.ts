import type { Clock } from '../clock.js';
import type { MetaName } from '../storage/schema.js';
import type { Store, StoreChange } from '../storage/store.js';
import { putMeta, readMeta, readNumber } from '../storage/meta.js';

/** How often a leader shows that it lives, and how many silent beats a follower waits through, in milliseconds and beats. */
export const LEADER = { beat: 2000, patience: 4 } as const;

/** What a leader needs to know of its page: a page that nobody sees does not steal, one that is left does not hold on. */
export interface TabLife {
  /** True while a person can see the page. */
  visible(): boolean;
  /** Tells when the page is about to be frozen or left, and when it is back. */
  onLeave(task: () => void): () => void;
  onReturn(task: () => void): () => void;
}

export interface LeadOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Names the lock; one for each store. */
  readonly name: string;
  readonly tab: TabLife;
  /** `navigator.locks`, where the browser has it. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** True when there is something to send, which makes a silent leader worth replacing. */
  readonly wanted: () => boolean;
  /** Hears the term when this tab begins to lead, undefined when it stops. */
  readonly onTerm: (term: number | undefined) => void;
  readonly onProblem: (error: unknown) => void;
}

/** Which tab sends. The lock saves work; that nothing goes wrong rests on the term, see `fence.ts`, and on the server. */
export interface Leadership {
  /** Undefined while another tab leads. */
  readonly term: number | undefined;
  stop(): Promise<void>;
}

/** {@link seekLeadership} as a part that is handed in. */
export type SeekLeadership = typeof seekLeadership;

/**
 * Seeks to be the one tab of a user that sends, for as long as it is not stopped.
 *
 * ```
 *             lock granted: term + 1              page frozen or left, lock stolen, term over
 *   seeking ─────────────────────────► leading ──────────────────────────────────────────────► seeking
 *      └── page visible, work waits, ten seconds without a beat: the lock is stolen
 * ```
 *
 * @example
 * const leadership = seekLeadership({ store, clock, name, tab, locks: navigator.locks, wanted, onTerm, onProblem });
 */
export function seekLeadership(options: LeadOptions): Leadership {
  const { store, clock, name, tab, locks, wanted, onTerm, onProblem } = options;
  let term: number | undefined;
  let seeking: AbortController | undefined;
  let release: () => void = () => undefined;
  let held: Promise<void> = Promise.resolve();
  let silent = 0;
  let stopped = false;
  /** The page was frozen or left, and is not back. */
  let away = false;
  const usesLocks = locks !== undefined;
  let cancelTimer: () => void = () => undefined;

  const stepDown = (): void => {
    release();
    if (term === undefined) return;
    term = undefined;
    onTerm(undefined);
  };

  /** Gives up the lead, or the wish for it. */
  const withdraw = (): void => {
    const asked = seeking;
    seeking = undefined;
    asked?.abort();
    stepDown();
  };

  const seek = (steal: boolean): void => {
    const asked = new AbortController();
    const before = seeking;
    seeking = asked;
    before?.abort();
    silent = 0;
    const hold = (): Promise<void> => lead(asked);
    const asking = steal ? { steal } : { signal: asked.signal };
    const running = locks === undefined ? hold() : Promise.resolve(locks.request(name, asking, hold));
    held = running.then(stepDown, (error: unknown) => {
      if (seeking !== asked) return;
      stepDown();
      seeking = undefined;
      // An abort that is not ours is a theft: back to the end of the line. After a failure, the next beat tries again.
      if (error instanceof Error && error.name === 'AbortError') seek(false);
      else onProblem(error);
    });
  };

  /** Holds on until it is released. */
  const lead = async (asked: AbortController): Promise<void> => {
    const mine = await raiseTerm(store, clock.now());
    if (seeking !== asked) return;
    await new Promise<void>((resolve) => {
      release = resolve;
      term = mine;
      onTerm(mine);
    });
  };

  const watch = (): void => {
    if (term !== undefined) showLife(term).catch(onProblem);
    else if (!away) followOn();
    cancelTimer = clock.after(LEADER.beat, watch);
  };

  const showLife = async (mine: number): Promise<void> => {
    if (await beat(store, mine, clock.now())) return;
    // Another tab leads without our having noticed: back to the end of the line.
    if (term !== mine) return;
    withdraw();
    if (usesLocks) seek(false);
  };

  const followOn = (): void => {
    silent += 1;
    if (usesLocks && seeking === undefined) seek(false);
    if (silent > LEADER.patience && tab.visible() && wanted()) seek(true);
  };

  const unsubscribe = store.subscribe((change) => {
    if (change.remote && marks(change, 'beat')) silent = 0;
  });
  const stopLeave = tab.onLeave(() => {
    away = true;
    withdraw();
  });
  const stopReturn = tab.onReturn(() => {
    away = false;
    silent = 0;
    if (seeking === undefined && usesLocks) seek(false);
  });

  if (usesLocks || store.kind === 'memory') seek(false);
  else {
    // Without locks the beats alone tell whether anybody leads.
    lastBeat(store).then((at) => {
      if (!stopped && clock.now() - at > LEADER.beat * LEADER.patience) seek(false);
    }, onProblem);
  }
  cancelTimer = clock.after(LEADER.beat, watch);

  return {
    get term() {
      return term;
    },
    async stop() {
      stopped = true;
      cancelTimer();
      unsubscribe();
      stopLeave();
      stopReturn();
      withdraw();
      await held;
    },
  };
}

function raiseTerm(store: Store, now: number): Promise<number> {
  return store.write(['meta'], async (tx) => {
    const term = (await readNumber(tx, 'term')) + 1;
    await putMeta(tx, 'term', term);
    await putMeta(tx, 'beat', now);
    return term;
  });
}

/** Tells whether the term still runs. Read and written apart, since only what is not waited for may be written relaxed. */
async function beat(store: Store, term: number, now: number): Promise<boolean> {
  if ((await store.read(['meta'], (tx) => readMeta(tx, 'term'))) !== term) return false;
  await store.write(['meta'], (tx) => putMeta(tx, 'beat', now), { durability: 'relaxed' });
  return true;
}

function lastBeat(store: Store): Promise<number> {
  return store.read(['meta'], (tx) => readNumber(tx, 'beat'));
}

/**
 * Tells whether a tab has left a mark under this name.
 *
 * @example
 * store.subscribe((change) => marks(change, 'beat') && hear());
 */
export function marks({ keys }: StoreChange, name: MetaName): boolean {
  return keys.some(({ store, key }) => store === 'meta' && key === name);
}
