import { ERRORS } from '@tus/server';
import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../context.js';
import { ProblemError } from '../problem.js';
import { noteReadings } from '../records/readings.js';
import { attachmentOf } from '../uploads/tus.js';
import { findStoredUpload } from '../uploads/upload-rows.js';
import type { UploadStore } from '../uploads/upload-store.js';
import { UUID } from './schema.js';
import { plainReply } from './shared-schemas.js';

const PARAMS = { type: 'object', required: ['id'], properties: { id: UUID } } as const;

const SCHEMA = {
  tags: ['files'],
  summary: 'The bytes of an attachment',
  security: [{ token: [] }],
  params: PARAMS,
  response: plainReply(200, 'The bytes, to be saved', 'application/octet-stream'),
};

/**
 * Adds `GET /v1/attachments/:id`: the bytes, to be saved and never to be shown as a page. Each download is noted.
 *
 * @example
 * addAttachmentRoute(app, context, store);
 */
export function addAttachmentRoute(app: FastifyInstance, context: ServerContext, store: UploadStore): void {
  app.get<{ Params: { id: string } }>('/v1/attachments/:id', { schema: SCHEMA }, async (request, reply) => {
    const { session } = request;
    const { id, type, rev, doc } = await attachmentOf(context, session, request.params.id);
    const upload = await findStoredUpload(context.database, session.tenant, id);
    if (upload === undefined) throw new ProblemError('attachment-unknown', 'Its bytes have not come yet.');
    const reading = { id: context.newId(), entityType: type, entityId: id, rev, paths: ['bytes'] };
    const reader = { tenant: session.tenant, at: context.clock.now(), actor: session.subject };
    await noteReadings(context.database, { ...reader, action: 'download' }, [reading]);
    const bytes = await store.read(upload.id).catch((error: unknown) => {
      if (error !== ERRORS.FILE_NOT_FOUND) throw error;
      throw new ProblemError('attachment-unknown', 'Its bytes are missing.');
    });
    return reply
      .headers({
        'content-type': String(doc.mime),
        'content-length': String(upload.size),
        'content-disposition': disposition(String(doc.name)),
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      .send(bytes);
  });
}

/** RFC 6266: a plain name for old readers, the whole name in UTF-8 for all others. */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._-]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
