import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Database, Row, Sql, SqlValue } from './database.js';
import { DurableNodeFS } from './durable-node-fs.js';
import { holdFolder } from './folder-guard.js';
import { retryLostRaces } from './retry.js';

export interface PgliteOptions {
  /** Folder of the data; created when it is not there. Absent: everything is in memory and gone at the end. */
  readonly dataDir?: string;
}

/**
 * Opens PostgreSQL inside this process (PGlite). One process at a time may open a folder; another one is refused.
 *
 * PGlite writes without flushing by default: it starts with `-F` (fsync off), its file system ignores fsync, and
 * fdatasync, PostgreSQL's choice on Linux, does nothing in it. A folder is therefore opened with fsync on, on a file system
 * that does flush, and with `wal_sync_method = fsync`: a commit is on the disk before it is answered.
 *
 * @example
 * const database = await openPglite({ dataDir: '.callside-data' });
 */
export async function openPglite(options: PgliteOptions = {}): Promise<Database> {
  const { dataDir } = options;
  if (dataDir === undefined) return databaseOn(await PGlite.create(), false);
  const release = await holdFolder(dataDir);
  try {
    const fs = new DurableNodeFS(dataDir);
    const engine = await PGlite.create({ fs, startParams: durableStartParams() });
    fs.flushFirstFiles();
    return databaseOn(engine, true, release);
  } catch (error) {
    await release();
    throw error;
  }
}

function durableStartParams(): string[] {
  return [...PGlite.defaultStartParams.filter((param) => param !== '-F'), '-c', 'wal_sync_method=fsync'];
}

function databaseOn(engine: PGlite, durable: boolean, release?: () => Promise<void>): Database {
  return {
    kind: 'pglite',
    durable,
    ...sqlOn(engine),
    transaction: (work) => retryLostRaces(() => engine.transaction((tx) => work(sqlOn(tx)))),
    async close() {
      await engine.close();
      await release?.();
    },
  };
}

function sqlOn(engine: Pick<Transaction, 'query'>): Sql {
  return {
    async query(text: string, values: readonly SqlValue[] = []) {
      const { rows } = await engine.query<Row>(text, [...values]);
      return rows;
    },
  };
}
