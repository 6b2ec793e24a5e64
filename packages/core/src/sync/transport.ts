import type { Problem, PullReply, PushReply, PushRequest } from './protocol.js';

/**
 * The way to the server. Laws:
 *
 * 1. `replied` only when the answer is of our protocol: a login page with status 200 is `retry`.
 * 2. The decision is made by status and type, never by reading a message.
 * 3. An aborted signal rejects with `signal.reason`, untouched; every other failure is an outcome, not an exception.
 */
export interface Transport {
  push(request: PushRequest, options: { readonly signal: AbortSignal }): Promise<PushOutcome>;
  /** Absent where nothing comes back. */
  pull?(cursor: string, options: { readonly signal: AbortSignal }): Promise<PullOutcome>;
}

export type PushOutcome = { readonly kind: 'replied'; readonly reply: PushReply } | TransportFailure;

export type PullOutcome = { readonly kind: 'replied'; readonly reply: PullReply } | TransportFailure;

export type TransportFailure =
  /** Nobody answered, or somebody who will later. `after` is the server's own wish in milliseconds. */
  | {
      readonly kind: 'retry';
      readonly reason: 'network' | 'timeout' | 'busy' | 'server' | 'not-our-server';
      readonly after?: number;
    }
  /** The token is missing or over; the host is asked for a new one. */
  | { readonly kind: 'unauthorized' }
  /** The request is over the server's size limit; half of it may pass. */
  | { readonly kind: 'too-large' }
  /** The cursor is too old; everything is pulled anew, the outbox stays. */
  | { readonly kind: 'resync' }
  /** The server does not speak this version: stop sending, keep storing. */
  | { readonly kind: 'outdated' }
  /** The whole request is wrong and will stay wrong. */
  | { readonly kind: 'refused'; readonly problem: Problem };
