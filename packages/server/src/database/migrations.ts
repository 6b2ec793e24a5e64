import type { Database } from './database.js';
import { FOUNDATION } from './migration-1-foundation.js';
import { RELIABILITY } from './migration-2-reliability.js';
import { textOf } from './row.js';

/** Statements by version, from 1. A released entry never changes: an edit is a new entry. */
const MIGRATIONS: readonly (readonly string[])[] = [FOUNDATION, RELIABILITY];

const CREATE_LOG = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    version    bigint PRIMARY KEY,
    applied_at bigint NOT NULL
  )`;

/** Claims a version: of two servers that start together, the second waits here and then finds the row taken. */
const CLAIM = `
  INSERT INTO schema_migration (version, applied_at) VALUES ($1, $2)
  ON CONFLICT (version) DO NOTHING
  RETURNING version`;

const ADD_EPOCH = `
  INSERT INTO server_meta (name, value) VALUES ('epoch', $1)
  ON CONFLICT (name) DO NOTHING`;

const READ_EPOCH = `
  SELECT value FROM server_meta WHERE name = 'epoch'`;

/**
 * Brings the tables up to this version and returns the database's epoch: the id it was given at its first migration.
 *
 * @example
 * const epoch = await migrate(database, { now: Date.now(), newEpoch: randomId() });
 */
export async function migrate(database: Database, first: { now: number; newEpoch: string }): Promise<string> {
  await database.transaction(async (tx) => {
    await tx.query(CREATE_LOG);
  });
  for (const [index, statements] of MIGRATIONS.entries()) {
    await database.transaction(async (tx) => {
      const claimed = await tx.query(CLAIM, [index + 1, first.now]);
      if (claimed.length === 0) return;
      for (const statement of statements) await tx.query(statement);
    });
  }
  await database.query(ADD_EPOCH, [first.newEpoch]);
  const [row] = await database.query(READ_EPOCH);
  if (row === undefined) throw new Error('Cannot read the epoch that was just written.');
  return textOf(row, 'value');
}
