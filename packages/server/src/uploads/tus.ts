import { isId } from '@callside/core';
import { ERRORS, Server, type Upload } from '@tus/server';
import type { Session } from '../auth.js';
import type { ServerContext } from '../context.js';
import { ProblemError, type ProblemCode } from '../problem.js';
import { readEntity, type Entity } from '../records/entity-rows.js';
import { discardUpload, finishUpload } from './finish-upload.js';
import { findOpenUploads, findUpload, insertUpload, type UploadRow } from './upload-rows.js';
import type { UploadStore } from './upload-store.js';

/** Who brings bytes. */
export interface Caller {
  readonly session: Pick<Session, 'tenant' | 'subject'>;
  /** The attachment that bytes may be brought for; throws `attachment-unknown` for all others. */
  readonly attachmentOf: (id: string) => Promise<Entity>;
  /** Sees no uploads but those for attachments of its own, and has one of each at a time. */
  readonly isConfined: boolean;
}

/** Answers one request of the tus protocol (1.0); refusals are thrown as problems. */
export type AnswerTus = (request: Request, caller: Caller) => Promise<Response>;

export interface TusOptions {
  readonly store: UploadStore;
  /** Milliseconds that an unfinished upload is kept. */
  readonly expiresIn: number;
}

/**
 * Makes tus speak for attachments, below every address that ends with `/uploads`: an upload belongs to one attachment of one
 * tenant, announces its size, and ends with the check of its hash.
 *
 *     POST  ─► attachment known, not complete, size as announced ─► upload
 *     PATCH ─► bytes at an offset … the last byte ─► hash ─► uploaded | removed, hash-mismatch
 *     HEAD  ─► offset; a complete upload that a crash kept from ending is ended here
 *
 * @example
 * const answer = createTus(context, { store, expiresIn });
 * const response = await answer(request, staffCaller(context, session));
 */
export function createTus(context: ServerContext, { store, expiresIn }: TusOptions): AnswerTus {
  const { database, clock, attachments } = context;
  const callers = new WeakMap<object, Caller>();
  const failures = new WeakMap<object, unknown>();

  const callerOf = (request: object): Caller => {
    const caller = callers.get(request);
    if (caller === undefined) throw new Error('The request was not announced.');
    return caller;
  };

  async function rowOf(request: object, id: string): Promise<UploadRow> {
    const { session, attachmentOf, isConfined } = callerOf(request);
    const row = isId(id) ? await findUpload(database, session.tenant, id) : undefined;
    if (row === undefined) throw new ProblemError('upload-unknown', 'Create the upload anew.');
    if (isConfined) await attachmentOf(row.attachmentId);
    if (row.storedAt === null && row.expiresAt <= clock.now()) {
      throw new ProblemError('upload-expired', 'Create the upload anew.');
    }
    return row;
  }

  /** After a crash between the last byte and the end, the client asks how far it is: then the end is made up for. */
  async function endIfComplete(request: object, row: UploadRow): Promise<void> {
    const { offset } = await store.tus.getUpload(row.id);
    if (row.storedAt === null && offset === row.size) {
      await finishUpload(context, { store, session: callerOf(request).session, upload: row });
    }
  }

  async function create(request: object, upload: Upload): Promise<{ metadata: Record<string, string> }> {
    const { session, attachmentOf, isConfined } = callerOf(request);
    const { tenant } = session;
    const attachmentId = upload.metadata?.attachmentId ?? '';
    const attachment = await attachmentOf(attachmentId);
    if (attachment.doc.uploaded === true) {
      throw new ProblemError('attachment-complete', 'The server has its bytes.');
    }
    if (upload.size !== attachment.doc.size) {
      throw new ProblemError('upload-length-wrong', 'Upload-Length must equal the size of the attachment.');
    }
    if (isConfined) {
      for (const id of await findOpenUploads(database, tenant, attachmentId))
        await discardUpload(context, { store, tenant, id });
    }
    const now = clock.now();
    const row = { id: upload.id, attachmentId, size: upload.size ?? 0, createdAt: now, expiresAt: now + expiresIn };
    await insertUpload(database, tenant, row);
    // A client may tell a file's name here; it is in the record, and nowhere else.
    return { metadata: { attachmentId } };
  }

  const tus = new Server({
    path: '/v1/uploads',
    datastore: store.tus,
    maxSize: attachments.maxSize,
    disableTerminationForFinishedUploads: true,
    allowedOrigins: () => false,
    namingFunction: () => context.newId(),
    generateUrl: (request, { id }) => (new URL(request.url).pathname.endsWith('/') ? id : `uploads/${id}`),
    async onIncomingRequest(request, id) {
      if (request.method === 'POST') return;
      const row = await rowOf(request, id);
      if (request.method === 'HEAD') await endIfComplete(request, row);
    },
    onUploadCreate: (request, upload) => create(request, upload),
    async onUploadFinish(request, { id }) {
      await finishUpload(context, { store, session: callerOf(request).session, upload: await rowOf(request, id) });
      return {};
    },
    onResponseError(request, error) {
      failures.set(request, error);
      return undefined;
    },
  });

  return async (request, caller) => {
    callers.set(request, caller);
    const response = await tus.handleWeb(request);
    const failure = failures.get(request);
    if (failure !== undefined) throw refusalOf(failure);
    if (response.status >= 400) throw new ProblemError(codeOf(response.status), 'See the tus protocol, version 1.0.0.');
    return response;
  };
}

/**
 * Staff, who may bring bytes for every attachment that they may see.
 *
 * @example
 * await answer(request, staffCaller(context, request.session));
 */
export function staffCaller(context: ServerContext, session: Session): Caller {
  return { session, attachmentOf: (id) => attachmentOf(context, session, id), isConfined: false };
}

/**
 * The attachment that somebody may bring bytes for or take them from; 404 for all others, which must look alike.
 *
 * @example
 * const { doc } = await attachmentOf(context, session, id);
 */
export async function attachmentOf(context: ServerContext, session: Session, id: string): Promise<Entity> {
  const entity = isId(id) ? await readEntity(context.database, session.tenant, id) : undefined;
  const isThere = entity?.type === 'attachment' && !entity.deleted;
  if (!isThere || context.rightsOf(session).visibility(entity) !== 'shown') {
    throw new ProblemError('attachment-unknown', 'There is no such attachment, or it was not accepted yet.');
  }
  return entity;
}

/** Errors of tus are constants with a status; another request that holds the upload is one of them. */
function refusalOf(failure: unknown): unknown {
  if (failure === ERRORS.ABORTED || failure === ERRORS.ERR_LOCK_TIMEOUT) {
    return new ProblemError('upload-locked', 'Another request works on this upload.', { retryAfter: 5 });
  }
  if (failure === ERRORS.FILE_WRITE_ERROR) {
    return new ProblemError('upload-interrupted', 'Ask for the offset and go on from there.', { retryAfter: 1 });
  }
  if (failure instanceof Error || typeof failure !== 'object' || failure === null) return failure;
  const status = 'status_code' in failure ? Number(failure.status_code) : 500;
  return new ProblemError(codeOf(status), 'See the tus protocol, version 1.0.0.');
}

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  404: 'upload-unknown',
  409: 'upload-offset-wrong',
  410: 'upload-expired',
  412: 'tus-version-unknown',
  413: 'body-too-large',
};

function codeOf(status: number): ProblemCode {
  return BY_STATUS[status] ?? (status < 500 || status === 501 ? 'upload-refused' : 'internal');
}
