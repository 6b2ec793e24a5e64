import type { Command } from '../commands/command.js';
import { CallsideError } from '../errors.js';
import type { ConflictRecord, DeadRecord } from '../storage/schema.js';
import type { ReadTx, Store, StoreChange } from '../storage/store.js';
import type { Desk } from './desk.js';

/** What the server has made of a save. */
export type Verdict =
  | { readonly status: 'accepted' }
  /** Others had changed the same: what did not stand, on either side. */
  | { readonly status: 'conflict'; readonly conflicts: readonly ConflictRecord[] }
  | { readonly status: 'refused'; readonly refused: readonly DeadRecord[] };

/** The two moments of a save: kept on this device, and answered by the server, whenever that is. */
export interface Save<R> {
  /** Resolves when the device has it for good. */
  readonly stored: Promise<R>;
  /** Resolves with the server's verdict: hours later, if need be. Rejects when nothing was stored, or the desk is closed. */
  readonly accepted: Promise<Verdict>;
}

/**
 * Runs a command at a desk and follows what it stores to the server's verdict. A part of its own, so that only pages that ask
 * for verdicts carry it.
 *
 * @example
 * const { stored, accepted } = save(desk, submitTicket, input);
 * await stored; // may be shown as saved
 * if ((await accepted).status === 'refused') askToCorrect();
 */
export function save<I, R>(desk: Pick<Desk, 'run'>, command: Command<I, R>, input: I): Save<R> {
  const ids = new Set<string>();
  let store: Store | undefined;
  let closing: AbortSignal | undefined;
  const noted: Command<I, R> = (context, given) => {
    ({ store, closing } = context);
    const newId = (): string => {
      const id = context.newId();
      ids.add(id);
      return id;
    };
    return command({ ...context, newId }, given);
  };
  const stored = desk.run(noted, input);
  const accepted = stored.then(() => {
    if (store === undefined) throw new TypeError('The desk ran nothing.');
    return verdictOn(store, ids, closing);
  });
  accepted.catch(() => {
    // Who only waits for `stored` hears of a failure there.
  });
  return { stored, accepted };
}

/** Waits until none of these changes is in the queue any more. */
async function verdictOn(store: Store, ids: ReadonlySet<string>, closing: AbortSignal | undefined): Promise<Verdict> {
  const keys = await store.read(['outbox'], async (tx) => {
    const rows = await tx.getAll('outbox');
    return new Set(rows.filter(({ mutation }) => ids.has(mutation.id)).map(({ entityKey }) => entityKey));
  });
  const look = (): Promise<Verdict | undefined> =>
    store.read(['outbox', 'dead', 'conflicts'], async (tx) => {
      const refused = (await rowsOf(tx, 'dead', keys)).filter(({ id }) => ids.has(id));
      if (refused.length > 0) return { status: 'refused', refused };
      if ((await rowsOf(tx, 'outbox', keys)).some(({ mutation }) => ids.has(mutation.id))) return undefined;
      const conflicts = (await rowsOf(tx, 'conflicts', keys)).filter(({ id }) => ids.has(id.split('/')[0] ?? ''));
      return conflicts.length > 0 ? { status: 'conflict', conflicts } : { status: 'accepted' };
    });
  return new Promise<Verdict>((resolve, reject) => {
    const end = new AbortController();
    const decide = (): void => {
      look().then((verdict) => {
        if (verdict === undefined) return;
        stop();
        resolve(verdict);
      }, fail);
    };
    const fail = (error: Error): void => {
      stop();
      reject(error);
    };
    const unsubscribe = store.subscribe((change) => {
      if (leavesQueue(change)) decide();
    });
    const stop = (): void => {
      unsubscribe();
      end.abort();
    };
    const close = (): void => {
      fail(new CallsideError('storage-closed', 'The desk was closed before the server answered.'));
    };
    if (closing?.aborted === true) close();
    else closing?.addEventListener('abort', close, { signal: end.signal });
    decide();
  });
}

async function rowsOf<N extends 'outbox' | 'dead' | 'conflicts'>(tx: ReadTx, store: N, keys: ReadonlySet<string>) {
  const rows = [];
  for (const only of keys) rows.push(...(await tx.getAll(store, { index: 'entity', only } as never)));
  return rows;
}

function leavesQueue({ keys }: StoreChange): boolean {
  return keys.some(({ store }) => store === 'outbox');
}
