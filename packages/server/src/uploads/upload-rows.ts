import type { Row, Sql } from '../database/database.js';
import { numberOf, numberOrNull, textOf } from '../database/row.js';

/** One try to bring the bytes of an attachment. Epoch milliseconds. */
export interface UploadRow {
  readonly id: string;
  readonly attachmentId: string;
  /** Bytes that were announced. */
  readonly size: number;
  readonly expiresAt: number;
  /** When its bytes became those of the attachment; null before. */
  readonly storedAt: number | null;
}

const INSERT = `
  INSERT INTO upload (tenant_id, id, attachment_id, size, created_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6)`;

const FIND = `
  SELECT id, attachment_id, size, expires_at, stored_at FROM upload
  WHERE tenant_id = $1 AND id = $2`;

const FIND_STORED = `
  SELECT id, attachment_id, size, expires_at, stored_at FROM upload
  WHERE tenant_id = $1 AND attachment_id = $2 AND stored_at IS NOT NULL`;

const FIND_OPEN = `
  SELECT id FROM upload
  WHERE tenant_id = $1 AND attachment_id = $2 AND stored_at IS NULL`;

const MARK_STORED = `
  UPDATE upload SET stored_at = $3
  WHERE tenant_id = $1 AND id = $2`;

const DROP = `
  DELETE FROM upload
  WHERE tenant_id = $1 AND id = $2`;

/** What was never finished, and what belongs to no record any more. */
const USELESS = `
  SELECT upload.id FROM upload
  LEFT JOIN entity ON entity.tenant_id = upload.tenant_id AND entity.id = upload.attachment_id
  WHERE upload.tenant_id = $1
    AND ((upload.stored_at IS NULL AND upload.expires_at < $2) OR entity.id IS NULL OR entity.deleted)`;

/**
 * Stores a new upload.
 *
 * @example
 * await insertUpload(database, 'acme', { id, attachmentId, size, createdAt: now, expiresAt });
 */
export async function insertUpload(
  sql: Sql,
  tenant: string,
  upload: Omit<UploadRow, 'storedAt'> & { readonly createdAt: number },
): Promise<void> {
  const { id, attachmentId, size, createdAt, expiresAt } = upload;
  await sql.query(INSERT, [tenant, id, attachmentId, size, createdAt, expiresAt]);
}

/**
 * Finds an upload of a tenant.
 *
 * @example
 * await findUpload(database, 'acme', id);
 */
export async function findUpload(sql: Sql, tenant: string, id: string): Promise<UploadRow | undefined> {
  const [row] = await sql.query(FIND, [tenant, id]);
  return row === undefined ? undefined : uploadOf(row);
}

/**
 * Finds the upload that an attachment's bytes come from.
 *
 * @example
 * await findStoredUpload(database, 'acme', attachmentId);
 */
export async function findStoredUpload(sql: Sql, tenant: string, attachmentId: string): Promise<UploadRow | undefined> {
  const [row] = await sql.query(FIND_STORED, [tenant, attachmentId]);
  return row === undefined ? undefined : uploadOf(row);
}

/**
 * Finds the uploads for an attachment that have not come to their end.
 *
 * @example
 * await findOpenUploads(database, 'acme', attachmentId);
 */
export async function findOpenUploads(sql: Sql, tenant: string, attachmentId: string): Promise<readonly string[]> {
  return (await sql.query(FIND_OPEN, [tenant, attachmentId])).map((row) => textOf(row, 'id'));
}

/**
 * Notes that an upload's bytes are those of its attachment.
 *
 * @example
 * await markStored(tx, 'acme', { id, now });
 */
export async function markStored(tx: Sql, tenant: string, given: { id: string; now: number }): Promise<void> {
  await tx.query(MARK_STORED, [tenant, given.id, given.now]);
}

/**
 * Forgets an upload, after its bytes are gone.
 *
 * @example
 * await dropUpload(database, 'acme', id);
 */
export async function dropUpload(sql: Sql, tenant: string, id: string): Promise<void> {
  await sql.query(DROP, [tenant, id]);
}

/**
 * Finds uploads that nobody can use any more: never finished in their time, or without a record.
 *
 * @example
 * for (const id of await findUselessUploads(database, 'acme', clock.now())) await discard(id);
 */
export async function findUselessUploads(sql: Sql, tenant: string, now: number): Promise<readonly string[]> {
  return (await sql.query(USELESS, [tenant, now])).map((row) => textOf(row, 'id'));
}

function uploadOf(row: Row): UploadRow {
  return {
    id: textOf(row, 'id'),
    attachmentId: textOf(row, 'attachment_id'),
    size: numberOf(row, 'size'),
    expiresAt: numberOf(row, 'expires_at'),
    storedAt: numberOrNull(row, 'stored_at'),
  };
}
