import type { Mutation } from '@callside/core';
import type { Sql } from '../database/database.js';
import { textsOf } from '../database/row.js';
import type { ClientKey } from './client-order.js';

/**
 * The audit has every revision, also those that the server made itself; the log says which client made it. A row that the
 * log no longer holds counts as another's: after the horizon nobody may be overwritten unseen.
 */
const PATHS_OF_OTHERS = `
  SELECT audit.paths FROM audit
  LEFT JOIN mutation_log ON mutation_log.tenant_id = audit.tenant_id AND mutation_log.id = audit.mutation_id
  WHERE audit.tenant_id = $1 AND audit.entity_id = $2 AND audit.rev > $3
    AND (mutation_log.client_id IS NULL OR mutation_log.client_id <> $4)`;

/**
 * Paths that others have changed since the revision a mutation was made on. A client's own earlier changes do not count: it
 * made this one after them.
 *
 * @example
 * await pathsChangedByOthers(tx, client, mutation); // ['status']
 */
export async function pathsChangedByOthers(tx: Sql, client: ClientKey, mutation: Mutation): Promise<readonly string[]> {
  const { entityId, baseRev } = mutation;
  const rows = await tx.query(PATHS_OF_OTHERS, [client.tenant, entityId, baseRev, client.clientId]);
  return [...new Set(rows.flatMap((row) => textsOf(row, 'paths')))];
}
