import type { Mutation } from '@callside/core';
import type { Sql } from '../database/database.js';
import { numberOf, textOf } from '../database/row.js';

/** Locks the client's row until the transaction ends: pushes of one client take effect one after the other. */
const LOCK_CLIENT = `
  INSERT INTO client (tenant_id, client_id, last_seq) VALUES ($1, $2, 0)
  ON CONFLICT (tenant_id, client_id) DO UPDATE SET last_seq = client.last_seq
  RETURNING last_seq`;

const RAISE_LAST_SEQ = `
  UPDATE client SET last_seq = $3
  WHERE tenant_id = $1 AND client_id = $2 AND last_seq < $3`;

const READ_LAST_SEQ = `
  SELECT last_seq FROM client
  WHERE tenant_id = $1 AND client_id = $2`;

const LAST_ENTITY_SEQ = `
  SELECT last_entity_seq FROM client_entity
  WHERE tenant_id = $1 AND client_id = $2 AND entity_id = $3`;

const RAISE_ENTITY_SEQ = `
  INSERT INTO client_entity (tenant_id, client_id, entity_id, last_entity_seq) VALUES ($1, $2, $3, $4)
  ON CONFLICT (tenant_id, client_id, entity_id)
  DO UPDATE SET last_entity_seq = excluded.last_entity_seq
  WHERE client_entity.last_entity_seq < excluded.last_entity_seq`;

const OWNER_OF_SEQ = `
  SELECT id FROM mutation_log
  WHERE tenant_id = $1 AND client_id = $2 AND seq = $3`;

/** One client device of one tenant. */
export interface ClientKey {
  readonly tenant: string;
  readonly clientId: string;
}

/**
 * Makes this client's other pushes wait until the transaction ends.
 *
 * @example
 * await lockClient(tx, { tenant: 'acme', clientId });
 */
export async function lockClient(tx: Sql, client: ClientKey): Promise<void> {
  await tx.query(LOCK_CLIENT, [client.tenant, client.clientId]);
}

/**
 * The `entitySeq` of the last mutation of a record that this client got an answer for; 0 before the first.
 *
 * @example
 * await lastEntitySeq(tx, client, mutation.entityId); // 2
 */
export async function lastEntitySeq(tx: Sql, client: ClientKey, entityId: string): Promise<number> {
  const [row] = await tx.query(LAST_ENTITY_SEQ, [client.tenant, client.clientId, entityId]);
  return row === undefined ? 0 : numberOf(row, 'last_entity_seq');
}

/**
 * Notes that a mutation was answered for good: the client's next one may follow, for this record and in all.
 *
 * @example
 * await advanceClient(tx, client, mutation);
 */
export async function advanceClient(tx: Sql, client: ClientKey, mutation: Mutation): Promise<void> {
  const { tenant, clientId } = client;
  await tx.query(RAISE_ENTITY_SEQ, [tenant, clientId, mutation.entityId, mutation.entitySeq]);
  await tx.query(RAISE_LAST_SEQ, [tenant, clientId, mutation.seq]);
}

/**
 * Tells whether the client has used a seq for another mutation, as one does whose store was set back.
 *
 * @example
 * await isSeqOfAnother(tx, client, mutation); // false
 */
export async function isSeqOfAnother(tx: Sql, client: ClientKey, mutation: Mutation): Promise<boolean> {
  const [row] = await tx.query(OWNER_OF_SEQ, [client.tenant, client.clientId, mutation.seq]);
  return row !== undefined && textOf(row, 'id') !== mutation.id;
}

/**
 * The highest seq of a client that was answered for good; 0 before the first.
 *
 * @example
 * await readLastSeq(database, client); // 17
 */
export async function readLastSeq(sql: Sql, client: ClientKey): Promise<number> {
  const [row] = await sql.query(READ_LAST_SEQ, [client.tenant, client.clientId]);
  return row === undefined ? 0 : numberOf(row, 'last_seq');
}
