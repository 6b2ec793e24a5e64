import type { FieldConflict, Mutation, Problem } from '@callside/core';
import { contentHash } from '../content-hash.js';
import type { Sql } from '../database/database.js';
import { docOf, numberOf, textOf } from '../database/row.js';
import type { ClientKey } from './client-order.js';

/** How a mutation was answered for good. */
export type LoggedStatus = 'applied' | 'merged' | 'conflict' | 'rejected';

export interface LoggedMutation {
  readonly status: LoggedStatus;
  readonly payloadHash: string;
  readonly problem: Problem | undefined;
  readonly conflicts: readonly FieldConflict[];
}

const FIND = `
  SELECT status, payload_hash, problem, conflicts FROM mutation_log
  WHERE tenant_id = $1 AND id = $2`;

const COUNT_EFFECTIVE = `
  SELECT COUNT(*) AS effective FROM mutation_log
  WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) AND (status IN ('applied', 'merged') OR rev IS NOT NULL)`;

/** The audit knows for longer than the log what took effect. */
const COUNT_AUDITED = `
  SELECT COUNT(DISTINCT mutation_id) AS effective FROM audit
  WHERE tenant_id = $1 AND mutation_id = ANY ($2::uuid[])`;

const APPEND = `
  INSERT INTO mutation_log (tenant_id, id, client_id, entity_id, seq, entity_seq, payload_hash, status, rev, paths, problem,
    conflicts, claimed_actor, client_time, received_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11::jsonb, $12::jsonb, $13, $14, $15)`;

/**
 * The hash that tells a repeated mutation from an id used twice. It covers what the mutation does, not how it travels: seq,
 * baseRev and client may differ when the same change comes again.
 *
 * @example
 * payloadHash(mutation) === payloadHash({ ...mutation, seq: 9 }); // true
 */
export function payloadHash({ type, entityId, op, set, unset, deltas }: Mutation): string {
  return contentHash({ type, entityId, op, set, unset, deltas });
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
    conflicts: Array.isArray(row.conflicts) ? (row.conflicts as FieldConflict[]) : [],
  };
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
  for (const count of [COUNT_EFFECTIVE, COUNT_AUDITED]) {
    const [row] = await tx.query(count, [tenant, wanted]);
    if (row !== undefined && numberOf(row, 'effective') === wanted.length) return true;
  }
  return false;
}

/**
 * Tells whether a mutation that the log no longer holds has taken effect.
 *
 * @example
 * await isAudited(tx, 'acme', mutation.id); // true, a hundred days later
 */
export async function isAudited(tx: Sql, tenant: string, id: string): Promise<boolean> {
  const [row] = await tx.query(COUNT_AUDITED, [tenant, [id]]);
  return row !== undefined && numberOf(row, 'effective') > 0;
}

/** A mutation with its answer. */
export interface LogEntry {
  readonly client: ClientKey;
  readonly mutation: Mutation;
  readonly status: LoggedStatus;
  /** The revision that it made; null when it made none. */
  readonly rev: number | null;
  /** What took effect. */
  readonly paths: readonly string[];
  readonly problem?: Problem | undefined;
  readonly conflicts?: readonly FieldConflict[];
  readonly now: number;
}

/**
 * Logs how a mutation was answered for good.
 *
 * @example
 * await logMutation(tx, { client, mutation, status: 'applied', rev: 1, paths: ['status'], now });
 */
export async function logMutation(tx: Sql, entry: LogEntry): Promise<void> {
  const { client, mutation, status, rev, paths, problem, conflicts = [], now } = entry;
  const place = [client.tenant, mutation.id, client.clientId, mutation.entityId, mutation.seq, mutation.entitySeq];
  const answer = [
    JSON.stringify(paths),
    jsonOrNull(problem),
    conflicts.length === 0 ? null : JSON.stringify(conflicts),
  ];
  // What a refused mutation claims may be anything, also what cannot be stored.
  const actor = status === 'rejected' ? '' : mutation.actor;
  const times = [mutation.clientTime, now];
  await tx.query(APPEND, [...place, payloadHash(mutation), status, rev, ...answer, actor, ...times]);
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
