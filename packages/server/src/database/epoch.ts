import type { Database } from './database.js';
import { textOf } from './row.js';

const ADD_EPOCH = `
  INSERT INTO server_meta (name, value) VALUES ('epoch', $1)
  ON CONFLICT (name) DO NOTHING`;

const READ_EPOCH = `
  SELECT value FROM server_meta WHERE name = 'epoch'`;

const SET_EPOCH = `
  UPDATE server_meta SET value = $1 WHERE name = 'epoch'`;

/**
 * Gives a database that has no epoch yet its first one.
 *
 * @example
 * await addEpoch(database, randomId());
 */
export async function addEpoch(database: Database, first: string): Promise<void> {
  await database.query(ADD_EPOCH, [first]);
}

/**
 * The id of this database's life.
 *
 * @example
 * const epoch = await readEpoch(database);
 */
export async function readEpoch(database: Database): Promise<string> {
  const [row] = await database.query(READ_EPOCH);
  if (row === undefined) throw new Error('Cannot read the epoch: the database was not migrated.');
  return textOf(row, 'value');
}

/**
 * Begins a new life, after a backup was restored: clients then push again what the backup may not have, and pull anew.
 *
 * @example
 * await renewEpoch(database, randomId());
 */
export async function renewEpoch(database: Database, epoch: string): Promise<void> {
  await database.query(SET_EPOCH, [epoch]);
}
