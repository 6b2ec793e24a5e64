import type { IncomingMessage } from 'node:http';
import { finished, PassThrough, Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { plainReply } from './shared-schemas.js';

const BYTES = 'application/offset+octet-stream';

/** Where uploads are taken, and from whom. */
export interface UploadRoutes {
  /** The address of all uploads; that of each lies below. */
  readonly at: string;
  readonly answer: (request: Request, from: FastifyRequest) => Promise<Response>;
  /** What the document says of all of them. */
  readonly schema: object;
  readonly methods: readonly UploadMethod[];
  /** Requests of one address in a minute; as the scope says when absent. */
  readonly perMinute?: number;
}

const SUMMARIES = {
  POST: { summary: 'Begins an upload (tus 1.0)', response: plainReply(201, 'See Location') },
  HEAD: { summary: 'How far it is', response: plainReply(200, 'See Upload-Offset') },
  PATCH: { summary: 'More bytes', response: plainReply(204, 'See Upload-Offset') },
  DELETE: { summary: 'Gives an upload up', response: plainReply(204, 'Gone') },
  OPTIONS: { summary: 'What of tus the server can', response: plainReply(204, 'See Tus-Extension') },
} as const;

type UploadMethod = keyof typeof SUMMARIES;

/**
 * Adds resumable uploads (tus 1.0) for attachments under an address. A stop of the server breaks off what is being sent:
 * every byte that has arrived stays, and the client goes on behind it.
 *
 * @example
 * addUploadRoutes(app, { at: '/v1/uploads', answer, schema: { tags: ['files'] }, methods: ['POST', 'HEAD', 'PATCH'] });
 */
export function addUploadRoutes(app: FastifyInstance, { at, answer, schema, methods, perMinute }: UploadRoutes): void {
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
    const body = hasBytes(request) ? bytesOf(request.raw) : undefined;
    try {
      const answering = answer(webRequest(request, body?.stream), request);
      sending.set(request, answering);
      const response = await answering;
      return await reply.code(response.status).headers(Object.fromEntries(response.headers)).send();
    } finally {
      sending.delete(request);
      body?.dropRest();
    }
  }

  for (const method of methods) {
    const url = method === 'POST' || method === 'OPTIONS' ? at : `${at}/:id`;
    const described = { ...schema, ...SUMMARIES[method] };
    // The document leaves HEAD out unless a route says otherwise; of tus it is a part.
    const config = {
      swagger: { exposeHeadRoute: true },
      ...(perMinute === undefined ? {} : { rateLimit: { max: perMinute } }),
    };
    app.route({ method, url, schema: described, config, handler: handle });
  }
}

function hasBytes({ method, headers }: FastifyRequest): boolean {
  return method === 'PATCH' || (method === 'POST' && headers['content-type'] === BYTES);
}

interface Bytes {
  readonly stream: Readable;
  /** Reads over what nobody wants: until it is gone, the connection carries no other request. */
  dropRest(): void;
}

/** The bytes of a request apart from the request, which outlives a refusal of them. */
function bytesOf(raw: IncomingMessage): Bytes {
  const stream = raw.pipe(new PassThrough());
  // Tells of a connection that is gone already, too.
  finished(raw, (error) => {
    if (error) stream.destroy(error);
  });
  return {
    stream,
    dropRest() {
      raw.unpipe(stream);
      raw.resume();
    },
  };
}

function webRequest({ method, url, headers }: FastifyRequest, body: Readable | undefined): Request {
  return new Request(new URL(url, 'http://localhost'), {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      [value].flat().flatMap((each): [string, string][] => (each === undefined ? [] : [[name, each]])),
    ),
    ...(body && { body: Readable.toWeb(body) as unknown as NonNullable<RequestInit['body']>, duplex: 'half' as const }),
  });
}
