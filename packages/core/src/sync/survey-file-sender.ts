import type { Clock } from '../clock.js';
import { isPageVisible, onPage } from '../page-events.js';
import type { Store } from '../storage/store.js';
import { backoffDelay } from './backoff.js';
import { exclusively } from './exclusive.js';
import type { SendOutcome } from './send-file.js';

export interface SurveyFileSenderOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: () => number;
  /** Names the lock; one for each response. */
  readonly name: string;
  /** The files to send, by id: the answers that name them have arrived. */
  readonly due: () => Promise<readonly string[]>;
  readonly send: (id: string, signal: AbortSignal) => Promise<SendOutcome>;
  /** Hears of what went wrong without anybody waiting for it. */
  readonly onProblem: (error: unknown) => void;
}

/** Brings the files of a response to the server. */
export interface SurveyFileSender {
  /** Tries at once, as if nothing had failed before. */
  poke(): void;
  stop(): Promise<void>;
}

/**
 * Sends the files of a response one after the other, one tab at a time, for as long as it is not stopped.
 *
 * ```
 *            answers settled, poke, online, seen, back        nothing due
 *   idle ────────────────────────────────────────────► sending ───────────► idle
 *    ▲                                                  │  └─ page frozen or left ──► away ── back ──► sending
 *    └────────────────── waiting ◄── retry ─────────────┘
 *           (full jitter; no limit of tries)
 * ```
 *
 * A page that is frozen or left breaks off, so that it does not hold the lock while it can do nothing.
 *
 * @example
 * const sender = createSurveyFileSender({ store, clock, random: Math.random, name, due, send, onProblem });
 */
export function createSurveyFileSender(options: SurveyFileSenderOptions): SurveyFileSender {
  const { store, clock, onProblem } = options;
  /** Of these the server knew nothing, though it was told: they were removed elsewhere. The next answer may name them again. */
  const unknown = new Set<string>();
  let attempts = 0;
  let running: Promise<void> | undefined;
  /** Something may have become due after the last look. */
  let unread = false;
  let isWaiting = false;
  let isAway = false;
  let stopped = false;
  let round = new AbortController();
  let cancelTimer: () => void = () => undefined;

  const sendDue = async (): Promise<boolean> => {
    const outcomes: SendOutcome[] = [];
    for (const id of await options.due()) {
      if (unknown.has(id)) continue;
      const outcome = await options.send(id, round.signal);
      if (outcome === 'unknown') unknown.add(id);
      outcomes.push(outcome);
    }
    return !outcomes.includes('retry');
  };

  const run = async (): Promise<void> => {
    round = new AbortController();
    const { signal } = round;
    let isDone = true;
    const work = async (): Promise<void> => {
      while (unread && isDone) {
        unread = false;
        isDone = await sendDue();
      }
    };
    try {
      await exclusively(options.name, work, signal);
    } catch (error) {
      isDone = false;
      if (!signal.aborted) onProblem(error);
    }
    running = undefined;
    if (signal.aborted) start();
    else rest(isDone);
  };

  const rest = (isDone: boolean): void => {
    if (!isDone) {
      attempts += 1;
      isWaiting = true;
      cancelTimer = clock.after(backoffDelay(attempts, options.random()), start);
      return;
    }
    attempts = 0;
    if (unread) start();
  };

  const start = (): void => {
    if (stopped || isAway) return;
    cancelTimer();
    isWaiting = false;
    unread = true;
    running ??= run();
  };

  const poke = (): void => {
    attempts = 0;
    isAway = false;
    start();
  };

  const leave = (): void => {
    isAway = true;
    cancelTimer();
    round.abort();
  };

  const stopHearing = onPage({
    ...{ online: poke, pageshow: poke, resume: poke, pagehide: leave, freeze: leave },
    visibilitychange() {
      if (isPageVisible()) poke();
    },
  });
  const unwatch = store.subscribe(({ keys, missed }) => {
    const isAnswer = missed === true || keys.some((key) => key.store === 'entities');
    if (!isAnswer) return;
    unknown.clear();
    if (!isWaiting) start();
  });

  return {
    poke,
    async stop() {
      stopped = true;
      stopHearing();
      unwatch();
      cancelTimer();
      round.abort();
      await running;
    },
  };
}
