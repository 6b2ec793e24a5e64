import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { ServerContext } from '../context.js';
import { createTus, type TusOptions } from '../uploads/tus.js';
import { plainReply } from './shared-schemas.js';

const BYTES = 'application/offset+octet-stream';

/**
 * Adds resumable uploads (tus 1.0) for attachments under `/v1/uploads`. A stop of the server breaks off what is being sent:
 * every byte that has arrived stays, and the client goes on behind it.
 *
 * @example
 * addUploadRoutes(app, context, { store, expiresIn: 7 * 86_400_000 });
 */
export function addUploadRoutes(app: FastifyInstance, context: ServerContext, options: TusOptions): void {
  const answer = createTus(context, options);
  const sending = new Map<FastifyRequest, Promise<unknown>>();
  // The bytes go to the store as they come; nothing is collected in memory.
  app.addContentTypeParser(BYTES, (_request, _payload, done) => {
    done(null);
  });
  app.addHook('preClose', async () => {
    for (const request of sending.keys()) request.raw.destroy();
    await Promise.allSettled(sending.values());
  });

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    void reply.headers({ 'tus-resumable': '1.0.0', 'cache-control': 'no-store' });
    const answering = answer(webRequest(request), request.session);
    sending.set(request, answering);
    try {
      const response = await answering;
      return await reply.code(response.status).headers(Object.fromEntries(response.headers)).send();
    } finally {
      sending.delete(request);
    }
  }

  const add = (method: HTTPMethods, url: string, schema: object): void => {
    const described = { tags: ['files'], security: [{ token: [] }], ...schema };
    // The document leaves HEAD out unless a route says otherwise; of tus it is a part.
    app.route({ method, url, schema: described, config: { swagger: { exposeHeadRoute: true } }, handler: handle });
  };
  add('POST', '/v1/uploads', { summary: 'Begins an upload (tus 1.0)', response: plainReply(201, 'See Location') });
  add('HEAD', '/v1/uploads/:id', { summary: 'How far it is', response: plainReply(200, 'See Upload-Offset') });
  add('PATCH', '/v1/uploads/:id', { summary: 'More bytes', response: plainReply(204, 'See Upload-Offset') });
  add('DELETE', '/v1/uploads/:id', { summary: 'Gives an upload up', response: plainReply(204, 'Gone') });
  add('OPTIONS', '/v1/uploads', {
    summary: 'What of tus the server can',
    response: plainReply(204, 'See Tus-Extension'),
  });
}

function webRequest({ raw, method, url, headers }: FastifyRequest): Request {
  const body = method === 'PATCH' || (method === 'POST' && headers['content-type'] === BYTES);
  return new Request(new URL(url, 'http://localhost'), {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      [value].flat().flatMap((each): [string, string][] => (each === undefined ? [] : [[name, each]])),
    ),
    ...(body
      ? { body: Readable.toWeb(raw) as unknown as NonNullable<RequestInit['body']>, duplex: 'half' as const }
      : {}),
  });
}
