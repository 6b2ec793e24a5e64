import type { CallScriptDefinition } from '../definition/call-script.js';
import { isPaused } from './pause.js';
import { enter, isStamped, noteOnVisit, type ScriptMoment, type ScriptRun } from './script-run.js';
import { waysOut } from './ways-out.js';

/** A step that an agent may want to jump to, and what is against it. */
export interface JumpTarget {
  readonly step: string;
  readonly stage: string;
  readonly visited: boolean;
  readonly refusal?: JumpRefusal;
}

export type JumpRefusal =
  /** It waits for a flag, e.g. `verified`. */
  | { readonly reason: 'flag-missing'; readonly flag: string; readonly step: string }
  /** On the way lies what cannot be skipped: the mandatory step. */
  | { readonly reason: 'mandatory-ahead'; readonly step: string };

/**
 * Lists the steps that the script lets an agent jump to, in its order, each with what is against it now. The one on screen
 * and automatic ones are left out, and so is what belongs to a side-trip that is not being taken.
 *
 * @example
 * jumpTargets(script, run).filter(({ refusal }) => refusal === undefined);
 */
export function jumpTargets(script: CallScriptDefinition, run: ScriptRun): JumpTarget[] {
  const { jumps = 'visited' } = script;
  if (jumps === 'none' || run.finished || isPaused(run)) return [];
  const visited = visitedSteps(run);
  const free = reachable(script, visited, (step) => step.mandatory === undefined || isStamped(run, step.id));
  const all = reachable(script, visited, () => true);
  return script.steps.flatMap(({ id, stage, automatic, requires }): JumpTarget[] => {
    if (automatic === true || id === run.step || !(jumps === 'any' ? all : visited).has(id)) return [];
    const target = { step: id, stage, visited: visited.has(id) };
    if (requires !== undefined && !run.flags.includes(requires))
      return [{ ...target, refusal: { reason: 'flag-missing', flag: requires, step: id } }];
    if (free.has(id)) return [target];
    const barrier = script.steps.find(
      (step) => step.mandatory !== undefined && !isStamped(run, step.id) && free.has(step.id),
    );
    return [{ ...target, refusal: { reason: 'mandatory-ahead', step: barrier?.id ?? id } }];
  });
}

/**
 * Goes to a step that {@link jumpTargets} names without a refusal; "back" comes back from there. It ends the side-trip that
 * is being taken, unless the step belongs to it. Any other step changes nothing.
 *
 * @example
 * jumpTo(script, run, 'understand', { now: clock.now(), by: '1001' });
 */
export function jumpTo(script: CallScriptDefinition, run: ScriptRun, id: string, moment: ScriptMoment): ScriptRun {
  const target = jumpTargets(script, run).find(({ step }) => step === id);
  if (target === undefined || target.refusal !== undefined) return run;
  const [outermost] = run.returns;
  const stays = outermost === undefined || isOfSidetrip(script, run, id);
  // Nobody comes back into a side-trip that was left by a jump: "back" leads to where it was taken.
  const trail = stays ? [...run.trail, run.step] : run.trail.slice(0, run.trail.lastIndexOf(outermost.step) + 1);
  const left = noteOnVisit({ ...run, trail, ...(stays ? {} : { returns: [] }) }, { leftAt: moment.now });
  return enter(script, left, id, { ...moment, turn: 'jump' });
}

/** What was come to on the main line, or in the side-trip that is being taken. */
function visitedSteps(run: ScriptRun): Set<string> {
  const current = run.returns.at(-1)?.sidetrip;
  return new Set(
    run.path.flatMap(({ step, sidetrip }) => (sidetrip === undefined || sidetrip === current ? [step] : [])),
  );
}

/** Whether a step was seen in the side-trip that is being taken, or can be come to by it alone. */
function isOfSidetrip(script: CallScriptDefinition, run: ScriptRun, id: string): boolean {
  const current = run.returns.at(-1)?.sidetrip;
  if (run.path.some(({ step, sidetrip }) => step === id && sidetrip === current)) return true;
  const main = new Set(run.path.flatMap(({ step, sidetrip }) => (sidetrip === undefined ? [step] : [])));
  return !reachable(script, main, () => true).has(id);
}

/** All steps that can be come to from these without leaving one that may not be passed. */
function reachable(
  script: CallScriptDefinition,
  from: ReadonlySet<string>,
  mayPass: (step: CallScriptDefinition['steps'][number]) => boolean,
): Set<string> {
  const steps = new Map(script.steps.map((step) => [step.id, step]));
  const reached = new Set(from);
  // A set hands out what is added to it during the walk, too.
  for (const id of reached) {
    const step = steps.get(id);
    if (step === undefined || !mayPass(step)) continue;
    for (const to of waysOut(step)) if (steps.has(to)) reached.add(to);
  }
  return reached;
}
