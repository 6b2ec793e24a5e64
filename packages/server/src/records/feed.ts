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
