import type { Store } from '../storage/store.js';
import { drain, type DrainContext } from './drain.js';
import { fencedBy } from './fence.js';
import type { PullChanges } from './pull.js';
import type { Recovery } from './recover.js';
import type { Transport, TransportFailure } from './transport.js';

export interface RoundOptions extends Pick<DrainContext, 'newId' | 'now' | 'onLook' | 'onStartOver'> {
  readonly store: Store;
  readonly transport: Transport;
  readonly pull: PullChanges | undefined;
  readonly recovery: Recovery | undefined;
  /** The term of leadership that the round's writes are bound to. */
  readonly term: number;
  readonly signal: AbortSignal;
  /** Hears that an answer came, whatever it says: the round lives. */
  readonly onHeard: () => void;
}

/**
 * One round: everything that waits is sent, then what others changed is brought in. Returns the failure that stopped it, and
 * rejects when the signal ends it, even while a transport does not listen to the signal.
 *
 * @example
 * const failure = await runRound({ store, transport, term, signal, … });
 */
export async function runRound(options: RoundOptions): Promise<TransportFailure | undefined> {
  const { store, transport, term, signal, onHeard } = options;
  signal.throwIfAborted();
  const round = new AbortController();
  const ended = new Promise<never>((_resolve, reject) => {
    const end = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', end, { signal: round.signal });
  });
  const heard = async <R>(ask: () => Promise<R>): Promise<R> => {
    // A round that was given up runs on until here.
    signal.throwIfAborted();
    const outcome = await Promise.race([ask(), ended]);
    onHeard();
    return outcome;
  };
  const context = { ...options, write: fencedBy(store, term) };
  const work = async (): Promise<TransportFailure | undefined> => {
    const failure = await drain({ ...context, send: (request) => heard(() => transport.push(request, { signal })) });
    const ask = transport.pull?.bind(transport);
    if (failure !== undefined || ask === undefined || options.pull === undefined) return failure;
    return options.pull({ ...context, ask: (cursor) => heard(() => ask(cursor, { signal })) });
  };
  try {
    return await Promise.race([work(), ended]);
  } finally {
    round.abort();
  }
}
