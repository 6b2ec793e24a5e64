import { isCallsideError } from '../errors.js';
import { RECORD_VERSION } from './schema.js';
import type { Store } from './store.js';

/** Bytes of one row: larger ones would become files beside the log. */
const ROW = 50_000;

/** Rows that together are more than the 4 MB after which LevelDB begins another log. */
const ROWS = 100;

/** Bytes that must be free: a nearly full disk is for what people type. */
const ROOM = 50_000_000;

/** What the rows are called; a page that dies in between leaves some, which the next one takes away. */
const PREFIX = 'renew/';

/**
 * Makes Chromium begin another log for its database. It keeps IndexedDB in LevelDB, and goes on in the log of before even
 * where a process that died has left half a record at its end: the next start then finds that log corrupt and deletes all
 * that the origin has. So the log is filled up with noise, which is taken away again: what was in it lies in a table by then,
 * and the log is gone. Until that is done, some hundred milliseconds, work goes on as it would without. False where there is no
 * room for it.
 *
 * Source: Chromium's log of such a start ("IndexedDB recovering from a corrupted (and deleted) database"); test/crash/torn-log.
 *
 * @example
 * if (isFirstTab) await renewLog(store); // true
 */
export async function renewLog(store: Pick<Store, 'write'>, room = roomLeft): Promise<boolean> {
  if ((await room()) < ROOM) return false;
  try {
    await store.write(
      ['chunks'],
      async (tx) => {
        const noise = Array.from({ length: ROWS }, (_, number) => ({
          v: RECORD_VERSION,
          key: keyOf(number),
          bytes: crypto.getRandomValues(new Uint8Array(ROW)).buffer,
        }));
        await Promise.all(noise.map((row) => tx.put('chunks', row)));
      },
      { durability: 'relaxed' },
    );
    await store.write(
      ['chunks'],
      async (tx) => {
        await Promise.all(Array.from({ length: ROWS }, (_, number) => tx.delete('chunks', keyOf(number))));
      },
      { durability: 'relaxed' },
    );
    return true;
  } catch (error) {
    if (isCallsideError(error) && error.code.startsWith('storage-')) return false;
    throw error;
  }
}

/**
 * Whether this browser keeps IndexedDB in LevelDB, as far as a page can tell.
 *
 * @example
 * keepsInLevelDb('Mozilla/5.0 … Chrome/156.0.0.0 Safari/537.36'); // true
 */
export function keepsInLevelDb(userAgent: string): boolean {
  return /Chrom(?:e|ium)\//.test(userAgent);
}

async function roomLeft(): Promise<number> {
  const { storage } = (globalThis as Partial<typeof globalThis>).navigator ?? {};
  const { quota = Infinity, usage = 0 } = (await storage?.estimate()) ?? {};
  return quota - usage;
}

function keyOf(number: number): string {
  return `${PREFIX}${String(number).padStart(3, '0')}`;
}
