import { takeIn } from '../commands/take-in.js';
import { mediaType, type AttachmentLimits } from '../attachment/file-rules.js';
import type { FileReference } from '../definition/field.js';
import { filesOf } from '../form/file-values.js';
import { issue, type Issue } from '../issue.js';
import { createListeners } from '../listeners.js';
import { pieceKey } from '../storage/pieces.js';
import type { AttachmentRecord } from '../storage/schema.js';
import { backoffDelay } from '../sync/backoff.js';
import { exclusively } from '../sync/exclusive.js';
import { sendFile } from '../sync/send-file.js';
import { isOpen } from '../sync/upload-state.js';
import type { SurveySession } from './survey-session.js';

export { SURVEY_FILES } from '../definition/survey-file-bounds.js';

/** The files of one survey link on this device. */
export interface SurveyFiles {
  /** What the device knows of the files that the answers name; one that came from another device is not among them. */
  readonly records: readonly AttachmentRecord[];
  /** Keeps a file on the device and gives what an answer names it by; or why it cannot be taken. */
  keep(file: File, limits: AttachmentLimits): Promise<FileReference | readonly Issue[]>;
  subscribe(listener: () => void): () => void;
  close(): void;
}

export type { AttachmentRecord } from '../storage/schema.js';

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
  const { onProblem, random = Math.random, fetch: fetcher } = options;
  const listeners = createListeners<[]>();
  const end = new AbortController();
  const { signal } = end;
  let all: readonly AttachmentRecord[] = [];
  let isSending = false;
  /** What was named meanwhile is sent next. */
  let isAskedAgain = false;
  let tries = 0;
  let cancel = (): void => undefined;

  const named = (): ReadonlySet<string> =>
    new Set(Object.values(session.answers).flatMap((value) => filesOf(value).map((file) => file.id)));
  const refresh = async (): Promise<void> => {
    all = await store.read(['attachments'], (tx) => tx.getAll('attachments'));
    listeners.tell();
  };

  /** Texts first: a file that no answer names yet is not known to the server. */
  const sendAll = async (): Promise<boolean> => {
    const { files } = transport;
    if (files === undefined) return true;
    let isDone = true;
    for (const record of all) {
      if (!isOpen(record) || !named().has(record.id)) continue;
      const given = fetcher === undefined ? {} : { fetch: fetcher };
      const outcome = await sendFile(store, record.id, { ...files, ...given, signal });
      if (outcome === 'retry') isDone = false;
    }
    return isDone;
  };
  const send = (): void => {
    if (signal.aborted || session.status.pending > 0) return;
    if (isSending) {
      isAskedAgain = true;
      return;
    }
    isSending = true;
    isAskedAgain = false;
    cancel();
    let isDone = false;
    exclusively(
      `callside.survey-files.${id}`,
      async () => {
        await refresh();
        isDone = await sendAll();
      },
      signal,
    )
      .catch((error: unknown) => {
        if (!signal.aborted) onProblem(error);
      })
      .finally(() => {
        isSending = false;
        tries = isDone ? 0 : tries + 1;
        if (signal.aborted) return;
        if (isAskedAgain) send();
        else if (!isDone) cancel = clock.after(backoffDelay(tries, random()), send);
      });
  };

  let wasPending = true;
  const unsubscribe = session.subscribe(() => {
    const isPending = session.status.pending > 0;
    if (wasPending && !isPending) send();
    wasPending = isPending;
  });
  const unwatch = store.subscribe(() => {
    if (!signal.aborted) refresh().catch(onProblem);
  });
  const scope = globalThis as Partial<Pick<Window, 'addEventListener'>>;
  scope.addEventListener?.('online', send, { signal });

  await refresh();
  await sweep();
  wasPending = session.status.pending > 0;
  send();

  /** What was chosen and taken back; the last hour is left alone, another tab may be at it. */
  async function sweep(): Promise<void> {
    const known = named();
    const over = all.filter((each) => !known.has(each.id) && clock.now() - each.at > HOUR);
    for (const each of over)
      await store.write(['attachments', 'chunks'], async (tx) => {
        await tx.delete('attachments', each.id);
        for (let number = 0; number < each.chunks; number++) await tx.delete('chunks', pieceKey(each.id, number));
      });
  }

  return {
    get records() {
      const known = named();
      return all.filter((each) => known.has(each.id));
    },
    async keep(file, limits) {
      if (transport.files === undefined) return [issue('files-not-here', [])];
      const mime = mediaType(file.type, file.name);
      const result = await takeIn(context, { name: file.name, mime, content: file, limits }, async (tx, record) => {
        await tx.put('attachments', record);
        return record;
      });
      if (!result.ok) return result.issues;
      const { attachment } = result;
      await refresh();
      return { id: attachment.id, name: attachment.name, type: mime, size: attachment.size, sha256: attachment.sha256 };
    },
    subscribe: (listener) => listeners.add(listener),
    close() {
      end.abort();
      cancel();
      unsubscribe();
      unwatch();
      listeners.clear();
    },
  };
}
