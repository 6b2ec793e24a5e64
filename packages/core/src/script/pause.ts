import type { ScriptMoment, ScriptRun } from './script-run.js';

/**
 * Whether a run waits for an agent to go on.
 *
 * @example
 * isPaused(pauseRun(run, { now: clock.now() })); // true
 */
export function isPaused({ pauses }: ScriptRun): boolean {
  const last = pauses?.at(-1);
  return last !== undefined && last.to === undefined;
}

/**
 * Stops the clocks of a run where it stands, e.g. to hand it over. A paused one stays as it is.
 *
 * @example
 * pauseRun(run, { now: clock.now(), by: '1001' });
 */
export function pauseRun(run: ScriptRun, { now: from, by }: ScriptMoment): ScriptRun {
  if (isPaused(run)) return run;
  return { ...run, pauses: [...(run.pauses ?? []), { from, ...(by === undefined ? {} : { by }) }] };
}

/**
 * Lets a paused run go on at the same step; another agent may be the one who does.
 *
 * @example
 * resumeRun(run, { now: clock.now(), by: '1002' });
 */
export function resumeRun(run: ScriptRun, { now: to }: ScriptMoment): ScriptRun {
  const { pauses = [] } = run;
  const last = pauses.at(-1);
  if (last === undefined || last.to !== undefined) return run;
  return { ...run, pauses: [...pauses.slice(0, -1), { ...last, to }] };
}
