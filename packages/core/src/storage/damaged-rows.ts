import { CallsideError } from '../errors.js';
import { createListeners, throwLate } from '../listeners.js';
import type { Key } from './pick-rows.js';
import { KEY_PATHS, RECORD_VERSION, type QuarantineRecord, type StoreName } from './schema.js';
import { stampOf, type Row } from './sealed-rows.js';
import type { Store, WriteTx } from './store.js';
import type { StoreHealth } from './store-health.js';
import { DAMAGED } from './unsent.js';

/** A row that its key does not open, as it lies in the store. */
export interface Damaged {
  readonly store: StoreName;
  readonly row: Row;
}

/** Keeps what cannot be opened out of the way of what can, and tells of it. */
export interface DamageWatch {
  /** What is wrong with the store below, and after that what could not be opened, until a person has seen it. */
  readonly health: StoreHealth;
  /** Moves rows to `quarantine` as they are, in one transaction; those that have changed meanwhile stay. */
  setAside(rows: readonly Damaged[]): Promise<void>;
  stop(): void;
}

/** Where rows stand in `quarantine` that a person knows of. */
const SEEN = 'seen/';

/**
 * Watches over damaged rows. They stand in `quarantine` under `damaged/<store>/<key>/<time>` with their bytes in base64, and
 * the problem is `storage-damaged`; `details.rows` counts them by store. A damaged record is asked for anew from the server:
 * at once, and at every opening until a person has seen the problem, since a pull that was on its way goes on from its place.
 *
 * @example
 * const damage = await watchDamage(raw, { check: (tx) => keepEnvelope(tx, vault), now: clock.now });
 */
export async function watchDamage(
  raw: Store,
  { check, now }: { check: (tx: WriteTx) => Promise<void>; now: () => number },
): Promise<DamageWatch> {
  const listeners = createListeners<[]>();
  let problem: CallsideError | undefined;

  const look = async (): Promise<void> => {
    const rows = await raw.read(['quarantine'], (tx) => tx.getAll('quarantine', { prefix: DAMAGED }));
    const counts = countByStore(rows);
    if (JSON.stringify(counts) === JSON.stringify(problem?.details['rows'] ?? {})) return;
    problem = rows.length === 0 ? undefined : damageError(counts);
    listeners.tell();
  };
  const acknowledge = (): Promise<void> =>
    raw.write(['quarantine'], async (tx) => {
      for (const row of await tx.getAll('quarantine', { prefix: DAMAGED })) {
        await tx.put('quarantine', { ...row, key: SEEN + row.key });
        await tx.delete('quarantine', row.key);
      }
    });

  await look();
  if (isRecordMissing(problem)) await raw.write(['meta'], askAnew);
  const stop = raw.subscribe(({ keys, remote, missed }) => {
    if (missed === true || (remote && keys.some(({ store }) => store === 'quarantine'))) look().catch(throwLate);
  });
  return {
    health: {
      get problem() {
        return raw.health?.problem ?? problem;
      },
      acknowledge() {
        if (raw.health?.problem !== undefined) raw.health.acknowledge();
        else if (problem !== undefined) acknowledge().then(look).catch(throwLate);
      },
      subscribe(listener) {
        const stops = [listeners.add(listener), raw.health?.subscribe(listener)];
        return () => {
          for (const each of stops) each?.();
        };
      },
    },
    async setAside(rows) {
      const stores = new Set<StoreName>([...rows.map(({ store }) => store), 'quarantine', 'meta']);
      await raw.write([...stores], async (tx) => {
        await check(tx);
        for (const damaged of rows) await move(tx, damaged, now());
      });
      await look();
    },
    stop() {
      stop();
      listeners.clear();
    },
  };
}

async function move(tx: WriteTx, { store, row }: Damaged, at: number): Promise<void> {
  const key = row[KEY_PATHS[store]] as Key;
  const present = (await tx.get(store, key)) as unknown as Row | undefined;
  if (present === undefined || stampOf(present) !== stampOf(row)) return;
  const { sealed } = row;
  const change = { store, ...row, sealed: sealed instanceof ArrayBuffer ? base64(new Uint8Array(sealed)) : sealed };
  await tx.put('quarantine', { v: RECORD_VERSION, key: `${DAMAGED}${store}/${key}/${at}`, change, at });
  await tx.delete(store, key);
  if (store === 'entities') await askAnew(tx);
}

/** Without its place in the feed the next pull starts from the beginning. */
function askAnew(tx: WriteTx): Promise<void> {
  return tx.delete('meta', 'cursor');
}

function countByStore(rows: readonly QuarantineRecord[]): Readonly<Partial<Record<string, number>>> {
  const counts: Partial<Record<string, number>> = {};
  for (const { change } of rows) counts[String(change['store'])] = (counts[String(change['store'])] ?? 0) + 1;
  return counts;
}

function isRecordMissing(problem: CallsideError | undefined): boolean {
  return (problem?.details['rows'] as Partial<Record<string, number>> | undefined)?.['entities'] !== undefined;
}

function damageError(rows: Readonly<Partial<Record<string, number>>>): CallsideError {
  const what = Object.entries(rows).map(([store, count]) => `${String(count)} in ${store}`);
  return new CallsideError('storage-damaged', `Cannot open some rows on this device: ${what.join(', ')}.`, {
    details: { rows },
  });
}

/** In parts: a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
