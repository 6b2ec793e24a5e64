import type { Clock } from '../clock.js';
import { PIECE_BYTES, pieceKey } from '../storage/pieces.js';
import type { AttachmentRecord } from '../storage/schema.js';
import type { Store } from '../storage/store.js';
import { anew, change, isOpen, read } from './upload-state.js';

export interface SendFileOptions {
  /** Where uploads are begun. */
  readonly url: string;
  /** The link's secret. */
  readonly token: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch;
}

/**
 * How it ended: everything is there, or it was refused for good and its record says why; the server does not know of the file,
 * as no answer names it; or it is to be tried again later.
 */
export type SendOutcome = 'done' | 'unknown' | 'retry';

/** Bytes of one request: on a bad network little is lost with one that breaks. */
const PART = PIECE_BYTES / 4;

/** Milliseconds for one request. */
const PATIENCE = 90_000;

/** What time can change: the upload is at another offset, held by another request, or gone; too many ask. */
const PASSING = [404, 408, 409, 410, 423, 425, 429];

/**
 * Brings the bytes of one file to the server, by tus 1.0 and without its client, which is larger than a survey's page. Where it
 * broke off, it goes on at the server's offset; after the last byte the pieces on the device are freed.
 *
 * ```
 *   POST ──► address kept ──► PATCH … the last byte ──► uploaded, pieces freed
 *    ▲                          ▲ │ └─ refused ──► failed, pieces freed
 *    │                          │ └─── no answer, 409, 423, 5xx: to be tried again
 *    └── 404, 410 ◄── HEAD ─────┘ at the server's offset
 * ```
 *
 * @example
 * const outcome = await sendFile(store, id, { url, token, clock, signal });
 */
export async function sendFile(store: Store, id: string, options: SendFileOptions): Promise<SendOutcome> {
  const ask: Ask = (request) => askServer(request, options);
  for (;;) {
    const record = await read(store, id);
    if (record === undefined || !isOpen(record)) return 'done';
    const { url } = record;
    const place = url === undefined ? await begin(store, record, { root: options.url, ask }) : await find(url, ask);
    if (place === undefined) await change(store, id, anew);
    else {
      const failure = 'status' in place ? place : await sendParts(store, record, { ...place, ask });
      return end(store, id, failure);
    }
  }
}

interface AskedRequest {
  readonly method: 'POST' | 'HEAD' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ArrayBuffer;
}

interface Answer {
  /** 0 where none came, or one of somebody else. */
  readonly status: number;
  readonly headers: Headers;
  readonly code: string;
}

type Ask = (request: AskedRequest) => Promise<Answer>;

const NO_ANSWER: Answer = { status: 0, headers: new Headers(), code: '' };

async function askServer(
  { url, headers, ...request }: AskedRequest,
  { token, clock, signal, fetch: fetcher = globalThis.fetch.bind(globalThis) }: SendFileOptions,
): Promise<Answer> {
  signal.throwIfAborted();
  const limit = new AbortController();
  const giveUp = (): void => {
    limit.abort();
  };
  const cancel = clock.after(PATIENCE, giveUp);
  signal.addEventListener('abort', giveUp);
  try {
    const response = await fetcher(url, {
      ...request,
      headers: { 'tus-resumable': '1.0.0', authorization: `Bearer ${token}`, ...headers },
      cache: 'no-store',
      signal: limit.signal,
    });
    const { status, headers: told } = response;
    const isProblem = told.get('content-type')?.startsWith('application/problem+json') === true;
    if (!isProblem && told.get('tus-resumable') === null) return NO_ANSWER;
    // A HEAD has no body that could say more.
    const code = isProblem && request.method !== 'HEAD' ? codeIn(await response.json()) : '';
    return { status, headers: told, code };
  } catch {
    signal.throwIfAborted();
    // Whatever fetch and its stream reject with, the pieces are still here: it is tried again.
    return NO_ANSWER;
  } finally {
    cancel();
    signal.removeEventListener('abort', giveUp);
  }
}

interface Place {
  readonly url: string;
  /** Bytes that the server has. */
  readonly from: number;
}

/** The address is kept before the first byte goes: a killed browser finds its upload again. */
async function begin(
  store: Store,
  { id, size }: AttachmentRecord,
  { root, ask }: { readonly root: string; readonly ask: Ask },
): Promise<Place | Answer> {
  const headers = { 'upload-length': String(size), 'upload-metadata': `attachmentId ${btoa(id)}` };
  const answer = await ask({ method: 'POST', url: root, headers });
  if (answer.status !== 201) return answer;
  const url = new URL(answer.headers.get('location') ?? '', absolute(root)).href;
  await change(store, id, (known) => ({ ...known, state: 'uploading', url, sent: 0 }));
  return { url, from: 0 };
}

/** Undefined where the server knows the upload no more. */
async function find(url: string, ask: Ask): Promise<Place | Answer | undefined> {
  const answer = await ask({ method: 'HEAD', url });
  if (answer.status === 200) return { url, from: offsetIn(answer) };
  return answer.status === 404 || answer.status === 410 ? undefined : NO_ANSWER;
}

/** Undefined once every byte is there. */
async function sendParts(
  store: Store,
  { id, size }: AttachmentRecord,
  { url, from, ask }: Place & { readonly ask: Ask },
): Promise<Answer | undefined> {
  for (let offset = from; offset < size;) {
    const piece = await store.read(['chunks'], (tx) =>
      tx.get('chunks', pieceKey(id, Math.floor(offset / PIECE_BYTES))),
    );
    // It was removed meanwhile, or another tab has sent the rest.
    if (piece === undefined) return NO_ANSWER;
    const start = offset % PIECE_BYTES;
    const headers = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
    const answer = await ask({ method: 'PATCH', url, headers, body: piece.bytes.slice(start, start + PART) });
    if (answer.status !== 204) return answer;
    const sent = offsetIn(answer);
    if (!(sent > offset)) return NO_ANSWER;
    offset = sent;
    await change(store, id, (known) => ({ ...known, sent }));
  }
  return undefined;
}

async function end(store: Store, id: string, failure: Answer | undefined): Promise<SendOutcome> {
  if (failure === undefined || failure.code === 'attachment-complete') {
    await close(store, id, (known) => ({ ...known, state: 'uploaded', sent: known.size }));
    return 'done';
  }
  const { status, code } = failure;
  if (code === 'attachment-unknown') return 'unknown';
  const isOver = code === 'survey-link-expired' || code === 'survey-link-unknown';
  if (!isOver && (status < 400 || status >= 500 || PASSING.includes(status))) return 'retry';
  const problem = { code, detail: `The server answered ${status}.` };
  await close(store, id, (known) => ({ ...known, state: 'failed', problem }));
  return 'done';
}

/** Its bytes go from the device; the record stays and says what became of them. */
async function close(store: Store, id: string, to: (known: AttachmentRecord) => AttachmentRecord): Promise<void> {
  await store.write(['attachments', 'chunks'], async (tx) => {
    const known = await tx.get('attachments', id);
    if (known === undefined) return;
    await tx.put('attachments', to(known));
    for (let number = 0; number < known.chunks; number++) await tx.delete('chunks', pieceKey(id, number));
  });
}

function offsetIn({ headers }: Answer): number {
  return Number(headers.get('upload-offset') ?? 0);
}

function codeIn(body: unknown): string {
  const { code } = Object(body) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

function absolute(url: string): string {
  return new URL(url, (globalThis as Partial<Pick<Window, 'location'>>).location?.href).href;
}
