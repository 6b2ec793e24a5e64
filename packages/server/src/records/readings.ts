import type { Sql, SqlValue } from '../database/database.js';

/** One look at personal data that was not masked. */
export interface Reading {
  readonly id: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly rev: number;
  /** Where; never the values. */
  readonly paths: readonly string[];
}

/** Who looked, when, how and why. */
export interface Reader {
  readonly tenant: string;
  readonly at: number;
  /** Subject of the token. */
  readonly actor: string;
  readonly action: 'pull' | 'push' | 'reveal' | 'download';
  readonly reason?: string;
}

const COLUMNS = 6;

/** Rows of one statement: well below the 65,535 values that the wire can carry. */
const BATCH = 500;

/**
 * Notes readings of personal data, many in one statement.
 *
 * @example
 * await noteReadings(database, { tenant, at, actor: '1001', action: 'pull' }, readings);
 */
export async function noteReadings(sql: Sql, reader: Reader, readings: readonly Reading[]): Promise<void> {
  const { tenant, at, actor, action, reason = null } = reader;
  for (let from = 0; from < readings.length; from += BATCH) {
    const batch = readings.slice(from, from + BATCH);
    const rows = batch.flatMap(({ id, entityType, entityId, rev, paths }): SqlValue[] => [
      id,
      entityType,
      entityId,
      rev,
      JSON.stringify(paths),
      reason,
    ]);
    await sql.query(insert(batch.length), [tenant, at, actor, action, ...rows]);
  }
}

function insert(rows: number): string {
  const tuples = Array.from({ length: rows }, (_, row) => {
    const [id, type, entity, rev, paths, reason] = Array.from({ length: COLUMNS }, (__, column) => {
      return `$${String(5 + row * COLUMNS + column)}`;
    });
    return `($1, ${id}::uuid, $2::bigint, $3, $4, ${type}, ${entity}::uuid, ${rev}::bigint, ${paths}::jsonb, ${reason})`;
  });
  return `
  INSERT INTO reading (tenant_id, id, at, actor, action, entity_type, entity_id, rev, paths, reason)
  VALUES ${tuples.join(', ')}`;
}
