/** The only source of time in core. Rules never read it: they are given `now` as an argument. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `task` once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, task: () => void): () => void;
}

/**
 * The machine's own time.
 *
 * @example
 * const desk = await createDesk({ clock: systemClock, … });
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
