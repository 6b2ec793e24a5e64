import type { Sql } from '../database/database.js';
import { numberOf } from '../database/row.js';
import type { Entity } from './entity-rows.js';

/** Locks the tenant's counter until the transaction ends, so that positions become visible in their own order. */
const NEXT_POSITION = `
  INSERT INTO feed_counter (tenant_id, position) VALUES ($1, 1)
  ON CONFLICT (tenant_id) DO UPDATE SET position = feed_counter.position + 1
  RETURNING position`;

const APPEND = `
  INSERT INTO feed (tenant_id, position, entity_id, rev)
  VALUES ($1, $2, $3, $4)`;

/**
 * Adds a change to the tenant's feed. Must be the last thing that a transaction does: the counter's lock makes the tenant's
 * other writers wait for the commit.
 *
 * @example
 * await appendToFeed(tx, 'acme', entity);
 */
export async function appendToFeed(tx: Sql, tenant: string, entity: Entity): Promise<void> {
  const [row] = await tx.query(NEXT_POSITION, [tenant]);
  if (row === undefined) throw new Error('Cannot take the next position of the feed.');
  await tx.query(APPEND, [tenant, numberOf(row, 'position'), entity.id, entity.rev]);
}

const ENDS = `
  SELECT position, purged_to FROM feed_counter
  WHERE tenant_id = $1`;

/** Where a tenant's feed begins and ends. */
export interface FeedEnds {
  /** The last position; 0 for an empty feed. */
  readonly last: number;
  /** Deletions at or below this position are no longer told. */
  readonly purgedTo: number;
}

/**
 * Reads where a tenant's feed begins and ends.
 *
 * @example
 * await readFeedEnds(database, 'acme'); // { last: 812, purgedTo: 40 }
 */
export async function readFeedEnds(sql: Sql, tenant: string): Promise<FeedEnds> {
  const [row] = await sql.query(ENDS, [tenant]);
  if (row === undefined) return { last: 0, purgedTo: 0 };
  return { last: numberOf(row, 'position'), purgedTo: numberOf(row, 'purged_to') };
}
