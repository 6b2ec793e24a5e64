import type { Database } from './database.js';
import { FOUNDATION } from './migration-1-foundation.js';
import { RELIABILITY } from './migration-2-reliability.js';
import { SURVEYS } from './migration-3-surveys.js';

/** Statements by version, from 1. A released entry never changes: an edit is a new entry. */
const MIGRATIONS: readonly (readonly string[])[] = [FOUNDATION, RELIABILITY, SURVEYS];

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

/**
 * Brings the tables up to this version.
 *
 * @example
 * await migrate(database, clock.now());
 */
export async function migrate(database: Database, now: number): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(CREATE_LOG);
  });
  for (const [index, statements] of MIGRATIONS.entries()) {
    await database.transaction(async (tx) => {
      const claimed = await tx.query(CLAIM, [index + 1, now]);
      if (claimed.length === 0) return;
      for (const statement of statements) await tx.query(statement);
    });
  }
}
