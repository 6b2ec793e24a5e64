import type { Sql } from '../database/database.js';
import type { Entity } from './entity-rows.js';

export interface AuditEntry {
  readonly id: string;
  readonly tenant: string;
  readonly at: number;
  /** Subject of the token, or `survey-link` for the customer behind one. */
  readonly actor: string;
  readonly action: 'create' | 'patch' | 'delete' | 'answer' | 'finish' | 'upload';
  readonly entity: Entity;
  readonly mutationId: string | null;
  /** Where something changed; never the values. */
  readonly paths: readonly string[];
}

const APPEND = `
  INSERT INTO audit (tenant_id, id, at, actor, action, entity_type, entity_id, rev, mutation_id, paths)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)`;

/**
 * Notes who changed a record, when and where.
 *
 * @example
 * await appendToAudit(tx, { id, tenant, at, actor: '1001', action: 'patch', entity, mutationId, paths: ['status'] });
 */
export async function appendToAudit(tx: Sql, entry: AuditEntry): Promise<void> {
  const { tenant, id, at, actor, action, entity, mutationId, paths } = entry;
  const place = [entity.type, entity.id, entity.rev];
  await tx.query(APPEND, [tenant, id, at, actor, action, ...place, mutationId, JSON.stringify(paths)]);
}
