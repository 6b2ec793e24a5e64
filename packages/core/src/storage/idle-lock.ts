import type { Clock } from '../clock.js';

/** Knows since when nobody was there. */
export interface IdleLock {
  /** Somebody is there. */
  active(): void;
  /** True when the time is over, also where a sleeping computer has let no timer run. */
  readonly over: boolean;
  stop(): void;
}

/**
 * Runs `lock` when nobody was active for so many minutes.
 *
 * @example
 * const idle = createIdleLock(clock, 10, lock);
 */
export function createIdleLock(clock: Clock, minutes: number, lock: () => void): IdleLock {
  const limit = minutes * 60_000;
  let since = clock.now();
  let cancel: () => void = () => undefined;
  const over = (): boolean => clock.now() - since >= limit;
  const watch = (): void => {
    cancel = clock.after(Math.max(since + limit - clock.now(), 0), () => {
      if (over()) lock();
      else watch();
    });
  };
  watch();
  return {
    active() {
      since = clock.now();
      cancel();
      watch();
    },
    get over() {
      return over();
    },
    stop() {
      cancel();
    },
  };
}
