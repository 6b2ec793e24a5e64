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
 * The id of this database's life; a database that has none gets the one that is given.
 *
 * @example
 * const epoch = await readEpoch(database, randomId());
 */
export async function readEpoch(database: Database, first: string): Promise<string> {
  await database.query(ADD_EPOCH, [first]);
  const [row] = await database.query(READ_EPOCH);
  if (row === undefined) throw new Error('Cannot read the epoch that was just written.');
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
