import type { Store } from '../storage/store.js';
import { drain, type DrainContext } from './drain.js';
import type { RoundAsked } from './engine.js';
import { fencedBy } from './fence.js';
import { heardWithin } from './heard.js';
import type { PullChanges } from './pull.js';
import type { Recovery } from './recover.js';
import type { Transport, TransportFailure } from './transport.js';

export interface RoundOptions extends RoundAsked, Pick<DrainContext, 'newId' | 'now' | 'onStartOver'> {
  readonly store: Store;
  readonly transport: Transport;
  readonly pull?: PullChanges | undefined;
  readonly recovery?: Recovery | undefined;
}

/**
 * One round: everything that waits is sent, then what others changed is brought in. Returns the failure that stopped it, and
 * rejects when the signal ends it, even while a transport does not listen to the signal.
 *
 * @example
 * const failure = await runRound({ store, transport, term, signal, … });
 */
export function runRound(options: RoundOptions): Promise<TransportFailure | undefined> {
  const { store, transport, term, signal } = options;
  const context = { ...options, write: fencedBy(store, term) };
  return heardWithin(options, async (heard) => {
    const failure = await drain({ ...context, send: (request) => heard(() => transport.push(request, { signal })) });
    const ask = transport.pull?.bind(transport);
    if (failure !== undefined || ask === undefined || options.pull === undefined) return failure;
    return options.pull({ ...context, ask: (cursor) => heard(() => ask(cursor, { signal })) });
  });
}
