import type { RoundAsked } from './engine.js';

/** Asks the server something; whoever asks is told by rejection that the round is over. */
export type Heard = <R>(ask: () => Promise<R>) => Promise<R>;

/**
 * Does a round's work within its signal: rejects when the signal ends it, even while a transport does not listen to it, and
 * tells of every answer that comes.
 *
 * @example
 * const failure = await heardWithin({ signal, onHeard }, (heard) => drain({ send: (request) => heard(() => push(request)) }));
 */
export async function heardWithin<T>(
  { signal, onHeard }: Pick<RoundAsked, 'signal' | 'onHeard'>,
  work: (heard: Heard) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const round = new AbortController();
  const ended = new Promise<never>((_resolve, reject) => {
    const end = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', end, { signal: round.signal });
  });
  const heard: Heard = async (ask) => {
    // A round that was given up runs on until here.
    signal.throwIfAborted();
    const outcome = await Promise.race([ask(), ended]);
    onHeard();
    return outcome;
  };
  try {
    return await Promise.race([work(heard), ended]);
  } finally {
    round.abort();
  }
}
