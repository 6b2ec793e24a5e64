import { systemClock, type Clock } from '../clock.js';
import { sweepChunks } from '../commands/attach-file.js';
import type { CommandContext } from '../commands/command.js';
import { isCallsideError } from '../errors.js';
import { throwLate } from '../listeners.js';
import type { Store } from '../storage/store.js';
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
 * Brings attached files to the server, in one tab for all, as soon as the server knows what they belong to; pieces that a killed page has left
 * behind are deleted. The returned function stops that; what is half sent goes on at its offset the next time.
 *
 * @example
 * const stop = await keepUploading(desk, { url: '/callside', token: () => session.token() });
 */
export async function keepUploading(
  desk: Pick<Desk, 'run' | 'tenant' | 'agent'>,
  options: BackgroundOptions & Pick<UploadOptions, 'onProgress'>,
): Promise<() => void> {
  const { url, token, onProgress } = options;
  const { clock = systemClock } = options;
  const store = await storeOf(desk);
  let swept = false;
  const upload = async (signal: AbortSignal): Promise<DutyOutcome> => {
    // Once is enough: only a killed page leaves pieces without a file.
    if (!swept) await sweepChunks(store, clock.now());
    swept = true;
    const outcome = await uploadAttachments(store, { url, token, signal, ...(onProgress && { onProgress }) });
    return outcome === 'done' ? 'done' : 'retry';
  };
  const duty = dutyOf(desk, 'uploads', options, (signal) =>
    upload(signal).catch((error: unknown) => {
      // Behind the lock nothing is sent, and nothing is wrong: the duty is woken when it opens.
      if (isCallsideError(error) && error.code === 'storage-locked') return 'done';
      throw error;
    }),
  );
  const stops = [
    store.subscribe(({ keys, missed }) => {
      const isNews = keys.some(({ store: name, key }) => name === 'entities' && String(key).startsWith('attachment/'));
      if (isNews || missed === true) duty.wake();
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
