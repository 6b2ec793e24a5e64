import type { TableAnswer, TableRequest } from './import-worker.js';
import type { TablePiece } from './read-table.js';

/** How long a worker may take to say that it is there, in milliseconds; then the page reads the file itself. */
const PATIENCE = 4000;

export interface TableOptions {
  readonly locale: string;
  readonly signal: AbortSignal;
  /** Hears each piece, in order. */
  readonly take: (piece: TablePiece) => void;
  /** Starts the worker, or gives none; absent, the one beside this file is started. */
  readonly startWorker?: () => Worker | undefined;
}

/**
 * Reads a table beside the page, in a worker; in the page, with a pause after each piece, where the host's policy or the bundler
 * has no worker. Resolves when all was handed on, or when it was aborted.
 *
 * @example
 * await readTable(file, { locale: 'en', signal, take: (piece) => pieces.push(piece) });
 */
export async function readTable(
  file: Blob,
  { locale, signal, take, startWorker = ownWorker }: TableOptions,
): Promise<void> {
  const worker = await readyWorker(startWorker);
  if (worker === undefined) {
    await readHere(file, { locale, signal, take });
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const end = (): void => {
      worker.terminate();
      resolve();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<TableAnswer>) => {
      if (!('piece' in data) || signal.aborted) return;
      if (data.piece === undefined) end();
      else take(data.piece);
    });
    worker.addEventListener('error', (event) => {
      // It is told here, and once is enough.
      event.preventDefault();
      worker.terminate();
      reject(new Error(event.message));
    });
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    else worker.postMessage({ file, locale } satisfies TableRequest);
  });
}

async function readHere(file: Blob, { locale, signal, take }: Omit<TableOptions, 'startWorker'>): Promise<void> {
  const { tablePieces } = await import('./read-table.js');
  for await (const piece of tablePieces(file, locale)) {
    if (signal.aborted) return;
    take(piece);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** A worker that has said that it is there; undefined where there can be none. */
async function readyWorker(start: () => Worker | undefined): Promise<Worker | undefined> {
  let worker: Worker | undefined;
  try {
    worker = start();
  } catch (error) {
    // A policy refuses it at once in some browsers, and by an event in others.
    if (error instanceof DOMException || error instanceof TypeError || error instanceof ReferenceError)
      return undefined;
    throw error;
  }
  if (worker === undefined) return undefined;
  const isReady = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, PATIENCE);
    const settle = (ready: boolean) => (): void => {
      clearTimeout(timer);
      resolve(ready);
    };
    worker.addEventListener('message', settle(true), { once: true });
    worker.addEventListener('error', settle(false), { once: true });
  });
  if (isReady) return worker;
  worker.terminate();
  return undefined;
}

// Bundlers look for exactly these words.
function ownWorker(): Worker {
  return new Worker(new URL('./import-worker.js', import.meta.url), { type: 'module' });
}
