import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A file that is on its way. */
export interface TusUpload {
  readonly attachmentId: string;
  readonly length: number;
  bytes: Buffer;
}

/** A small tus 1.0 server with the rules of ours, that fails as it is told. */
export interface TusServer {
  readonly url: string;
  readonly uploads: Map<string, TusUpload>;
  /** `METHOD offset` of each request. */
  readonly requests: string[];
  /** Attachments that are whole, by id. */
  readonly complete: Map<string, Buffer>;
  /** The hash that a file must have; any when absent. */
  readonly hashes: Map<string, string>;
  /** Answers the next request of a method so; `cut` drops the connection half way through the body, `silent` never answers. */
  failNext(method: string, status: number | 'cut' | 'silent', code?: string): void;
  /** For a server that has this one at its own address. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

export async function startTusServer(): Promise<TusServer> {
  const uploads = new Map<string, TusUpload>();
  const complete = new Map<string, Buffer>();
  const hashes = new Map<string, string>();
  const requests: string[] = [];
  const faults: { method: string; status: number | 'cut' | 'silent'; code: string }[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', headers, url = '' } = request;
    requests.push(`${method} ${String(headers['upload-offset'] ?? headers['upload-length'] ?? '')}`.trim());
    const fault = faults.findIndex((one) => one.method === method);
    const [failure] = fault === -1 ? [] : faults.splice(fault, 1);
    if (failure?.status === 'silent') return;
    if (failure !== undefined && failure.status !== 'cut') return problem(response, failure.status, failure.code);
    if (headers.authorization !== 'Bearer token') return problem(response, 401, 'unauthorized');
    if (method === 'POST') return create(request, response);
    const id = url.split('/').at(-1) ?? '';
    const upload = uploads.get(id);
    if (upload === undefined) return problem(response, 404, 'upload-unknown');
    if (method === 'HEAD') {
      response.writeHead(200, head({ 'upload-offset': upload.bytes.length, 'upload-length': upload.length })).end();
      return;
    }
    if (Number(headers['upload-offset']) !== upload.bytes.length) return problem(response, 409, 'offset-mismatch');
    for await (const part of request) {
      upload.bytes = Buffer.concat([upload.bytes, part as Buffer]);
      if (failure?.status === 'cut') {
        request.socket.destroy();
        return;
      }
    }
    if (upload.bytes.length < upload.length) {
      response.writeHead(204, head({ 'upload-offset': upload.bytes.length })).end();
      return;
    }
    const hash = createHash('sha256').update(upload.bytes).digest('hex');
    const expected = hashes.get(upload.attachmentId);
    if (expected !== undefined && expected !== hash) {
      uploads.delete(id);
      return problem(response, 422, 'hash-mismatch');
    }
    complete.set(upload.attachmentId, upload.bytes);
    response.writeHead(204, head({ 'upload-offset': upload.bytes.length })).end();
  };

  const create = (request: IncomingMessage, response: ServerResponse): void => {
    const [, encoded = ''] = /attachmentId (\S+)/.exec(String(request.headers['upload-metadata'])) ?? [];
    const attachmentId = Buffer.from(encoded, 'base64').toString();
    if (complete.has(attachmentId)) return problem(response, 409, 'attachment-complete');
    const id = randomUUID();
    uploads.set(id, { attachmentId, length: Number(request.headers['upload-length']), bytes: Buffer.alloc(0) });
    response.writeHead(201, head({ location: `http://${String(request.headers.host)}/v1/uploads/${id}` })).end();
  };

  const take = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch(() => response.destroy());
  };
  const server = createServer(take);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url: origin,
    uploads,
    requests,
    complete,
    hashes,
    handle: take,
    failNext(method, status, code = 'fault') {
      faults.push({ method, status, code });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function head(more: Record<string, string | number>): Record<string, string | number> {
  return { 'tus-resumable': '1.0.0', ...more };
}

function problem(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, head({ 'content-type': 'application/problem+json' }))
    .end(JSON.stringify({ code, title: code, status, detail: '' }));
}
