import { PROTOCOL, type PullChange, type PullReply } from '@callside/core';
import type { ServerContext } from '../context.js';
import type { Row, Sql } from '../database/database.js';
import { docOf, numberOf, textOf } from '../database/row.js';
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

const LAST_POSITION = `
  SELECT position FROM feed_counter
  WHERE tenant_id = $1`;

export interface PullQuery {
  readonly tenant: string;
  /** Empty for the start. */
  readonly cursor: string;
  readonly limit: number;
}

/**
 * Reads the tenant's changes after a cursor, oldest first.
 *
 * @example
 * const { changes, cursor, hasMore } = await pull(context, { tenant: 'acme', cursor: '', limit: 200 });
 */
export async function pull(context: ServerContext, query: PullQuery): Promise<PullReply> {
  const { database, epoch } = context;
  const from = decodeCursor(query.cursor, epoch);
  const rows = await database.query(READ, [query.tenant, from.position, query.limit + 1]);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  if (last === undefined) await refuseCursorFromTheFuture(database, query.tenant, from.position);
  const position = last === undefined ? from.position : numberOf(last, 'position');
  return {
    protocol: PROTOCOL,
    epoch,
    changes: page.map(changeOf),
    cursor: encodeCursor({ epoch, position }),
    hasMore: rows.length > page.length,
  };
}

/** A cursor beyond the last position was made before the database was set back to a backup. */
async function refuseCursorFromTheFuture(sql: Sql, tenant: string, position: number): Promise<void> {
  const [row] = await sql.query(LAST_POSITION, [tenant]);
  if (position > (row === undefined ? 0 : numberOf(row, 'position'))) throw expired();
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
