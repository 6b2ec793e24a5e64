import { systemClock, type Clock } from '../clock.js';
import { sweepChunks } from '../commands/attach-file.js';
import { attachHeldFiles } from '../commands/attach-held-files.js';
import type { CommandContext } from '../commands/command.js';
import { isCallsideError } from '../errors.js';
import { throwLate } from '../listeners.js';
import type { Store, StoreChange } from '../storage/store.js';
import { uploadAttachments, type UploadOptions } from '../sync/uploads.js';
import type { Desk } from './desk.js';
import { takeDuty, type Duty, type DutyOptions, type DutyOutcome } from './duty.js';
import { tabLife, webLocks } from './tab-life.js';

/** What goes on in the background needs beside its desk. */
export interface BackgroundOptions {
  /** Where the server is mounted, as for the transport. */
  readonly url: string;
  /** Gives the bearer token, as for the transport. */
  readonly token: () => string | Promise<string>;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly onProblem?: (error: unknown) => void;
}

/**
 * Brings attached files to the server, in one tab for all, as soon as the server knows what they belong to; files that were
 * held for a record are attached when it is there, pieces that a killed page has left behind are deleted. The returned
 * function stops that; what is half sent goes on at its offset the next time.
 *
 * @example
 * const stop = await keepUploading(desk, { url: '/callside', token: () => session.token() });
 */
export async function keepUploading(
  desk: Pick<Desk, 'run' | 'tenant' | 'agent'>,
  options: BackgroundOptions & Pick<UploadOptions, 'onProgress'>,
): Promise<() => void> {
  const { url, token, onProgress } = options;
  const { clock = systemClock, onProblem = throwLate } = options;
  const store = await storeOf(desk);
  const attachHeld = (): Promise<number> => desk.run(attachHeldFiles, undefined);
  let swept = false;
  const upload = async (signal: AbortSignal): Promise<DutyOutcome> => {
    // Once is enough: only a killed page leaves pieces without a file.
    if (!swept) {
      await sweepChunks(store, clock.now());
      await attachHeld();
    }
    swept = true;
    const outcome = await uploadAttachments(store, { url, token, signal, clock, ...(onProgress && { onProgress }) });
    return outcome === 'done' ? 'done' : 'retry';
  };
  const duty = dutyOf(desk, 'uploads', options, (signal) =>
    upload(signal).catch((error: unknown) => {
      // Behind the lock nothing is sent, and nothing is wrong: the duty is woken when it opens.
      if (isLocked(error)) return 'done';
      throw error;
    }),
  );
  const report = (error: unknown): void => {
    if (!isLocked(error)) onProblem(error);
  };
  const stops = [
    store.subscribe((change) => {
      if (touches(change, ['attachment']) || change.missed === true) duty.wake();
      // One tab writes a ticket or closes a call, and that one attaches what was held for it.
      if (touches(change, ['ticket', 'call']) && !change.remote) attachHeld().catch(report);
      wakeForResumed(store, change, duty).catch(report);
    }),
    store.seal?.subscribe((locked) => {
      if (!locked) duty.wake();
    }),
  ];
  return () => {
    for (const stop of stops) stop?.();
    duty.stop();
  };
}

/**
 * Listens, in one tab for all, to the server's word that something has changed, and asks for it at once instead of within half
 * a minute. Nothing depends on it: a word that is missed costs time, never data. The returned function stops that.
 *
 * @example
 * const stop = listenForPokes(desk, { url: '/callside', token: () => session.token() });
 */
export function listenForPokes(desk: Pick<Desk, 'sync' | 'tenant' | 'agent'>, options: BackgroundOptions): () => void {
  const { url, token, fetch: fetcher = globalThis.fetch.bind(globalThis) } = options;
  const duty = dutyOf(desk, 'pokes', options, async (signal) => {
    const headers = { accept: 'text/event-stream', authorization: `Bearer ${await token()}` };
    const response = await fetcher(`${url.replace(/\/$/, '')}/v1/sync/events`, {
      headers,
      signal,
      cache: 'no-store',
    }).catch((error: unknown) => {
      signal.throwIfAborted();
      // No network is not a problem to report: the next try comes by itself.
      if (error instanceof TypeError) return undefined;
      throw error;
    });
    const type = response?.headers.get('content-type') ?? '';
    if (!response?.body || !response.ok || !type.startsWith('text/event-stream')) return 'retry';
    for await (const event of eventsIn(response.body)) if (event === 'poke') desk.sync();
    return 'soon';
  });
  return () => {
    duty.stop();
  };
}

function isLocked(error: unknown): boolean {
  return isCallsideError(error) && error.code === 'storage-locked';
}

function touches({ keys }: StoreChange, types: readonly string[]): boolean {
  return keys.some(
    ({ store, key }) => store === 'entities' && types.some((type) => String(key).startsWith(`${type}/`)),
  );
}

/** An upload that goes on does not wait for its turn. One that is under way tells of each piece, which is no news. */
async function wakeForResumed(store: Store, { keys }: StoreChange, duty: Duty): Promise<void> {
  for (const { store: name, key } of keys) {
    if (name !== 'attachments') continue;
    const record = await store.read(['attachments'], (tx) => tx.get('attachments', String(key)));
    if (record?.state === 'waiting') duty.wake();
  }
}

function dutyOf(
  desk: Pick<Desk, 'tenant' | 'agent'>,
  what: string,
  { clock = systemClock, random = Math.random, onProblem = throwLate }: BackgroundOptions,
  turn: DutyOptions['turn'],
): Duty {
  const name = `callside.${what}.${desk.tenant}.${desk.agent.id}`;
  return takeDuty({ name, clock, random, tab: tabLife(), locks: webLocks(), turn, onProblem });
}

function storeOf(desk: Pick<Desk, 'run'>): Promise<Store> {
  return desk.run(({ store }: CommandContext) => Promise.resolve(store), undefined);
}

/** The names of the events in a stream of server-sent events (WHATWG HTML, section 9.2); their data is of no interest. */
async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const name = /^event: ?(.*)$/.exec(line)?.[1];
      if (name !== undefined) yield name;
    }
  }
}
