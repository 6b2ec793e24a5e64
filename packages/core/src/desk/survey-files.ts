import { checkFile, mediaType, type AttachmentLimits } from '../attachment/file-rules.js';
import { HEAD_BYTES, looksLike } from '../attachment/looks-like.js';
import { sweepChunks, takeIn } from '../commands/take-in.js';
import type { FileReference, Values } from '../definition/field.js';
import { filesOf } from '../form/file-values.js';
import { issue, type Issue } from '../issue.js';
import { createListeners } from '../listeners.js';
import { pieceKey } from '../storage/pieces.js';
import { entityKey, type AttachmentRecord } from '../storage/schema.js';
import type { Store } from '../storage/store.js';
import { sendFile } from '../sync/send-file.js';
import { createSurveyFileSender } from '../sync/survey-file-sender.js';
import { isOpen } from '../sync/upload-state.js';
import type { SurveySession } from './survey-session.js';

export { SURVEY_FILES } from '../definition/survey-file-bounds.js';
export type { AttachmentRecord } from '../storage/schema.js';

/** The files of one survey link on this device. */
export interface SurveyFiles {
  /** What the device knows of the files that the answers name; one that came from another device is not among them. */
  readonly records: readonly AttachmentRecord[];
  /** Keeps a file on the device and gives what an answer names it by; or why it cannot be taken. */
  keep(file: File, limits: AttachmentLimits): Promise<FileReference | readonly Issue[]>;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface SurveyFilesOptions {
  readonly onProblem: (error: unknown) => void;
  readonly random?: () => number;
  readonly fetch?: typeof fetch;
}

const HOUR = 3_600_000;

/**
 * Keeps the files of a survey and sends them: after the answers that name them, in parts, one tab at a time, and again after a
 * reload. What the answers no longer name goes.
 *
 * @example
 * const files = await openSurveyFiles(session, { onProblem: reportError });
 * const kept = await files.keep(file, { size: 10_000_000, types: ['image/*'] });
 */
export async function openSurveyFiles(session: SurveySession, options: SurveyFilesOptions): Promise<SurveyFiles> {
  const { context, transport, clock, id } = session;
  const { store } = context;
  const { onProblem, random = Math.random, ...rest } = options;
  const { files: to } = transport;
  const listeners = createListeners<[]>();
  let closed = false;
  let all: readonly AttachmentRecord[] = [];

  const refresh = async (): Promise<void> => {
    all = await store.read(['attachments'], (tx) => tx.getAll('attachments'));
    listeners.tell();
  };
  await sweep(session);
  await refresh();

  const unwatch = store.subscribe(({ keys, missed }) => {
    const isFile = missed === true || keys.some((key) => key.store === 'attachments');
    if (closed || !isFile) return;
    refresh().catch((error: unknown) => {
      if (!closed) onProblem(error);
    });
  });
  const sender =
    to === undefined
      ? undefined
      : createSurveyFileSender({
          ...{ store, clock, random, onProblem },
          name: `callside.survey-files.${id}`,
          due: () => dueFiles(store, id),
          send: (each, signal) => sendFile(store, each, { ...to, ...rest, clock, signal }),
        });
  sender?.poke();

  return {
    get records() {
      const named = namedIn(session.answers);
      return all.filter((each) => named.has(each.id));
    },
    async keep(file, limits) {
      // A page that came without encryption has nothing to make a hash with.
      const { subtle } = crypto as Partial<Crypto>;
      if (to === undefined || subtle === undefined) return [issue('files-not-here', [])];
      const mime = mediaType(file.type, file.name);
      const { name: fileName, size: bytes } = file;
      const findings = checkFile({ name: fileName, mime, size: bytes }, limits);
      if (findings.length > 0) return findings;
      if (!(await looksAsItSays(file, mime))) return [issue('not-an-option', ['content'])];
      const given = { name: fileName, mime, content: file, limits };
      const result = await takeIn(context, given, async (tx, record) => {
        await tx.put('attachments', record);
        return record;
      });
      if (!result.ok) return result.issues;
      const { id: fileId, name, size, sha256 } = result.attachment;
      await refresh();
      return { id: fileId, name, type: mime, size, sha256 };
    },
    subscribe: (listener) => listeners.add(listener),
    async close() {
      closed = true;
      unwatch();
      listeners.clear();
      await sender?.stop();
    },
  };
}

/**
 * The files that answers name which the server has taken, as it knows nothing of others, and that were not taken back meanwhile.
 * Those that were added first go first.
 */
async function dueFiles(store: Store, responseId: string): Promise<readonly string[]> {
  const [records, response] = await store.read(['attachments', 'entities'], (tx) =>
    Promise.all([tx.getAll('attachments'), tx.get('entities', entityKey('survey-response', responseId))]),
  );
  const [taken, given] = [response?.base?.['answers'], response?.doc['answers']].map(namedIn);
  const due = records.filter((record) => isOpen(record) && taken?.has(record.id) === true && given?.has(record.id));
  return due.sort((a, b) => a.at - b.at).map(({ id }) => id);
}

function namedIn(answers: unknown): ReadonlySet<string> {
  const values = Object.values(Object(answers) as Values);
  return new Set(values.flatMap((value) => filesOf(value).map((file) => file.id)));
}

/**
 * Deletes what was chosen and taken back, and pieces of what never became a file. The last hour is left alone, another tab may
 * be at it; so is what the answers on the server name.
 */
async function sweep({ context: { store }, clock, answers, link }: SurveySession): Promise<void> {
  const now = clock.now();
  await sweepChunks(store, now);
  const named = new Set([answers, link.answers].flatMap((each) => [...namedIn(each)]));
  await store.write(['attachments', 'chunks'], async (tx) => {
    for (const { id, at, chunks } of await tx.getAll('attachments')) {
      if (named.has(id) || now - at < HOUR) continue;
      await tx.delete('attachments', id);
      for (let number = 0; number < chunks; number++) await tx.delete('chunks', pieceKey(id, number));
    }
  });
}

/** True also of what cannot be read: that is another reason. */
async function looksAsItSays(file: File, type: string): Promise<boolean> {
  const head = file.slice(0, HEAD_BYTES);
  const bytes = await head.arrayBuffer().catch((error: unknown) => {
    if (error instanceof DOMException) return new ArrayBuffer(0);
    throw error;
  });
  return bytes.byteLength === 0 || looksLike(new Uint8Array(bytes), type);
}
