import type { Clock } from '../clock.js';
import { backoffDelay } from '../sync/backoff.js';
import type { TabLife } from '../sync/leader.js';

/** How one turn ended: for now nothing is to do, it failed and is tried again later and later, or it goes on soon. */
export type DutyOutcome = 'done' | 'retry' | 'soon';

export interface DutyOptions {
  /** Names the lock; one for each duty and store. */
  readonly name: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly tab: TabLife;
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** One turn. The signal ends it: the page is left, or the duty is over. */
  readonly turn: (signal: AbortSignal) => Promise<DutyOutcome>;
  readonly onProblem: (error: unknown) => void;
}

/** Something that one tab of a user does for all. */
export interface Duty {
  /** There is something to do. */
  wake(): void;
  stop(): void;
}

/**
 * Does something in one tab for all of a user's, turn after turn: after `done` when it is woken, after `retry` with growing
 * pauses, after `soon` with a short one. A page that is frozen or left hands the duty on. Where the browser has no locks each tab does it.
 *
 * @example
 * const duty = takeDuty({ name: 'callside.uploads', turn: (signal) => upload(signal), … });
 */
export function takeDuty(options: DutyOptions): Duty {
  const { name, clock, random, tab, locks, turn, onProblem } = options;
  let wake: () => void = () => undefined;
  let wakes = 0;
  let seeking: AbortController | undefined;

  const rest = (signal: AbortSignal, ms: number | undefined): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        cancel?.();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = ms === undefined ? undefined : clock.after(ms, end);
      wake = end;
      signal.addEventListener('abort', end);
    });

  const serve = async (signal: AbortSignal): Promise<void> => {
    const isOver = (): boolean => signal.aborted;
    let failures = 0;
    while (!isOver()) {
      const before = wakes;
      const outcome = await turn(signal).catch((error: unknown): DutyOutcome => {
        if (!signal.aborted) onProblem(error);
        return 'retry';
      });
      failures = outcome === 'retry' ? failures + 1 : 1;
      if (isOver() || wakes !== before) continue;
      await rest(signal, outcome === 'done' ? undefined : backoffDelay(failures, random()));
    }
  };

  const seek = (): void => {
    if (seeking !== undefined) return;
    const { signal } = (seeking = new AbortController());
    const serving = locks === undefined ? serve(signal) : locks.request(name, { signal }, () => serve(signal));
    Promise.resolve(serving).catch((error: unknown) => {
      if (!signal.aborted) onProblem(error);
    });
  };
  const leave = (): void => {
    seeking?.abort();
    seeking = undefined;
  };
  const stopLeave = tab.onLeave(leave);
  const stopReturn = tab.onReturn(seek);
  seek();
  return {
    wake() {
      wakes += 1;
      wake();
    },
    stop() {
      stopLeave();
      stopReturn();
      leave();
    },
  };
}
