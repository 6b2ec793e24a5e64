import { PROTOCOL, type PullChange, type PullReply } from '@callside/core';
import type { ServerContext } from '../context.js';
import type { Row } from '../database/database.js';
import { docOf, numberOf, textOf } from '../database/row.js';
import { isFor } from '../privacy/private-records.js';
import { projectRecord } from '../privacy/project.js';
import type { Rights } from '../privacy/role-rules.js';
import { readFeedEnds } from '../records/feed.js';
import { noteReadings, type Reading } from '../records/readings.js';
import { decodeCursor, encodeCursor, expired } from './cursor.js';

/** Changes in one answer. */
export const PULL_LIMITS = { usual: 200, most: 1000 } as const;

/**
 * A record that changed several times is listed once, at its latest position: the earlier rows join nothing. A reader that
 * has passed an earlier row meets the record again further on.
 */
const READ = `
  SELECT feed.position, entity.type, entity.id, entity.rev, entity.deleted, entity.doc
  FROM feed
  JOIN entity ON entity.tenant_id = feed.tenant_id AND entity.id = feed.entity_id AND entity.rev = feed.rev
  WHERE feed.tenant_id = $1 AND feed.position > $2
  ORDER BY feed.position
  LIMIT $3`;

export interface PullQuery {
  readonly tenant: string;
  /** Subject of the token. */
  readonly actor: string;
  readonly rights: Rights;
  /** Empty for the start. */
  readonly cursor: string;
  readonly limit: number;
}

/**
 * Reads the tenant's changes after a cursor, oldest first. Throws 410 for a cursor beyond the end, which was made before the
 * database was set back, and for one from before what was purged.
 *
 * @example
 * const { changes, cursor, hasMore } = await pull(context, { tenant: 'acme', actor: '1001', rights, cursor: '', limit: 200 });
 */
export async function pull(context: ServerContext, query: PullQuery): Promise<PullReply> {
  const { database } = context;
  const epoch = await context.epoch();
  const from = decodeCursor(query.cursor, epoch);
  const rows = await database.query(READ, [query.tenant, from?.position ?? 0, query.limit + 1]);
  // After the rows: what was purged before they were read is known by now.
  const ends = await readFeedEnds(database, query.tenant);
  if (from !== undefined && (from.position > ends.last || isPurged(from, ends.purgedTo))) throw expired();
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const position = last === undefined ? (from?.position ?? 0) : numberOf(last, 'position');
  return {
    protocol: PROTOCOL,
    epoch,
    changes: await showChanges(context, query, page.map(changeOf)),
    cursor: encodeCursor({ epoch, position, floor: from?.floor ?? ends.purgedTo }),
    hasMore: rows.length > page.length,
  };
}

/** The changes as the reader may see them. A deletion is told in any case: it holds nothing but an id. */
async function showChanges(
  context: ServerContext,
  { tenant, actor, rights }: PullQuery,
  all: readonly PullChange[],
): Promise<readonly PullChange[]> {
  const changes = all.filter((change) => change.deleted || isFor(rights.person, change));
  if (!rights.limited) return changes;
  const readings: Reading[] = [];
  const shown = changes.flatMap((change): PullChange[] => {
    const { type, id, rev, deleted } = change;
    if (deleted) return [change];
    const projected = projectRecord(rights, change);
    if (projected === undefined) return [];
    const { doc, unmasked } = projected;
    if (unmasked.length > 0)
      readings.push({ id: context.newId(), entityType: type, entityId: id, rev, paths: unmasked });
    return [{ ...change, doc }];
  });
  await noteReadings(context.database, { tenant, at: context.clock.now(), actor, action: 'pull' }, readings);
  return shown;
}

function isPurged({ position, floor }: { position: number; floor: number }, purgedTo: number): boolean {
  return position < purgedTo && floor < purgedTo;
}

function changeOf(row: Row): PullChange {
  const id = textOf(row, 'id');
  const deleted = row.deleted === true;
  return {
    type: textOf(row, 'type'),
    id,
    rev: numberOf(row, 'rev'),
    deleted,
    doc: deleted ? { id } : docOf(row, 'doc'),
  };
}
