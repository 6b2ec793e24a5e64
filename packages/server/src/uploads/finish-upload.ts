import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { looksLike } from '@callside/core';
import type { Session } from '../auth.js';
import type { ServerContext } from '../context.js';
import { ProblemError } from '../problem.js';
import { appendToAudit } from '../records/audit.js';
import { lockEntity, writeEntity, type Entity } from '../records/entity-rows.js';
import { appendToFeed } from '../records/feed.js';
import { dropUpload, markStored, type UploadRow } from './upload-rows.js';
import type { UploadStore } from './upload-store.js';

/** Who has brought the files that are answers of a survey. */
export const SURVEY_LINK = 'survey-link';

/** As many bytes of a file's start as tell its type. */
const HEAD_BYTES = 16;

/** Fields of the attachment that only the server sets. */
const PATHS = ['uploaded', 'uploadedAt'];

/**
 * Ends an upload of which every byte has come: checks the SHA-256 of the whole and makes the attachment `uploaded`, with
 * revision, audit and feed in one transaction. Other bytes than announced are removed and refused (`hash-mismatch`); so are a
 * customer's whose first bytes are of another type. Of two uploads for one attachment the first to end wins; the bytes of the
 * second are the same and are dropped.
 *
 * @example
 * await finishUpload(context, { store, session, upload });
 */
export async function finishUpload(
  context: ServerContext,
  given: { store: UploadStore; session: Pick<Session, 'tenant' | 'subject'>; upload: UploadRow },
): Promise<void> {
  const { store, session, upload } = given;
  const { tenant } = session;
  const { database } = context;
  await store.flush(upload.id);
  const sha256 = await hashOf(store, upload.id);
  const head = await headOf(store, upload.id);
  const outcome = await database.transaction(async (tx) => {
    const entity = await lockEntity(tx, tenant, upload.attachmentId);
    if (entity === undefined || entity.deleted) return 'without-record';
    if (entity.doc.sha256 !== sha256) return 'other-bytes';
    if (entity.doc.by === SURVEY_LINK && !looksLike(head, entity.doc.mime)) return 'other-type';
    if (entity.doc.uploaded === true) return 'second';
    const now = context.clock.now();
    const next: Entity = { ...entity, rev: entity.rev + 1, doc: { ...entity.doc, uploaded: true, uploadedAt: now } };
    await writeEntity(tx, { tenant, entity: next, now });
    await markStored(tx, tenant, { id: upload.id, now });
    const entry = { id: context.newId(), tenant, at: now, actor: session.subject, mutationId: null };
    await appendToAudit(tx, { ...entry, action: 'upload', entity: next, paths: PATHS });
    await appendToFeed(tx, tenant, next);
    return 'stored';
  });
  if (outcome === 'stored') {
    context.pokes.changed(tenant);
    return;
  }
  await discardUpload(context, { store, tenant, id: upload.id });
  if (outcome === 'other-bytes') throw new ProblemError('hash-mismatch', 'Send the file again from its start.');
  if (outcome === 'other-type') throw new ProblemError('attachment-type-refused', 'The bytes are of another type.');
  if (outcome === 'without-record') throw new ProblemError('attachment-unknown', 'The attachment was deleted.');
}

/**
 * Removes an upload: its bytes first, so that no file is left that nobody knows.
 *
 * @example
 * await discardUpload(context, { store, tenant: 'acme', id });
 */
export async function discardUpload(
  context: ServerContext,
  { store, tenant, id }: { store: UploadStore; tenant: string; id: string },
): Promise<void> {
  await store.remove(id);
  await dropUpload(context.database, tenant, id);
}

async function hashOf(store: UploadStore, id: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(await store.read(id), hash);
  return hash.digest('hex');
}

async function headOf(store: UploadStore, id: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of await store.read(id)) {
    pieces.push(piece as Buffer);
    length += (piece as Buffer).length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(pieces).subarray(0, HEAD_BYTES);
}
