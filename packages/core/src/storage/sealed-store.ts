import { systemClock, type Clock } from '../clock.js';
import { CallsideError, isCallsideError } from '../errors.js';
import { createListeners } from '../listeners.js';
import { watchDamage, type DamageWatch } from './damaged-rows.js';
import { createIdleLock, type IdleLock } from './idle-lock.js';
import { createAttempt, type Again, type Attempt } from './optimistic.js';
import type { Key } from './pick-rows.js';
import { KEY_PATHS, type StoreName } from './schema.js';
import { createRowCodec, type Row, type RowCodec } from './sealed-rows.js';
import type { OpenStore, Store, StoreOwner, WriteOptions, WriteTx } from './store.js';
import type { StoreSeal } from './store-seal.js';
import { deleteSynced } from './unsent.js';
import { finishVault, keepEnvelope, lockedError, openVault, rewrap, type SealMode, type Vault } from './vault.js';

export type { SealMode, Secret } from './vault.js';
export type { StoreSeal } from './store-seal.js';

export interface SealOptions {
  /** Locks by itself when nobody was active for so many minutes; never when absent. */
  readonly idleMinutes?: number;
  readonly clock?: Clock;
}

/** A store whose records are encrypted, with the lock to them. */
export type SealedStore = Store & { readonly seal: StoreSeal };

/** How often a piece of work is run on data that others keep changing. Each time one of them got through. */
const MOST_RUNS = 100;

/**
 * Encrypts what a store keeps: every record but `meta` with AES-256-GCM; in clear stay only keys and what indexes read,
 * personal terms hashed. All laws of {@link Store} hold. Opening throws `storage-locked` when the secret is not the one that
 * the data was sealed with; what was stored before in clear is sealed by the first opening.
 *
 * A row that does not open, for a damaged disk, moves to `quarantine`, and `health` says so; the rest goes on.
 *
 * A transaction can run its work more than once: see `optimistic.ts`. When others change the same records without end it
 * fails with `storage-busy`.
 *
 * @example
 * const store = openSealedStore(openIdbStore(), { mode: 'session', key: () => crm.storageKey() }, { idleMinutes: 10 });
 * const desk = await createDesk({ store, … });
 */
export function openSealedStore(
  open: OpenStore,
  seal: SealMode,
  options: SealOptions = {},
): (owner: StoreOwner) => Promise<SealedStore> {
  return async (owner) => {
    const raw = await open(owner);
    try {
      const vault = await openVault(raw, owner, seal);
      const check = (tx: WriteTx): Promise<void> => keepEnvelope(tx, vault);
      const { clock = systemClock } = options;
      const damage = await watchDamage(raw, { check, now: () => clock.now() });
      const store = createSealedStore(raw, owner, { seal, vault, damage, ...options });
      await finishVault(raw, () => sealEverything(raw, store));
      return store;
    } catch (error) {
      await raw.close();
      throw error;
    }
  };
}

function createSealedStore(
  raw: Store,
  owner: StoreOwner,
  {
    seal: firstSeal,
    vault,
    damage,
    idleMinutes = Infinity,
    clock = systemClock,
  }: SealOptions & { readonly seal: SealMode; readonly vault: Vault; readonly damage: DamageWatch },
): SealedStore {
  let seal = firstSeal;
  let codec: RowCodec | undefined = createRowCodec(vault, owner);
  let nextSeq = 1;
  let closed = false;
  let writing: Promise<unknown> = Promise.resolve();
  const listeners = createListeners<[boolean]>();
  const channel = new BroadcastChannel(`callside.seal.${vault.keyId}`);
  let idle: IdleLock | undefined;

  const close = (): void => {
    idle?.stop();
    idle = undefined;
    if (codec === undefined) return;
    codec = undefined;
    listeners.tell(true);
  };
  const lock = (): void => {
    close();
    channel.postMessage('locked');
  };
  const watch = (): void => {
    if (Number.isFinite(idleMinutes)) idle = createIdleLock(clock, idleMinutes, lock);
  };
  watch();
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'locked') close();
    else idle?.active();
  };
  const opened = (): RowCodec => {
    if (closed) throw new CallsideError('storage-closed', 'Cannot use the sealed store: it is closed.');
    if (idle?.over === true) lock();
    if (codec === undefined) throw lockedError('the screen is locked');
    return codec;
  };

  /** Moves what does not open out of the way, so that the work can run again without it. */
  const moveAway = async ({ damaged }: Attempt, mayLeaveOut: boolean): Promise<boolean> => {
    if (damaged.length === 0) return false;
    try {
      await damage.setAside(damaged);
      return true;
    } catch (error) {
      // A full disk keeps nobody from reading the rest. Under another vault's key nothing is damaged: it is locked.
      if (!mayLeaveOut || (isCallsideError(error) && error.code === 'storage-locked')) throw error;
      return false;
    }
  };

  /** Runs the work until it has been true at one moment. */
  const untilTrue = async <R>(
    stores: readonly StoreName[],
    work: (tx: WriteTx) => Promise<R>,
    { finish, readsOnly }: { finish: (attempt: Attempt) => Promise<'done' | Again>; readsOnly: boolean },
  ): Promise<R> => {
    for (let run = 0; run < MOST_RUNS; run++) {
      const attempt = createAttempt(raw, opened(), { stores, nextSeq, check: (tx) => keepEnvelope(tx, vault) });
      let result: R;
      try {
        result = await work(attempt.tx);
      } catch (error) {
        if (await moveAway(attempt, true)) continue;
        // What was read at different moments may have made no sense together.
        if (attempt.atOnce || (await attempt.stillTrue())) throw error;
        continue;
      }
      if (await moveAway(attempt, readsOnly)) continue;
      const end = await finish(attempt);
      if (end === 'done') return result;
      nextSeq = end.nextSeq ?? nextSeq;
    }
    throw new CallsideError('storage-busy', `Cannot finish: others changed ${stores.join(', ')} all the time.`);
  };

  const write = <R>(
    stores: readonly StoreName[],
    work: (tx: WriteTx) => Promise<R>,
    options: WriteOptions | undefined,
  ): Promise<R> =>
    untilTrue(stores, work, {
      readsOnly: false,
      async finish(attempt) {
        const end = await attempt.commit(options);
        if (end === 'done') nextSeq = attempt.nextSeq;
        return end;
      },
    });

  const shut = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    listeners.clear();
    // What is being written was promised to be stored; its transaction is still to come.
    await writing.catch(noop);
    close();
    damage.stop();
    channel.close();
    await raw.close();
  };

  return {
    kind: raw.kind,
    health: damage.health,
    read: (stores, work) =>
      untilTrue(stores, work, {
        readsOnly: true,
        finish: async (attempt) => (attempt.atOnce || (await attempt.stillTrue()) ? 'done' : {}),
      }),
    write(stores, work, options) {
      const go = (): ReturnType<typeof work> => write(stores, work, options);
      // A draft waits for nobody: the page may be on its way out.
      if (options?.durability === 'relaxed') return go();
      // Writers of one tab go one after the other instead of undoing each other's work.
      const turn = writing.then(go, go);
      writing = turn;
      return turn;
    },
    subscribe: (listener) => raw.subscribe(listener),
    close: shut,
    async destroy() {
      await shut();
      await raw.destroy?.();
    },
    seal: {
      get mode() {
        return seal.mode;
      },
      get locked() {
        if (idle?.over === true) lock();
        return codec === undefined;
      },
      lock,
      async unlock(given = seal) {
        codec = createRowCodec(await openVault(raw, owner, given), owner);
        seal = given;
        idle?.stop();
        watch();
        listeners.tell(false);
      },
      async change(next) {
        opened();
        await rewrap(raw, owner, { current: seal, next });
        seal = next;
      },
      active() {
        if (codec === undefined || idle === undefined || idle.over) return;
        idle.active();
        channel.postMessage('active');
      },
      async forget() {
        const unsent = await deleteSynced(raw);
        lock();
        return unsent;
      },
      subscribe: (listener) => listeners.add(listener),
    },
  };
}

function noop(): void {
  // Its caller has the error.
}

/** Seals what was stored before, record by record: each is in clear or sealed, never lost between. */
async function sealEverything(raw: Store, store: Store): Promise<void> {
  for (const name of Object.keys(KEY_PATHS) as StoreName[]) {
    if (name === 'meta') continue;
    let after: Key | undefined;
    for (;;) {
      const query = { limit: 50, ...(after === undefined ? {} : { after }) };
      const rows = (await raw.read([name], (tx) => tx.getAll(name, query))) as unknown as readonly Row[];
      const keys = rows.filter((row) => !('sealed' in row)).map((row) => row[KEY_PATHS[name]] as Key);
      await store.write([name], async (tx) => {
        for (const key of keys) {
          const record = await tx.get(name, key);
          if (record !== undefined) await tx.put(name, record);
        }
      });
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last[KEY_PATHS[name]] as Key;
    }
  }
}
