import { CallsideError } from '../errors.js';
import type { Damaged } from './damaged-rows.js';
import { pickRows, type Key } from './pick-rows.js';
import { KEY_PATHS, type StoreName, type StoreSchema } from './schema.js';
import { stampOf, type Row, type RowCodec } from './sealed-rows.js';
import type { ReadTx, Store, StoreQuery, WriteOptions, WriteTx } from './store.js';

/** What one run of the work has read and wants written. */
export interface Attempt {
  readonly tx: WriteTx;
  /** Rows that were read and do not open; the work has not seen them. */
  readonly damaged: readonly Damaged[];
  /** True when all that was read was read at one moment. */
  readonly atOnce: boolean;
  /** Tells whether everything that was read still stands. */
  stillTrue(): Promise<boolean>;
  /** The next number of the queue, as far as is known here. */
  readonly nextSeq: number;
  /** Writes, unless something that was read has changed: then `again`, and for a queue that grew its next number. */
  commit(options: WriteOptions | undefined): Promise<'done' | Again>;
}

/** The work has to run again on what there is now. */
export interface Again {
  readonly nextSeq?: number;
}

interface Look {
  readonly run: (tx: ReadTx) => Promise<string>;
  readonly saw: string;
}

/** A change that waits for the commit; without a record a deletion. */
interface Change {
  readonly key: Key;
  /** The queue gives the number itself, and it has to be this one. */
  readonly numbered: boolean;
  readonly clear: Promise<Row>;
  readonly record: Row | undefined;
}

/**
 * A transaction over sealed rows. Opening and sealing takes time that no IndexedDB transaction waits for, so nothing is held
 * open: what is read is remembered, what is put waits here, and the commit checks and writes everything in one transaction.
 *
 * ```
 * work ── reads, opened outside ──► puts wait here ──► sealed ──► one transaction: has anything read changed? write all
 *   ▲                                                               │
 *   └────────────────── again, on what there is now ◄───────────────┘
 * ```
 *
 * The vault's own record, `keys` in `meta`, is not to be seen from inside.
 *
 * @example
 * const attempt = createAttempt(raw, codec, { stores, nextSeq });
 */
export function createAttempt(
  raw: Store,
  codec: RowCodec,
  { stores, nextSeq, check }: { stores: readonly StoreName[]; nextSeq: number; check: (tx: WriteTx) => Promise<void> },
): Attempt {
  const looks: Look[] = [];
  const damaged: Damaged[] = [];
  const changes = new Map<StoreName, Map<Key, Change>>();
  const snapshots = createSnapshots(raw, stores);
  let seq = nextSeq;

  /** Reads rows and remembers how they were. */
  const look = async <T>(read: (tx: ReadTx) => Promise<T>, stamp: (value: T) => string): Promise<T> => {
    const value = await snapshots.read(read);
    looks.push({ run: async (tx) => stamp(await read(tx)), saw: stamp(value) });
    return value;
  };

  const changesOf = (store: StoreName): Map<Key, Change> => {
    if (!stores.includes(store)) throw outOfScope(store, stores);
    const known = changes.get(store) ?? new Map<Key, Change>();
    changes.set(store, known);
    return known;
  };

  const open = async (store: StoreName, row: Row): Promise<Row | undefined> => {
    const record = await codec.open(store, row);
    if (record === undefined) damaged.push({ store, row });
    return record;
  };

  const tx: WriteTx = {
    async get(store, key) {
      const change = changesOf(store).get(key);
      if (change !== undefined) return copyOf(change) as StoreSchema[typeof store]['record'] | undefined;
      const row = await look((tx) => tx.get(store, key) as Promise<Row | undefined>, stampOf);
      return row && ((await open(store, row)) as unknown as StoreSchema[typeof store]['record'] | undefined);
    },
    async count(store) {
      const local = changesOf(store);
      if (local.size === 0 && store !== 'meta') return look((tx) => tx.count(store), String);
      return (await tx.getAll(store)).length;
    },
    async getAll(store, query = {}) {
      const local = changesOf(store);
      const stored = await codec.queryOf(query);
      // What waits here may push rows out of a limit: more are read then.
      const wide = local.size === 0 ? stored : widened(stored, local.size);
      const rows = await look(
        (tx) => tx.getAll(store, wide) as Promise<unknown> as Promise<readonly Row[]>,
        stampOfAll,
      );
      const seen = store === 'meta' ? rows.filter(({ name }) => name !== 'keys') : rows;
      const records = local.size === 0 ? seen : await merged(store, stored, { rows: seen, local });
      const opened = await Promise.all(records.map(async (row) => (isChange(row) ? copyOf(row) : open(store, row))));
      return opened.filter((record) => record !== undefined) as unknown as StoreSchema[typeof store]['record'][];
    },
    async put(store, record) {
      const local = changesOf(store);
      const copy = structuredClone(record) as unknown as Record<string, unknown>;
      const path = KEY_PATHS[store];
      const numbered = store === 'outbox' && copy[path] === undefined;
      if (numbered) copy[path] = seq;
      const key = copy[path] as Key | undefined;
      if (key === undefined)
        throw new CallsideError('storage-failed', `Cannot put a record without "${path}" into "${store}".`);
      if (store === 'outbox') seq = Math.max(seq, Number(key) + 1);
      local.set(key, {
        key,
        numbered: numbered || local.get(key)?.numbered === true,
        clear: codec.clearOf(store, copy),
        record: copy,
      });
      await local.get(key)?.clear;
      return key;
    },
    delete(store, key) {
      const local = changesOf(store);
      // A number that the queue has given stays given.
      const numbered = local.get(key)?.numbered === true;
      local.set(key, { key, numbered, clear: Promise.resolve({}), record: undefined });
      return Promise.resolve();
    },
  };

  const all = (): { store: StoreName; change: Change }[] =>
    [...changes].flatMap(([store, local]) => [...local.values()].map((change) => ({ store, change })));

  const holdsNow = (): Promise<boolean> => raw.read(stores, (now) => holds(now, looks));

  return {
    tx,
    damaged,
    get atOnce() {
      return snapshots.taken < 2;
    },
    get nextSeq() {
      return seq;
    },
    stillTrue: holdsNow,
    async commit(options) {
      if (all().length === 0) return snapshots.taken < 2 || (await holdsNow()) ? 'done' : {};
      const sealed = await Promise.all(
        all().map(async ({ store, change }) => {
          const { key, record, clear, numbered } = change;
          if (record === undefined) return { store, key, numbered, row: undefined };
          return { store, key, numbered, row: await codec.seal(store, await clear, { key, record }) };
        }),
      );
      // A relaxed write issues all at once, so it cannot look first.
      const relaxed =
        options?.durability === 'relaxed' && looks.length === 0 && sealed.every(({ numbered }) => !numbered);
      try {
        await raw.write(
          relaxed || stores.includes('meta') ? stores : [...stores, 'meta'],
          async (now) => {
            if (!relaxed) await check(now);
            if (looks.length > 0 && !(await holds(now, looks))) throw new Outdated({});
            await Promise.all(sealed.map((change) => write(now, change)));
          },
          relaxed ? { durability: 'relaxed' } : {},
        );
        return 'done';
      } catch (error) {
        if (error instanceof Outdated) return error.again;
        throw error;
      }
    },
  };
}

/** Thrown inside the commit, so that it changes nothing. */
class Outdated extends Error {
  readonly again: Again;

  constructor(again: Again) {
    super('Something that was read has changed.');
    this.again = again;
  }
}

async function write(
  tx: WriteTx,
  { store, key, numbered, row }: { store: StoreName; key: Key; numbered: boolean; row: Row | undefined },
): Promise<void> {
  if (numbered || row !== undefined) {
    const { seq, ...unnumbered } = row ?? {};
    const given = await tx.put(store, (numbered ? unnumbered : row) as never);
    // The seal is bound to the number: another one would not open.
    if (given !== key) throw new Outdated({ nextSeq: Number(given) });
  }
  if (row === undefined) await tx.delete(store, key);
}

async function holds(tx: ReadTx, looks: readonly Look[]): Promise<boolean> {
  const now = await Promise.all(looks.map(({ run }) => run(tx)));
  return now.every((stamp, index) => stamp === looks[index]?.saw);
}

/** Reads that are asked for in one turn share one transaction, and so one moment. */
function createSnapshots(
  raw: Store,
  stores: readonly StoreName[],
): { readonly taken: number; read<T>(read: (tx: ReadTx) => Promise<T>): Promise<T> } {
  let open: { reads: ((tx: ReadTx) => Promise<unknown>)[]; results: Promise<unknown[]> } | undefined;
  let taken = 0;
  return {
    get taken() {
      return taken;
    },
    async read<T>(read: (tx: ReadTx) => Promise<T>) {
      if (open === undefined) {
        const reads: ((tx: ReadTx) => Promise<unknown>)[] = [];
        const start = (): Promise<unknown[]> => {
          open = undefined;
          taken += 1;
          return raw.read(stores, (tx) => Promise.all(reads.map((one) => one(tx))));
        };
        open = { reads, results: Promise.resolve().then(start) };
      }
      const { reads, results } = open;
      const place = reads.push(read) - 1;
      return (await results)[place] as T;
    },
  };
}

function widened<N extends StoreName>(query: StoreQuery<N>, by: number): StoreQuery<N> {
  const { limit, ...rest } = query;
  // A row may stand at several places of an index; there only all of them are enough.
  return limit === undefined || limit === 0 || query.index !== undefined ? rest : { ...rest, limit: limit + by };
}

/** The rows that were read, with what waits here in their place. */
async function merged(
  store: StoreName,
  query: Parameters<typeof pickRows>[2],
  { rows, local }: { rows: readonly Row[]; local: ReadonlyMap<Key, Change> },
): Promise<(Row | Change)[]> {
  const kept = new Map<Key, Row>(rows.map((row) => [row[KEY_PATHS[store]] as Key, row]));
  const places = new Map<Key, Row & { readonly from: Row | Change }>();
  for (const [key, row] of kept) places.set(key, { ...row, from: row });
  for (const [key, change] of local) {
    if (change.record === undefined) places.delete(key);
    else places.set(key, { ...(await change.clear), from: change });
  }
  return pickRows(places, store, query).map(({ from }) => from);
}

function isChange(row: Row | Change): row is Change {
  return 'numbered' in row;
}

function copyOf({ record }: Change): Row | undefined {
  return record && structuredClone(record);
}

function stampOfAll(rows: readonly Row[]): string {
  return rows.map(stampOf).join('|');
}

function outOfScope(store: StoreName, stores: readonly StoreName[]): CallsideError {
  return new CallsideError(
    'storage-failed',
    `Cannot use "${store}": the transaction was opened for ${stores.join(', ')}.`,
  );
}
