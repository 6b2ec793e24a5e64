import type { CallScriptDefinition } from '../definition/call-script.js';
import { currentStep, isStamped, noteOnVisit, type ScriptMoment, type ScriptRun } from './script-run.js';

/**
 * Notes that a mandatory step was read out as it stands. Twice is as once, and elsewhere nothing changes.
 *
 * @example
 * confirmStep(script, run, { now: clock.now(), by: '1001' });
 */
export function confirmStep(script: CallScriptDefinition, run: ScriptRun, { now: at, by }: ScriptMoment): ScriptRun {
  const { id, mandatory } = currentStep(script, run);
  if (mandatory !== 'read-aloud' || isStamped(run, id)) return run;
  return noteOnVisit(run, { stamp: { kind: mandatory, at, ...(by === undefined ? {} : { by }) } });
}

/**
 * Notes that an action of the current step was done. One that the step does not have changes nothing.
 *
 * @example
 * noteAction(script, run, 'transfer', { now: clock.now(), by: '1001' });
 */
export function noteAction(
  script: CallScriptDefinition,
  run: ScriptRun,
  id: string,
  { now: at, by }: ScriptMoment,
): ScriptRun {
  if (currentStep(script, run).actions?.some((action) => action.id === id) !== true) return run;
  const deed = { id, at, ...(by === undefined ? {} : { by }) };
  return noteOnVisit(run, { actions: [...(run.path.at(-1)?.actions ?? []), deed] });
}
