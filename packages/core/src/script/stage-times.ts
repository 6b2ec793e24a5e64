import type { CallScriptDefinition } from '../definition/call-script.js';
import { currentStep, type ScriptPause, type ScriptRun, type ScriptVisit } from './script-run.js';

/** How long one stage took, against its target. */
export interface StageTime {
  readonly stage: string;
  readonly seconds: number;
  readonly targetSeconds?: number;
  readonly state: 'done' | 'now' | 'ahead';
  readonly over: boolean;
}

/**
 * Adds up the time of each stage in the script's order, side-trips included and pauses left out.
 *
 * @example
 * stageTimes(script, run, now).find(({ state }) => state === 'now')?.over;
 */
export function stageTimes(script: CallScriptDefinition, run: ScriptRun, now: number): StageTime[] {
  const current = currentStep(script, run).stage;
  return script.stages.map(({ id, targetSeconds }) => {
    const visits = run.path.filter(({ stage }) => stage === id);
    const seconds = visits.reduce((sum, visit) => sum + stay(visit, run.pauses, now), 0) / 1000;
    const state = id === current && !run.finished ? 'now' : visits.length > 0 ? 'done' : 'ahead';
    const over = targetSeconds !== undefined && seconds > targetSeconds;
    return { stage: id, seconds, state, over, ...(targetSeconds === undefined ? {} : { targetSeconds }) };
  });
}

/** Milliseconds of a visit in which the agent was there. */
export function stay({ enteredAt, leftAt }: ScriptVisit, pauses: readonly ScriptPause[] = [], now: number): number {
  const until = leftAt ?? now;
  const paused = pauses.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to ?? now, until) - Math.max(from, enteredAt)),
    0,
  );
  return Math.max(0, until - enteredAt - paused);
}
