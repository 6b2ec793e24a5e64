import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that speaks S3 as far as uploads need it, and is as strict as the real one where that matters to them. */
export interface FakeS3 {
  readonly url: string;
  /** Whole objects of the bucket, by key. */
  readonly objects: Map<string, StoredObject>;
  /** Uploads that were begun and neither completed nor aborted. */
  readonly pending: Map<string, PendingUpload>;
  /** Operations that were asked for, in order. */
  readonly asked: string[];
  /** Answers the next request for an operation with 503, before anything is done. */
  failNext(operation: string): void;
  close(): Promise<void>;
}

export interface StoredObject {
  readonly bytes: Buffer;
  /** The headers `x-amz-meta-…`, which are given back with the object. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface PendingUpload {
  readonly key: string;
  readonly parts: Map<number, Buffer>;
}

/** Every part but the last has this size at least: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const LEAST_PART = 5 * 1024 * 1024;

/** Parts that one answer lists; the real one lists 1,000, and this one few, so that paging is met. */
const PARTS_A_PAGE = 2;

interface Asked {
  readonly key: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly metadata: Readonly<Record<string, string>>;
}

type Answer = (asked: Asked) => Reply;

interface Reply {
  readonly status: number;
  readonly body?: Buffer | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Starts it on a free port. Requests without the given key are refused, as those to other buckets.
 *
 * @example
 * const s3 = await startFakeS3({ bucket: 'recordings', accessKeyId: 'test' });
 */
export async function startFakeS3(given: { bucket: string; accessKeyId: string }): Promise<FakeS3> {
  const objects = new Map<string, StoredObject>();
  const pending = new Map<string, PendingUpload>();
  const asked: string[] = [];
  const failing: string[] = [];
  const operations = operationsOn(objects, pending);

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://s3');
    const [, bucket, ...rest] = pathname.split('/');
    const operation = operationOf(request.method ?? '', rest.join('/'), query);
    asked.push(operation);
    const body = await bodyOf(request);
    if (!request.headers.authorization?.includes(`Credential=${given.accessKeyId}/`))
      return failure(403, 'AccessDenied');
    if (bucket !== given.bucket) return failure(404, 'NoSuchBucket');
    const index = failing.indexOf(operation);
    if (index !== -1) {
      failing.splice(index, 1);
      return failure(503, 'SlowDown');
    }
    const run = operations[operation];
    return run === undefined
      ? failure(501, 'NotImplemented')
      : run({ key: decodeURIComponent(rest.join('/')), query, body, metadata: metadataOf(request) });
  };

  const server = createServer((request, response) => {
    answer(request).then(
      (reply) => send(response, reply, request.method === 'HEAD'),
      (error: unknown) => response.destroy(error as Error),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    pending,
    asked,
    failNext: (operation) => failing.push(operation),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function operationsOn(objects: Map<string, StoredObject>, pending: Map<string, PendingUpload>): Record<string, Answer> {
  const uploadOf = ({ key, query }: Asked): PendingUpload | undefined => {
    const found = pending.get(query.get('uploadId') ?? '');
    return found?.key === key ? found : undefined;
  };
  let begun = 0;
  return {
    CreateMultipartUpload({ key }) {
      const id = `upload-${(begun += 1)}`;
      pending.set(id, { key, parts: new Map() });
      return xml('InitiateMultipartUploadResult', `<Key>${key}</Key><UploadId>${id}</UploadId>`);
    },
    UploadPart(asked) {
      const upload = uploadOf(asked);
      if (upload === undefined) return failure(404, 'NoSuchUpload');
      upload.parts.set(Number(asked.query.get('partNumber')), asked.body);
      return { status: 200, headers: { etag: tagOf(asked.body) } };
    },
    ListParts(asked) {
      const upload = uploadOf(asked);
      if (upload === undefined) return failure(404, 'NoSuchUpload');
      const after = Number(asked.query.get('part-number-marker') ?? 0);
      const rest = sorted(upload).filter(([number]) => number > after);
      const page = rest.slice(0, PARTS_A_PAGE);
      const parts = page.map(
        ([number, bytes]) =>
          `<Part><PartNumber>${number}</PartNumber><ETag>${tagOf(bytes)}</ETag><Size>${bytes.length}</Size></Part>`,
      );
      const next = `<NextPartNumberMarker>${page.at(-1)?.[0] ?? 0}</NextPartNumberMarker>`;
      return xml('ListPartsResult', `<IsTruncated>${rest.length > page.length}</IsTruncated>${next}${parts.join('')}`);
    },
    CompleteMultipartUpload(asked) {
      const upload = uploadOf(asked);
      if (upload === undefined) return failure(404, 'NoSuchUpload');
      const named = [...asked.body.toString().matchAll(/<PartNumber>(\d+)</g)].map(([, number]) => Number(number));
      const parts = named.map((number) => upload.parts.get(number));
      if (parts.includes(undefined) || parts.length === 0) return failure(400, 'InvalidPart');
      const all = parts as Buffer[];
      if (all.slice(0, -1).some(({ length }) => length < LEAST_PART)) return failure(400, 'EntityTooSmall');
      pending.delete(asked.query.get('uploadId') ?? '');
      objects.set(asked.key, { bytes: Buffer.concat(all), metadata: {} });
      return xml('CompleteMultipartUploadResult', `<Key>${asked.key}</Key><ETag>&quot;whole&quot;</ETag>`);
    },
    AbortMultipartUpload(asked) {
      if (uploadOf(asked) === undefined) return failure(404, 'NoSuchUpload');
      pending.delete(asked.query.get('uploadId') ?? '');
      return { status: 204 };
    },
    PutObject({ key, body: bytes, metadata }) {
      objects.set(key, { bytes, metadata });
      return { status: 200, headers: { etag: tagOf(bytes) } };
    },
    GetObject: ({ key }) => objectReply(objects.get(key)),
    HeadObject: ({ key }) => objectReply(objects.get(key)),
    DeleteObject({ key }) {
      objects.delete(key);
      return { status: 204 };
    },
    DeleteObjects({ body }) {
      for (const [, key = ''] of body.toString().matchAll(/<Key>([^<]*)</g)) objects.delete(key);
      return xml('DeleteResult', '');
    },
  };
}

function operationOf(method: string, key: string, query: URLSearchParams): string {
  if (query.has('delete')) return 'DeleteObjects';
  if (query.has('uploads')) return 'CreateMultipartUpload';
  const thing = key === '' ? 'Bucket' : 'Object';
  if (!query.has('uploadId')) return `${method[0]}${method.slice(1).toLowerCase()}${thing}`;
  const ofUpload: Readonly<Record<string, string>> = {
    PUT: 'UploadPart',
    GET: 'ListParts',
    POST: 'CompleteMultipartUpload',
    DELETE: 'AbortMultipartUpload',
  };
  return ofUpload[method] ?? method;
}

const sorted = ({ parts }: PendingUpload): [number, Buffer][] => [...parts].sort(([a], [b]) => a - b);

const tagOf = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');

function objectReply(found: StoredObject | undefined): Reply {
  return found === undefined ? failure(404, 'NoSuchKey') : { status: 200, body: found.bytes, headers: found.metadata };
}

function metadataOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (name.startsWith('x-amz-meta-') ? [[name, String(value)]] : [])),
  );
}

function xml(name: string, inner: string): Reply {
  return { status: 200, body: `<?xml version="1.0" encoding="UTF-8"?><${name}>${inner}</${name}>` };
}

function failure(status: number, code: string): Reply {
  return { status, body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>` };
}

function send(response: ServerResponse, { status, body = '', headers = {} }: Reply, isHead: boolean): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-length': String(bytes.length), ...headers });
  response.end(isHead ? undefined : bytes);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return String(request.headers['content-encoding']).includes('aws-chunked') ? unchunked(body) : body;
}

/** `size in hex CRLF bytes CRLF … 0 CRLF trailers`, which the SDK sends with a checksum at the end of a stream. */
function unchunked(body: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (size === 0) return Buffer.concat(pieces);
    if (Number.isNaN(size) || end === -1) throw new Error('A chunk without its size.');
    pieces.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
