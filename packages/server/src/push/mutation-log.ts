import type { Mutation, Problem } from '@callside/core';
import type { Sql } from '../database/database.js';
import { docOf, numberOf, textOf, textsOf } from '../database/row.js';
import { contentHash } from '../content-hash.js';
import { pathsOf } from './check-mutation.js';

/** How a mutation was answered for good. */
export type LoggedStatus = 'applied' | 'merged' | 'conflict' | 'rejected';

export interface LoggedMutation {
  readonly status: LoggedStatus;
  readonly payloadHash: string;
  readonly problem: Problem | undefined;
}

const FIND = `
  SELECT status, payload_hash, problem FROM mutation_log
  WHERE tenant_id = $1 AND id = $2`;

const LAST_ENTITY_SEQ = `
  SELECT COALESCE(MAX(entity_seq), 0) AS last FROM mutation_log
  WHERE tenant_id = $1 AND client_id = $2 AND entity_id = $3`;

const COUNT_EFFECTIVE = `
  SELECT COUNT(*) AS effective FROM mutation_log
  WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) AND status IN ('applied', 'merged')`;

const PATHS_OF_OTHERS = `
  SELECT paths FROM mutation_log
  WHERE tenant_id = $1 AND entity_id = $2 AND rev > $3 AND client_id <> $4`;

const APPEND = `
  INSERT INTO mutation_log (tenant_id, id, client_id, entity_id, entity_seq, payload_hash, status, rev, paths, problem,
    claimed_actor, client_time, received_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11, $12, $13)`;

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

/** One client device of one tenant. */
export interface ClientKey {
  readonly tenant: string;
  readonly clientId: string;
}

/**
 * The hash that tells a repeated mutation from an id used twice. It covers what the mutation does, not how it travels: seq,
 * baseRev and client may differ when the same change comes again.
 *
 * @example
 * payloadHash(mutation) === payloadHash({ ...mutation, seq: 9 }); // true
 */
export function payloadHash({ type, entityId, op, set, unset }: Mutation): string {
  return contentHash({ type, entityId, op, set, unset });
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
 * Finds how a mutation was answered before.
 *
 * @example
 * (await findLogged(tx, 'acme', mutation.id))?.status; // 'applied'
 */
export async function findLogged(tx: Sql, tenant: string, id: string): Promise<LoggedMutation | undefined> {
  const [row] = await tx.query(FIND, [tenant, id]);
  if (row === undefined) return undefined;
  return {
    status: textOf(row, 'status') as LoggedStatus,
    payloadHash: textOf(row, 'payload_hash'),
    problem: row.problem === null ? undefined : (docOf(row, 'problem') as unknown as Problem),
  };
}

/**
 * The `entitySeq` of the last mutation of a record that this client got an answer for; 0 before the first.
 *
 * @example
 * await lastEntitySeq(tx, client, mutation.entityId); // 2
 */
export async function lastEntitySeq(tx: Sql, client: ClientKey, entityId: string): Promise<number> {
  const [row] = await tx.query(LAST_ENTITY_SEQ, [client.tenant, client.clientId, entityId]);
  return row === undefined ? 0 : numberOf(row, 'last');
}

/**
 * Tells whether all of these mutations have taken effect.
 *
 * @example
 * await allEffective(tx, 'acme', mutation.deps);
 */
export async function allEffective(tx: Sql, tenant: string, ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return true;
  const [row] = await tx.query(COUNT_EFFECTIVE, [tenant, wanted]);
  return row !== undefined && numberOf(row, 'effective') === wanted.length;
}

/**
 * Paths that other clients have changed since the revision a mutation was made on. A client's own earlier changes do not
 * count: it made this one after them.
 *
 * @example
 * await pathsChangedByOthers(tx, client, mutation); // ['status']
 */
export async function pathsChangedByOthers(tx: Sql, client: ClientKey, mutation: Mutation): Promise<readonly string[]> {
  const { entityId, baseRev } = mutation;
  const rows = await tx.query(PATHS_OF_OTHERS, [client.tenant, entityId, baseRev, client.clientId]);
  return [...new Set(rows.flatMap((row) => textsOf(row, 'paths')))];
}

/**
 * Logs how a mutation was answered for good and raises the client's last answered seq.
 *
 * @example
 * await logMutation(tx, { client, mutation, status: 'applied', rev: 1, problem: undefined, now });
 */
export async function logMutation(
  tx: Sql,
  entry: {
    client: ClientKey;
    mutation: Mutation;
    status: LoggedStatus;
    rev: number | null;
    problem: Problem | undefined;
    now: number;
  },
): Promise<void> {
  const { client, mutation, status, rev, now } = entry;
  await tx.query(APPEND, [
    client.tenant,
    mutation.id,
    client.clientId,
    mutation.entityId,
    mutation.entitySeq,
    payloadHash(mutation),
    status,
    rev,
    JSON.stringify(status === 'rejected' ? [] : pathsOf(mutation)),
    entry.problem === undefined ? null : JSON.stringify(entry.problem),
    status === 'rejected' ? '' : mutation.actor,
    mutation.clientTime,
    now,
  ]);
  await raiseLastSeq(tx, client, mutation.seq);
}

/**
 * Notes that a seq was answered for good.
 *
 * @example
 * await raiseLastSeq(tx, client, mutation.seq);
 */
export async function raiseLastSeq(tx: Sql, client: ClientKey, seq: number): Promise<void> {
  await tx.query(RAISE_LAST_SEQ, [client.tenant, client.clientId, seq]);
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
