import type { Doc } from '@callside/core';
import type { Sql } from '../database/database.js';
import { LostRaceError } from '../database/retry.js';
import { docOf, numberOf, textOf } from '../database/row.js';

/** One record as the server has it. */
export interface Entity {
  readonly id: string;
  readonly type: string;
  /** Whole number from 1, raised by one with every change. */
  readonly rev: number;
  readonly deleted: boolean;
  readonly doc: Doc;
}

const READ = `
  SELECT id, type, rev, deleted, doc FROM entity
  WHERE tenant_id = $1 AND id = $2`;

/** `FOR UPDATE` holds the row until the transaction ends. */
const LOCK = `${READ}
  FOR UPDATE`;

const INSERT = `
  INSERT INTO entity (tenant_id, id, type, rev, deleted, doc, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7)
  ON CONFLICT (tenant_id, id) DO NOTHING
  RETURNING id`;

/** Compare and set: only on top of the revision that was read. */
const UPDATE = `
  UPDATE entity SET rev = $4, deleted = $5, doc = $6::jsonb, updated_at = $7
  WHERE tenant_id = $1 AND id = $2 AND type = $3 AND rev = $4 - 1
  RETURNING id`;

/**
 * Reads a record as it stands.
 *
 * @example
 * const entity = await readEntity(database, 'acme', id);
 */
export function readEntity(sql: Sql, tenant: string, id: string): Promise<Entity | undefined> {
  return findBy(sql, READ, [tenant, id]);
}

/**
 * Reads a record and holds it until the transaction ends.
 *
 * @example
 * const entity = await lockEntity(tx, 'acme', id);
 */
export function lockEntity(tx: Sql, tenant: string, id: string): Promise<Entity | undefined> {
  return findBy(tx, LOCK, [tenant, id]);
}

/**
 * Stores the next revision of a record, the first when `rev` is 1; throws LostRaceError when somebody else was faster.
 *
 * @example
 * await writeEntity(tx, { tenant, entity: { ...entity, rev: entity.rev + 1, doc }, now });
 */
export async function writeEntity(tx: Sql, change: { tenant: string; entity: Entity; now: number }): Promise<void> {
  const { tenant, entity, now } = change;
  const { id, type, rev, deleted, doc } = entity;
  const statement = rev === 1 ? INSERT : UPDATE;
  const written = await tx.query(statement, [tenant, id, type, rev, deleted, JSON.stringify(doc), now]);
  if (written.length === 0) throw new LostRaceError(`Revision ${String(rev)} of ${type} ${id} was written by another.`);
}

async function findBy(sql: Sql, statement: string, key: readonly string[]): Promise<Entity | undefined> {
  const [row] = await sql.query(statement, key);
  if (row === undefined) return undefined;
  return {
    id: textOf(row, 'id'),
    type: textOf(row, 'type'),
    rev: numberOf(row, 'rev'),
    deleted: row.deleted === true,
    doc: docOf(row, 'doc'),
  };
}
