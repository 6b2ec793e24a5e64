import type { Clock } from '../clock.js';
import { CallsideError } from '../errors.js';
import { onPage } from '../page-events.js';
import type { Mutation } from '../storage/mutation.js';
import type { DeadRecord } from '../storage/schema.js';
import type { Store } from '../storage/store.js';
import { backoffDelay } from './backoff.js';
import { asMutation, readWaiting, SENDING_STORES, settleAnswer, type ResponseChange } from './survey-queue.js';
import type { SyncStatus } from './sync.js';
import type { SurveyOutcome, SurveyTransport } from './survey-transport.js';
import type { TransportFailure } from './transport.js';

/** An answer of which nothing is heard for so long is sent anew, in milliseconds. */
const STUCK_AFTER = 60_000;

export interface SurveySenderOptions {
  readonly store: Store;
  readonly transport: Pick<SurveyTransport, 'push'>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Hears that the sender's standing is another. */
  readonly onChange: () => void;
  /** Hears of what went wrong without anybody waiting for it. */
  readonly onProblem: (error: unknown) => void;
}

/** Brings a customer's answers to the server. */
export interface SurveySender {
  readonly standing: Pick<SyncStatus, 'state' | 'nextTryAt'>;
  /** Sends what was queued just now; after a failure that waits for the next try. */
  send(): void;
  /** Tries at once, as if nothing had failed before. */
  poke(): void;
  stop(): Promise<void>;
}

/**
 * Sends a response's answers one after the other, for as long as it is not stopped.
 *
 * ```
 *            queued, poke, online, visible             queue empty
 *   idle ───────────────────────────────► sending ─────────────────► idle
 *    ▲                                     │  └─ 401, 426 ──► unauthorized, outdated ── poke ──► sending
 *    └───────────── waiting ◄── retry ─────┘
 *        (full jitter, Retry-After; no limit of tries)
 * ```
 *
 * Each tab sends what was answered in it. Two that send the same do no harm: each sends the next answer when the server has the
 * one before, and the server takes each once, by its id.
 *
 * @example
 * const sender = createSurveySender({ store, transport, clock, random: Math.random, onChange, onProblem });
 */
export function createSurveySender(options: SurveySenderOptions): SurveySender {
  const { store, transport, clock, onProblem } = options;
  let standing: SurveySender['standing'] = { state: 'idle' };
  let attempts = 0;
  let running: Promise<void> | undefined;
  /** Something was queued after the last look at the queue. */
  let unread = false;
  let stopped = false;
  let cancelTimer: () => void = () => undefined;
  let giveUp: (reason?: Error) => void = () => undefined;

  const show = (next: SurveySender['standing']): void => {
    standing = next;
    options.onChange();
  };

  const push = (mutation: Mutation): Promise<SurveyOutcome> =>
    new Promise((resolve, reject) => {
      const asking = new AbortController();
      giveUp = (reason) => {
        asking.abort(reason);
        // A transport that does not listen is not waited for.
        reject(asking.signal.reason as Error);
      };
      const cancel = clock.after(STUCK_AFTER, () => {
        giveUp(new CallsideError('sync-stuck', 'No answer: it is sent anew.'));
      });
      transport.push(mutation, { signal: asking.signal }).then(resolve, reject).finally(cancel);
    });

  const sendWaiting = async (): Promise<TransportFailure | undefined> => {
    for (;;) {
      const waiting = await store.read(SENDING_STORES, readWaiting);
      if (waiting.length === 0) return undefined;
      for (const mutation of waiting) {
        if (stopped) return undefined;
        if (standing.state !== 'sending') show({ state: 'sending' });
        const outcome = await push(mutation);
        const refusal = refusalIn(outcome);
        if (outcome.kind !== 'taken' && refusal === undefined) return outcome;
        await store.write(SENDING_STORES, (tx) => settleAnswer(tx, mutation, { refusal, at: clock.now() }));
      }
    }
  };

  const run = async (): Promise<void> => {
    let failure: TransportFailure | undefined;
    try {
      while (unread && failure === undefined) {
        unread = false;
        failure = await sendWaiting();
      }
    } catch (error) {
      if (!stopped) onProblem(error);
      failure = { kind: 'retry', reason: 'server' };
    }
    running = undefined;
    if (!stopped) rest(failure);
  };

  const rest = (failure: TransportFailure | undefined): void => {
    if (failure === undefined) {
      attempts = 0;
      if (standing.state !== 'idle') show({ state: 'idle' });
    } else if (failure.kind === 'unauthorized' || failure.kind === 'outdated') show({ state: failure.kind });
    else {
      attempts += 1;
      const wanted = failure.kind === 'retry' ? failure.after : undefined;
      const delay = wanted ?? backoffDelay(attempts, options.random());
      cancelTimer = clock.after(delay, start);
      show({ state: 'waiting', nextTryAt: clock.now() + delay });
    }
  };

  const start = (): void => {
    if (stopped) return;
    cancelTimer();
    unread = true;
    running ??= run();
  };

  const poke = (): void => {
    attempts = 0;
    start();
  };

  const stopHearing = onPage({ online: poke, visibilitychange: poke });

  return {
    get standing() {
      return standing;
    },
    send() {
      if (running !== undefined || standing.state === 'idle') start();
    },
    poke,
    async stop() {
      stopped = true;
      stopHearing();
      cancelTimer();
      giveUp();
      await running;
    },
  };
}

/**
 * Sends a change besides the queue, where nothing waits in it: a page that is left has no time to write first. It lies in the
 * queue as well and is sent from there once more if the page lives on; by its id the server knows that it is the same.
 *
 * @example
 * sendAhead(transport, change).catch(onProblem);
 */
export async function sendAhead(transport: Pick<SurveyTransport, 'push'>, change: ResponseChange): Promise<void> {
  await transport.push({ ...asMutation(change, 0), seq: 0 }, { signal: new AbortController().signal });
}

/** Why the server will never take it; undefined when it has, or may yet. */
function refusalIn(outcome: SurveyOutcome): DeadRecord['problem'] | undefined {
  if (outcome.kind === 'too-large') return { code: outcome.kind, detail: '' };
  if (outcome.kind !== 'refused') return undefined;
  const { code, detail } = outcome.problem;
  return { code, detail };
}
