import { PIECE_BYTES, pieceKey } from '../storage/pieces.js';
import type { AttachmentRecord } from '../storage/schema.js';
import type { Store } from '../storage/store.js';
import { anew, change, isOpen, read } from './upload-state.js';

export interface SendFileOptions {
  /** Where uploads are begun. */
  readonly url: string;
  /** The link's secret. */
  readonly token: string;
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch;
}

/**
 * How it ended: everything is there, or it was refused for good and its record says why; the server does not know of the file,
 * as the answer that names it has not arrived; or it is to be tried again later.
 */
export type SendOutcome = 'done' | 'unknown' | 'retry';

/** Bytes of one request: on a bad network little is lost with one that breaks. */
const PART = PIECE_BYTES / 4;
/** Milliseconds for one request. */
const PATIENCE = 90_000;

/**
 * Brings the bytes of one file to the server, by tus 1.0 and without its client, which is larger than a survey's page. Where it
 * broke off, it goes on at the server's offset; after the last byte the pieces on the device are freed.
 *
 * @example
 * const outcome = await sendFile(store, id, { url, token, signal });
 */
export async function sendFile(store: Store, id: string, options: SendFileOptions): Promise<SendOutcome> {
  const { url: root, token, signal, fetch: fetcher = globalThis.fetch.bind(globalThis) } = options;
  const ask = async (method: string, url: string, rest: Part): Promise<Answer> => {
    signal.throwIfAborted();
    const limit = new AbortController();
    const giveUp = (): void => {
      limit.abort();
    };
    const timer = setTimeout(giveUp, PATIENCE);
    signal.addEventListener('abort', giveUp);
    try {
      const headers = { 'tus-resumable': '1.0.0', authorization: `Bearer ${token}`, ...rest.headers };
      const response = await fetcher(url, { method, ...rest, headers, cache: 'no-store', signal: limit.signal });
      const { status, headers: told } = response;
      const isOurs = told.get('tus-resumable') !== null || isProblem(told);
      return { status: isOurs ? status : 0, headers: told, code: isProblem(told) ? codeIn(await response.json()) : '' };
    } catch {
      signal.throwIfAborted();
      // Whatever broke off, the pieces are still here.
      return NO_ANSWER;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    }
  };

  for (;;) {
    const record = await read(store, id);
    if (record === undefined || !isOpen(record)) return 'done';
    const begun = record.url === undefined ? await ask('POST', root, { headers: beginning(record) }) : undefined;
    const url = record.url ?? new URL(begun?.headers.get('location') ?? '', absolute(root)).href;
    if (begun?.status === 201) await change(store, id, (known) => ({ ...known, state: 'uploading', url, sent: 0 }));
    if (begun !== undefined && begun.status !== 201) return settle(store, id, begun);
    const at = begun === undefined ? await ask('HEAD', url, {}) : undefined;
    if (at?.status === 404 || at?.status === 410) {
      await change(store, id, anew);
      continue;
    }
    if (at !== undefined && at.status !== 200) return 'retry';
    const end = await sendParts(store, record, { url, ask, from: at === undefined ? 0 : offsetIn(at) });
    if (end !== undefined) return settle(store, id, end);
    await free(store, record);
    return 'done';
  }
}

interface Answer {
  /** 0 where none came, or one of somebody else. */
  readonly status: number;
  readonly headers: Headers;
  readonly code: string;
}

const NO_ANSWER: Answer = { status: 0, headers: new Headers(), code: '' };

/** What goes with a request. */
interface Part {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ArrayBuffer;
}

interface Sending {
  readonly url: string;
  readonly from: number;
  readonly ask: (method: string, url: string, rest: Part) => Promise<Answer>;
}

/** Undefined once every byte is there. */
async function sendParts(
  store: Store,
  { id, size }: AttachmentRecord,
  { url, from, ask }: Sending,
): Promise<Answer | undefined> {
  for (let offset = from; offset < size;) {
    const record = await read(store, id);
    const piece = await store.read(['chunks'], (tx) =>
      tx.get('chunks', pieceKey(id, Math.floor(offset / PIECE_BYTES))),
    );
    // It was removed meanwhile.
    if (record === undefined || piece === undefined) return NO_ANSWER;
    const start = offset % PIECE_BYTES;
    const headers = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
    const answer = await ask('PATCH', url, { headers, body: piece.bytes.slice(start, start + PART) });
    const next = offsetIn(answer);
    if (answer.status !== 204 || !(next > offset)) return answer.status === 204 ? NO_ANSWER : answer;
    offset = next;
    await change(store, id, (known) => ({ ...known, state: 'uploading', sent: next }));
  }
  return undefined;
}

async function settle(store: Store, id: string, { status, code }: Answer): Promise<SendOutcome> {
  if (code === 'attachment-complete') {
    const record = await read(store, id);
    if (record !== undefined) await free(store, record);
    return 'done';
  }
  if (code === 'attachment-unknown') return 'unknown';
  const isRefused = status === 422 || code === 'survey-link-expired' || code === 'survey-link-unknown';
  if (!isRefused) return 'retry';
  await change(store, id, (known) => ({ ...known, state: 'failed', problem: { code, detail: String(status) } }));
  return 'done';
}

/** The server has it: the pieces go, the record stays and says so. */
async function free(store: Store, { id, size, chunks }: AttachmentRecord): Promise<void> {
  await store.write(['attachments', 'chunks'], async (tx) => {
    const known = await tx.get('attachments', id);
    if (known !== undefined) await tx.put('attachments', { ...known, state: 'uploaded', sent: size });
    for (let number = 0; number < chunks; number++) await tx.delete('chunks', pieceKey(id, number));
  });
}

function beginning({ id, size }: AttachmentRecord): Record<string, string> {
  return { 'upload-length': String(size), 'upload-metadata': `attachmentId ${btoa(id)}` };
}

function offsetIn({ headers }: Answer): number {
  return Number(headers.get('upload-offset') ?? 0);
}

function isProblem(headers: Headers): boolean {
  return headers.get('content-type')?.startsWith('application/problem+json') === true;
}

function codeIn(body: unknown): string {
  const { code } = Object(body) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

function absolute(url: string): string {
  return new URL(url, (globalThis as Partial<Pick<Window, 'location'>>).location?.href).href;
}
