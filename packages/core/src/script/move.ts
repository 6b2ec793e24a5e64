import type { CallScriptDefinition } from '../definition/call-script.js';
import type { Scope } from '../logic/expression.js';
import { passAutomatic, type AdvanceResult } from './advance.js';
import { isPaused } from './pause.js';
import { enter, noteOnVisit, type ScriptMoment, type ScriptRun } from './script-run.js';

/**
 * Goes to the step that was left last; the path keeps the whole history. At the first step, and while the run is paused, nothing changes.
 *
 * @example
 * goBack(script, run, { now: clock.now(), by: '1001' });
 */
export function goBack(script: CallScriptDefinition, run: ScriptRun, moment: ScriptMoment): ScriptRun {
  const previous = run.trail.at(-1);
  if (previous === undefined || isPaused(run)) return run;
  const returns = run.returns.at(-1)?.step === previous ? run.returns.slice(0, -1) : run.returns;
  const left = noteOnVisit({ ...run, returns, trail: run.trail.slice(0, -1), finished: false }, { leftAt: moment.now });
  return enter(script, left, previous, { ...moment, turn: 'back' });
}

/**
 * Takes a side-trip, e.g. soothing, and remembers the way back. One that is running already, or that the script does not
 * have, changes nothing.
 *
 * @example
 * const result = startSidetrip(script, run, 'soothe', { now: clock.now(), scope });
 * if (result.ok) show(result.run);
 */
export function startSidetrip(
  script: CallScriptDefinition,
  run: ScriptRun,
  id: string,
  { scope, ...moment }: ScriptMoment & { readonly scope: Scope },
): AdvanceResult {
  const sidetrip = script.sidetrips?.find((trip) => trip.id === id);
  if (sidetrip === undefined || run.finished || run.returns.some((entry) => entry.sidetrip === id))
    return { ok: true, run, values: {} };
  if (isPaused(run)) return { ok: false, reason: 'paused' };
  const left = noteOnVisit(
    { ...run, trail: [...run.trail, run.step], returns: [...run.returns, { step: run.step, sidetrip: id }] },
    { leftAt: moment.now },
  );
  const entered = enter(script, left, sidetrip.start, { ...moment, turn: 'sidetrip' });
  return passAutomatic(script, { run: entered, values: {}, scope }, moment);
}
