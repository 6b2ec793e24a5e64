// Reads files beside the page, in a module worker: one message asks for a file, each answer is a piece of it, and `undefined` is
// the end.
import { tablePieces, type TablePiece } from './read-table.js';

/** What the page asks for. */
export interface TableRequest {
  readonly file: Blob;
  readonly locale: string;
}

/** What the worker answers; the first one says that it is there. */
export type TableAnswer = { readonly ready: true } | { readonly piece: TablePiece | undefined };

const answer = (message: TableAnswer): void => {
  // In a worker there is no origin to name.
  (globalThis.postMessage as (message: TableAnswer) => void)(message);
};

addEventListener('message', ({ data }: MessageEvent<TableRequest>) => {
  // As an error of the worker the page hears of it; of a promise that nobody waits for it would not.
  send(data).catch(reportError);
});

answer({ ready: true });

async function send({ file, locale }: TableRequest): Promise<void> {
  for await (const piece of tablePieces(file, locale)) answer({ piece });
  answer({ piece: undefined });
}
