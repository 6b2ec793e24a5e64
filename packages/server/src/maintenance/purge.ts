import type { Database, Sql } from '../database/database.js';
import { numberOf, textOf } from '../database/row.js';
import { readFeedEnds } from '../records/feed.js';

/** Tombstones in one transaction, and positions that one statement looks at: nobody waits long for a purge. */
const BATCH = { tombstones: 500, positions: 10_000 } as const;

const OLD_TOMBSTONES = `
  SELECT feed.position, feed.entity_id FROM feed
  JOIN entity ON entity.tenant_id = feed.tenant_id AND entity.id = feed.entity_id AND entity.rev = feed.rev
  WHERE feed.tenant_id = $1 AND entity.deleted AND entity.updated_at < $2
  ORDER BY feed.position
  LIMIT $3`;

/** The row stays for ever, so that nothing revives the record; its content goes. */
const EMPTY_TOMBSTONE = `
  UPDATE entity SET doc = $3::jsonb
  WHERE tenant_id = $1 AND id = $2 AND deleted`;

const DROP_POSITION = `
  DELETE FROM feed
  WHERE tenant_id = $1 AND position = $2`;

const RAISE_PURGED = `
  UPDATE feed_counter SET purged_to = $2
  WHERE tenant_id = $1 AND purged_to < $2`;

/** Rows of revisions that a later row of the same record has replaced: no reader gets them. */
const DROP_REPLACED = `
  DELETE FROM feed
  WHERE tenant_id = $1 AND position > $2 AND position <= $3
    AND NOT EXISTS (
      SELECT 1 FROM entity
      WHERE entity.tenant_id = $1 AND entity.id = feed.entity_id AND entity.rev = feed.rev)`;

const DROP_OLD_LOG = `
  DELETE FROM mutation_log
  WHERE tenant_id = $1 AND received_at < $2`;

/**
 * Drops what is over of one tenant: feed rows that later ones replaced, tombstones and answers of before `before` (epoch
 * milliseconds). Readers whose cursor is older than a dropped tombstone get 410 from then on; records and audit stay.
 *
 * @example
 * await purgeTenant(database, 'acme', clock.now() - 90 * 86_400_000);
 */
export async function purgeTenant(database: Database, tenant: string, before: number): Promise<void> {
  while (await purgeTombstones(database, tenant, before));
  const { last } = await readFeedEnds(database, tenant);
  for (let from = 0; from < last; from += BATCH.positions) {
    await database.query(DROP_REPLACED, [tenant, from, from + BATCH.positions]);
  }
  await database.query(DROP_OLD_LOG, [tenant, before]);
}

/** Drops a batch and tells whether there may be more. The counter comes last, as with every change of the feed. */
function purgeTombstones(database: Database, tenant: string, before: number): Promise<boolean> {
  return database.transaction(async (tx: Sql) => {
    const rows = await tx.query(OLD_TOMBSTONES, [tenant, before, BATCH.tombstones]);
    const last = rows.at(-1);
    if (last === undefined) return false;
    for (const row of rows) {
      const id = textOf(row, 'entity_id');
      await tx.query(EMPTY_TOMBSTONE, [tenant, id, JSON.stringify({ id })]);
      await tx.query(DROP_POSITION, [tenant, numberOf(row, 'position')]);
    }
    await tx.query(RAISE_PURGED, [tenant, numberOf(last, 'position')]);
    return rows.length === BATCH.tombstones;
  });
}
