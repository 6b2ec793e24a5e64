import type { DetailedError, Upload } from 'tus-js-client';
import { systemClock, type Clock } from '../clock.js';
import { PIECE_BYTES, pieceKey } from '../storage/pieces.js';
import { entityKey, type AttachmentRecord } from '../storage/schema.js';
import type { Store } from '../storage/store.js';
import { anew, change, isOpen, read } from './upload-state.js';

export { pauseUpload, resumeUpload } from './upload-state.js';

export interface UploadOptions {
  /** Where the server is mounted, as for the transport. */
  readonly url: string;
  /** Gives the bearer token; asked before each request. */
  readonly token: () => string | Promise<string>;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
  /** Bytes that have left this page; often. What the server has confirmed stands in the record. */
  readonly onProgress?: (id: string, sent: number, size: number) => void;
}

/**
 * How a round of uploads ended: everything is there, or somebody has to come again. `retry` is to be backed off; with
 * `unauthorized` the host is asked for a token.
 */
export type UploadOutcome = 'done' | 'retry' | 'unauthorized';

/** {@link uploadAttachments} as a part that is handed in. */
export type UploadAttachments = typeof uploadAttachments;

/**
 * Brings the files to the server that it knows of and does not have yet, one after the other, by tus 1.0. To be run by one
 * tab at a time, after the queue. The protocol's client is loaded when there is the first file.
 *
 * ```
 *   waiting ──► uploading ──► uploaded (bytes confirmed by their hash, pieces freed)
 *    ▲  ▲        │  │  └─ hash differs, refused ──► failed (a person decides: retry or remove)
 *    │  └────────┘  └──── 404, 410: created anew
 *    │   network, 5xx, 423: goes on at the server's offset
 *    └── resume ◄── paused
 * ```
 *
 * @example
 * const outcome = await uploadAttachments(store, { url: '/callside', token, signal });
 */
export async function uploadAttachments(store: Store, options: UploadOptions): Promise<UploadOutcome> {
  for (const { id } of await dueAttachments(store)) {
    options.signal.throwIfAborted();
    const outcome = await uploadOne(store, id, options);
    if (outcome !== 'done') return outcome;
  }
  return 'done';
}

/** The files that wait and whose records the server has accepted; those that it has already are closed on the way. */
async function dueAttachments(store: Store): Promise<AttachmentRecord[]> {
  const records = await store.read(['attachments'], (tx) => tx.getAll('attachments'));
  const due: AttachmentRecord[] = [];
  for (const record of records) {
    if (!isOpen(record)) continue;
    const entity = await store.read(['entities'], (tx) => tx.get('entities', entityKey('attachment', record.id)));
    // The answer to the last piece was lost, and the news came the other way.
    if (entity?.base?.['uploaded'] === true) await close(store, record.id);
    else if (entity !== undefined && entity.rev > 0 && !entity.deleted) due.push(record);
  }
  return due.sort((a, b) => a.at - b.at);
}

async function uploadOne(store: Store, id: string, options: UploadOptions): Promise<UploadOutcome> {
  for (;;) {
    const record = await read(store, id);
    if (record === undefined || !isOpen(record)) return 'done';
    await change(store, id, (known) => (isOpen(known) ? { ...known, state: 'uploading' } : known));
    const end = await send(store, record, options);
    if (end === undefined) {
      await close(store, id);
      return 'done';
    }
    const { status, code } = end;
    // Paused or removed meanwhile.
    if (status === 'stopped') return 'done';
    if (status === 409 && code === 'attachment-complete') {
      await close(store, id);
      return 'done';
    }
    if ((status === 404 || status === 410) && record.url !== undefined) {
      await change(store, id, anew);
      continue;
    }
    if (status === 401) return 'unauthorized';
    if (status === 0 || status >= 500 || [408, 409, 423, 425, 429].includes(status)) return 'retry';
    const problem = { code: code ?? 'upload-refused', detail: `The server answered ${status}.` };
    await change(store, id, (known) => ({ ...known, state: 'failed', problem }));
    return 'done';
  }
}

/** Milliseconds in which no byte leaves and no answer comes, after which the connection is held for dead. */
const PATIENCE = 90_000;

/** How an upload ended otherwise than well; status 0 means that no answer came. */
interface Failure {
  readonly status: number | 'stopped';
  readonly code?: string | undefined;
}

async function send(store: Store, record: AttachmentRecord, options: UploadOptions): Promise<Failure | undefined> {
  const { Upload: TusUpload } = await import('tus-js-client');
  const { id, size, url } = record;
  const { signal, clock = systemClock, onProgress } = options;
  // While the client was loading.
  signal.throwIfAborted();
  const root = options.url.replace(/\/$/, '');
  return new Promise((resolve, reject) => {
    let isOver = false;
    let giveUp: () => void = () => undefined;
    /** Nothing of it leaves this page afterwards. */
    const end = (settle: () => void): void => {
      if (isOver) return;
      isOver = true;
      giveUp();
      signal.removeEventListener('abort', leave);
      upload.abort().then(settle, reject);
    };
    const stop = (failure?: Failure): void => {
      end(() => {
        resolve(failure);
      });
    };
    const fail = (error: Error): void => {
      end(() => {
        reject(error);
      });
    };
    const leave = (): void => {
      fail(signal.reason as Error);
    };
    const hear = (): void => {
      giveUp();
      if (!isOver)
        giveUp = clock.after(PATIENCE, () => {
          stop({ status: 0 });
        });
    };
    const upload: Upload = new TusUpload(NO_FILE, {
      // With both given, the client would begin anew whatever the answer to its question was.
      ...(url === undefined ? { endpoint: absolute(`${root}/v1/uploads`) } : { uploadUrl: url }),
      metadata: { attachmentId: id },
      uploadSize: size,
      chunkSize: PIECE_BYTES,
      retryDelays: null,
      fileReader: { openFile: () => Promise.resolve(piecesOf(store, record)) },
      fingerprint: () => Promise.resolve(id),
      // Awaited before the first byte: a killed browser finds its upload again.
      urlStorage: {
        findAllUploads: () => Promise.resolve([]),
        findUploadsByFingerprint: () => Promise.resolve([]),
        removeUpload: () => Promise.resolve(),
        addUpload: async (_fingerprint, { uploadUrl }) => {
          // The client would wait for ever where this fails.
          if (uploadUrl !== null) await change(store, id, (known) => ({ ...known, url: uploadUrl })).catch(fail);
          return id;
        },
      },
      async onBeforeRequest(request) {
        request.setHeader('authorization', `Bearer ${await options.token()}`);
        // The client forgets here that it was told to stop.
        if (isOver) throw new Error('The upload was broken off.');
        hear();
      },
      onProgress(sent) {
        hear();
        onProgress?.(id, sent, size);
      },
      onChunkComplete(_length, sent) {
        change(store, id, (known) => ({ ...known, sent }))
          .then(() => read(store, id))
          .then((known) => {
            if (known?.state !== 'uploading' && sent < size) stop({ status: 'stopped' });
          }, fail);
      },
      onSuccess() {
        stop();
      },
      onError(error) {
        stop(failureOf(error));
      },
    });
    signal.addEventListener('abort', leave);
    upload.start();
  });
}

/** The protocol's client resolves the server's relative answers by the endpoint, and needs a whole address for that. */
function absolute(url: string): string {
  return new URL(url, (globalThis as Partial<Pick<Window, 'location'>>).location?.href).href;
}

/** The client wants a file; the reader gives it the stored pieces instead. */
const NO_FILE = new Blob();

interface Pieces {
  readonly size: number;
  slice(start: number, end: number): Promise<{ value: Uint8Array | null; done: boolean }>;
  close(): void;
}

function piecesOf(store: Store, { id, size }: AttachmentRecord): Pieces {
  return {
    size,
    async slice(start, end) {
      const stop = Math.min(end, size);
      const value = new Uint8Array(Math.max(stop - start, 0));
      for (let number = Math.floor(start / PIECE_BYTES); number * PIECE_BYTES < stop; number++) {
        const piece = await store.read(['chunks'], (tx) => tx.get('chunks', pieceKey(id, number)));
        const from = Math.max(start - number * PIECE_BYTES, 0);
        const part = new Uint8Array(piece?.bytes ?? new ArrayBuffer(0)).subarray(from, stop - number * PIECE_BYTES);
        value.set(part, number * PIECE_BYTES + from - start);
      }
      // The client reads `size`, as a Blob has it.
      return { value: value.length === 0 ? null : Object.assign(value, { size: value.length }), done: end >= size };
    },
    close: () => undefined,
  };
}

function failureOf(error: Error | DetailedError): Failure {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  // Whatever went wrong before an answer came, the pieces are still here: it is tried again.
  if (!response) return { status: 0 };
  return { status: response.getStatus(), code: codeIn(response.getBody()) };
}

/** The code of a problem document; anything else says nothing. */
function codeIn(body: string): string | undefined {
  try {
    const problem = JSON.parse(body) as { readonly code?: unknown } | null;
    return typeof problem?.code === 'string' ? problem.code : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The server has every byte and has compared the hash: the pieces here may go. */
async function close(store: Store, id: string): Promise<void> {
  await store.write(['attachments', 'chunks'], async (tx) => {
    const record = await tx.get('attachments', id);
    if (record !== undefined) {
      const { problem: _problem, ...rest } = record;
      await tx.put('attachments', { ...rest, state: 'uploaded', sent: record.size });
      for (let number = 0; number < record.chunks; number++) await tx.delete('chunks', pieceKey(id, number));
    }
  });
}
