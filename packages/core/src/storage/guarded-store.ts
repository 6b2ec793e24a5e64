import { CallsideError, isCallsideError } from '../errors.js';
import { createListeners, throwLate, type Listeners } from '../listeners.js';
import { createBallast, hideBallast } from './ballast.js';
import { createBirthMark, type BirthMark, type MarkPlace } from './birth-mark.js';
import { onReturn } from './look-again.js';
import type { OpenStore, Store, StoreChange, StoreOwner, WriteTx } from './store.js';

/** Opens the store that is watched; `onOpen` has to hear of each new connection. */
export type OpenWatched = (hooks: { readonly onOpen: () => void }) => OpenStore;

export interface GuardOptions {
  /** The name of a user's place, for the mark outside the database. */
  readonly nameOf: (owner: StoreOwner) => Promise<string>;
  /** `localStorage` in a page. */
  readonly markPlace?: MarkPlace | undefined;
  /** Deletes a user's place once its store is closed. */
  readonly remove?: (name: string) => Promise<void>;
}

/** How often a lost store is opened anew before that is given up. */
const MOST_REOPENINGS = 3;

/**
 * Watches a store for what browsers do to it:
 *
 * ```
 *                 lost, broken                      3 times in vain
 *   well ──────────────────────────► opened anew ───────────────────► failing (stays: storage-failed)
 *    │  ▲                               │    └─ another database ───► vanished (until a person has seen it)
 *    │  └──────── work succeeds ────────┘
 *    └─ disk full: reserve freed, the work runs again ──► full (files are refused, text is taken)
 * ```
 *
 * A write that had begun when the store was lost is never run again here: whether it was stored is not known, so it rejects.
 *
 * @example
 * const open = openGuardedStore((hooks) => openIdbStore(hooks), { nameOf, markPlace: localStorage });
 */
export function openGuardedStore(openWatched: OpenWatched, options: GuardOptions): OpenStore {
  const { nameOf, markPlace, remove } = options;
  return async (owner) => {
    const name = await nameOf(owner);
    const opens = createListeners<[]>();
    const open = openWatched({
      onOpen: () => {
        opens.tell();
      },
    });
    return createGuard(() => openTwice(open, owner), {
      opens,
      mark: createBirthMark(name, markPlace),
      remove: () => remove?.(name) ?? Promise.resolve(),
    });
  };
}

/** Opening can hang without a reason; a second try then often does not. A tab in the way stays in the way. */
async function openTwice(open: OpenStore, owner: StoreOwner): Promise<Store> {
  try {
    return await open(owner);
  } catch (error) {
    if (!isCallsideError(error) || error.code === 'storage-refused' || error.details['blocked'] === true) throw error;
    return open(owner);
  }
}

async function createGuard(
  open: () => Promise<Store>,
  { opens, mark, remove }: { opens: Listeners<[]>; mark: BirthMark; remove: () => Promise<void> },
): Promise<Store> {
  let opening: Promise<Store> | undefined;
  let present: Store | undefined;
  let greeted: Promise<void> | undefined;
  let problem: CallsideError | undefined;
  let reopened = -1;
  let closed = false;
  let stopListening: () => void = noop;
  const changes = createListeners<[StoreChange]>();
  const health = createListeners<[]>();
  const ballast = createBallast();

  const show = (next: CallsideError | undefined): void => {
    if (next?.code === problem?.code) return;
    problem = next;
    health.tell();
  };

  const reopen = async (): Promise<Store> => {
    reopened += 1;
    if (reopened > MOST_REOPENINGS) {
      const details = { reopened: MOST_REOPENINGS };
      const failing = new CallsideError('storage-failed', 'Cannot reach the storage of the browser.', { details });
      show(failing);
      throw failing;
    }
    return open();
  };

  /** Looks at a new connection before anybody works with it. */
  const greet = async (store: Store): Promise<void> => {
    stopListening();
    stopListening = store.subscribe((change) => {
      changes.tell(change);
    });
    show((await mark.check(store)) ?? problem);
    await ballast.fill(store);
  };

  const current = async (): Promise<Store> => {
    if (closed) throw new CallsideError('storage-closed', 'Cannot use the store: it is closed.');
    if (problem?.code === 'storage-failed') throw problem;
    opening ??= reopen();
    try {
      present = await opening;
      greeted ??= greet(present);
      await greeted;
      return present;
    } catch (error) {
      opening = undefined;
      greeted = undefined;
      throw error;
    }
  };

  /** Gives a connection up, so that the next use opens another. */
  const drop = async (lost: Store | undefined): Promise<void> => {
    if (lost === undefined || lost !== present) return;
    opening = undefined;
    greeted = undefined;
    present = undefined;
    await lost.close().catch(noop);
  };

  /** Runs the task on the present connection; a lost one is replaced, and the task runs again unless it had begun to write. */
  const onConnection = async <R>(task: (store: Store) => Promise<R>, mayRunAgain: () => boolean): Promise<R> => {
    for (;;) {
      let store: Store | undefined;
      try {
        store = await current();
        const result = await task(store);
        reopened = 0;
        return result;
      } catch (error) {
        if (closed || !isLost(error)) throw error;
        await drop(store);
        if (store !== undefined && !mayRunAgain()) throw error;
      }
    }
  };

  const write: Store['write'] = async (stores, work, options) => {
    let begun = false;
    let queue = { pending: 0, lastSeq: 0 };
    const counted = (tx: WriteTx): ReturnType<typeof work> => {
      begun = true;
      queue = { pending: 0, lastSeq: 0 };
      return work(watchQueue(hideBallast(tx), queue));
    };
    const run = (): ReturnType<typeof work> =>
      onConnection(
        (store) => store.write(stores, counted, options),
        () => !begun,
      );
    const result = await run().catch(async (error: unknown) => {
      if (!isFull(error)) throw error;
      show(error);
      // A file can wait, and the reserve is for what a person types.
      if (stores.includes('chunks') || !(await ballast.drop(await current()))) throw error;
      begun = false;
      return run();
    });
    mark.note(queue);
    return result;
  };

  const guarded = (kind: Store['kind']): Store => ({
    kind,
    health: {
      get problem() {
        return problem;
      },
      acknowledge() {
        if (problem?.code === 'storage-vanished') show(undefined);
      },
      subscribe: (listener) => health.add(listener),
    },
    read: (stores, work) =>
      onConnection(
        (store) => store.read(stores, (tx) => work(hideBallast(tx))),
        () => true,
      ),
    write,
    subscribe: (listener) => changes.add(listener),
    close,
    async destroy() {
      mark.forget();
      await close();
      await remove();
    },
  });

  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    for (const stop of stops) stop();
    stopListening();
    changes.clear();
    health.clear();
    await (await opening)?.close();
  };

  const comeBack = async (): Promise<void> => {
    changes.tell({ keys: [], remote: true, missed: true });
    // Room may have been made meanwhile: the reserve is filled again, and the warning goes.
    if (problem?.code === 'storage-quota' && (await ballast.fill(await current()))) show(undefined);
  };

  const stops = [
    onReturn(() => {
      comeBack().catch(throwLate);
    }),
    // The store below has replaced its connection by itself: what lies behind the new one is looked at in the same way.
    opens.add(() => {
      greeted = undefined;
      if (present !== undefined) current().catch(noop);
    }),
  ];
  try {
    return guarded(
      (
        await onConnection(
          (store) => Promise.resolve(store),
          () => true,
        )
      ).kind,
    );
  } catch (error) {
    await close().catch(noop);
    throw error;
  }
}

/** What a browser throws when the connection is gone or its storage broken, as opposed to what the work itself did. */
function isLost(error: unknown): boolean {
  if (!isCallsideError(error)) return false;
  return error.code === 'storage-closed' || ['UnknownError', 'TimeoutError'].includes(String(error.details['name']));
}

function isFull(error: unknown): error is CallsideError {
  return isCallsideError(error) && error.code === 'storage-quota';
}

/** Counts what comes into the queue and leaves it: asking for the number of its rows takes the longer the more there are. */
function watchQueue(tx: WriteTx, queue: { pending: number; lastSeq: number }): WriteTx {
  return {
    ...tx,
    async put(store, record) {
      const key = await tx.put(store, record);
      if (store !== 'outbox') return key;
      if (!('seq' in record)) queue.pending += 1;
      queue.lastSeq = Math.max(queue.lastSeq, Number(key));
      return key;
    },
    async delete(store, key) {
      await tx.delete(store, key);
      if (store === 'outbox') queue.pending -= 1;
    },
  };
}

function noop(): void {
  // Whoever works next hears of it.
}
