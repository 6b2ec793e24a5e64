import type { CallScriptDefinition, ScriptNext, ScriptStep } from '../definition/call-script.js';
import { refOf, type DefinitionRef } from '../definition/definition.js';
import type { Field } from '../definition/field.js';
import { CallsideError } from '../errors.js';
import { compileExpression } from '../logic/compile.js';
import type { Scope } from '../logic/expression.js';

/** One stay at a step: the run's log is a list of these and only grows. */
export interface ScriptVisit {
  readonly step: string;
  readonly stage: string;
  /** Epoch milliseconds. */
  readonly enteredAt: number;
  readonly leftAt?: number;
  /** Id of the answer that was picked on leaving. */
  readonly answer?: string;
  /** Id of the side-trip that the step was visited in. */
  readonly sidetrip?: string;
}

/** Where a call stands in its script: small JSON that resumes on the version it was started with. */
export interface ScriptRun {
  readonly script: DefinitionRef;
  /** The step on screen; the last visit of the path. */
  readonly step: string;
  readonly path: readonly ScriptVisit[];
  /** Set by steps and answers, e.g. `verified`. */
  readonly flags: readonly string[];
  /** Steps to come back to from side-trips, innermost last. */
  readonly returns: readonly { readonly step: string; readonly sidetrip: string }[];
  /** Steps that "back" leads to, nearest last. */
  readonly trail: readonly string[];
  readonly finished: boolean;
}

/** Why the script stays where it is. */
export type ScriptRefusal =
  /** An answer has to be picked first. */
  | { readonly reason: 'answer-missing' }
  /** The next step waits for a flag, e.g. `verified`; `step` is where it leads. */
  | { readonly reason: 'flag-missing'; readonly flag: string; readonly step: string }
  /** No branch of `next` holds. */
  | { readonly reason: 'no-way-on' };

export type AdvanceResult = { readonly ok: true; readonly run: ScriptRun } | ({ readonly ok: false } & ScriptRefusal);

/**
 * Enters the first step of a script.
 *
 * @example
 * const run = startRun(script, clock.now());
 */
export function startRun(script: CallScriptDefinition, now: number): ScriptRun {
  const run: ScriptRun = {
    script: refOf(script),
    step: '',
    path: [],
    flags: [],
    returns: [],
    trail: [],
    finished: false,
  };
  return enter(script, run, script.start, now);
}

/**
 * The step that a run stands at. Throws `definition-invalid` when the script is not the one that the run was started on.
 *
 * @example
 * currentStep(script, run).say;
 */
export function currentStep(script: CallScriptDefinition, run: ScriptRun): ScriptStep {
  return stepOf(script, run.step);
}

/**
 * Leaves the current step by an answer or by its `next`. A refusal says what is missing; the run is unchanged then.
 *
 * @example
 * const result = advance(script, run, { answer: 'yes', now: clock.now(), scope });
 * if (result.ok) show(result.run);
 */
export function advance(
  script: CallScriptDefinition,
  run: ScriptRun,
  { answer, now, scope }: { answer?: string; now: number; scope: Scope },
): AdvanceResult {
  const step = currentStep(script, run);
  const picked = step.answers?.find(({ id }) => id === answer);
  if (picked === undefined && (step.answers ?? []).length > 0 && step.next === undefined)
    return { ok: false, reason: 'answer-missing' };
  const flags = withFlags(run.flags, [step.sets, picked?.sets]);
  const left = leave({ ...run, flags, trail: [...run.trail, run.step] }, now, picked?.id);
  if (step.end === true && picked?.next === undefined) return { ok: true, run: { ...left, finished: true } };

  const target = chooseNext(picked?.next ?? step.next, scope);
  if (target === undefined) return { ok: false, reason: 'no-way-on' };
  if (target === 'return') return { ok: true, run: comeBack(script, left, now) };
  const { requires } = stepOf(script, target);
  if (requires !== undefined && !flags.includes(requires))
    return { ok: false, reason: 'flag-missing', flag: requires, step: target };
  return { ok: true, run: enter(script, left, target, now) };
}

/**
 * Goes to the step that was left last; the path keeps the whole history. At the first step nothing changes.
 *
 * @example
 * goBack(script, run, clock.now());
 */
export function goBack(script: CallScriptDefinition, run: ScriptRun, now: number): ScriptRun {
  const previous = run.trail.at(-1);
  if (previous === undefined) return run;
  const returns = run.returns.at(-1)?.step === previous ? run.returns.slice(0, -1) : run.returns;
  const left = leave({ ...run, returns, trail: run.trail.slice(0, -1), finished: false }, now);
  return enter(script, left, previous, now);
}

/**
 * Takes a side-trip, e.g. soothing, and remembers the way back. Taking the one that is already running changes nothing.
 *
 * @example
 * startSidetrip(script, run, 'soothe', clock.now());
 */
export function startSidetrip(script: CallScriptDefinition, run: ScriptRun, id: string, now: number): ScriptRun {
  const sidetrip = script.sidetrips?.find((trip) => trip.id === id);
  if (sidetrip === undefined || run.returns.some((entry) => entry.sidetrip === id)) return run;
  const left = leave(
    { ...run, trail: [...run.trail, run.step], returns: [...run.returns, { step: run.step, sidetrip: id }] },
    now,
  );
  return enter(script, left, sidetrip.start, now);
}

/** How long one stage took, against its target. */
export interface StageTime {
  readonly stage: string;
  readonly seconds: number;
  readonly targetSeconds?: number;
  readonly state: 'done' | 'now' | 'ahead';
  readonly over: boolean;
}

/**
 * Adds up the time of each stage, side-trips included, in the script's order.
 *
 * @example
 * stageTimes(script, run, now).find(({ state }) => state === 'now')?.over;
 */
export function stageTimes(script: CallScriptDefinition, run: ScriptRun, now: number): StageTime[] {
  const current = currentStep(script, run).stage;
  return script.stages.map(({ id, targetSeconds }) => {
    const visits = run.path.filter(({ stage }) => stage === id);
    const seconds = visits.reduce(
      (sum, { enteredAt, leftAt = now }) => sum + Math.max(0, leftAt - enteredAt) / 1000,
      0,
    );
    const state = id === current && !run.finished ? 'now' : visits.length > 0 ? 'done' : 'ahead';
    const over = targetSeconds !== undefined && seconds > targetSeconds;
    return { stage: id, seconds, state, over, ...(targetSeconds === undefined ? {} : { targetSeconds }) };
  });
}

/**
 * The id under which a script field's answer is shared with the ticket form: `copyTo` where there is one, else its own.
 *
 * @example
 * sharedFieldId({ id: 'where', copyTo: 'ticket.location', … }); // 'location'
 */
export function sharedFieldId(field: Field): string {
  return field.copyTo?.startsWith('ticket.') === true ? field.copyTo.slice('ticket.'.length) : field.id;
}

function enter(script: CallScriptDefinition, run: ScriptRun, id: string, now: number): ScriptRun {
  const { stage } = stepOf(script, id);
  const sidetrip = run.returns.at(-1)?.sidetrip;
  const visit: ScriptVisit = { step: id, stage, enteredAt: now, ...(sidetrip === undefined ? {} : { sidetrip }) };
  return { ...run, step: id, path: [...run.path, visit] };
}

function leave(run: ScriptRun, now: number, answer?: string): ScriptRun {
  const path = run.path.map((visit, index) =>
    index === run.path.length - 1 ? { ...visit, leftAt: now, ...(answer === undefined ? {} : { answer }) } : visit,
  );
  return { ...run, path };
}

function comeBack(script: CallScriptDefinition, run: ScriptRun, now: number): ScriptRun {
  const back = run.returns.at(-1);
  if (back === undefined)
    throw new CallsideError('definition-invalid', `Cannot return from step "${run.step}": no side-trip was taken.`);
  // The detour is over: going back leads to before it, never into it again without a way out.
  const trail = run.trail.slice(0, run.trail.lastIndexOf(back.step));
  return enter(script, { ...run, trail, returns: run.returns.slice(0, -1) }, back.step, now);
}

function chooseNext(next: ScriptNext | undefined, scope: Scope): string | undefined {
  if (next === undefined || typeof next === 'string') return next;
  return next.find(({ when }) => when === undefined || compileExpression(when).holds(scope))?.step;
}

function withFlags(flags: readonly string[], added: readonly (string | undefined)[]): readonly string[] {
  return [...new Set([...flags, ...added.filter((flag) => flag !== undefined)])];
}

function stepOf(script: CallScriptDefinition, id: string): ScriptStep {
  const step = script.steps.find((entry) => entry.id === id);
  if (step === undefined)
    throw new CallsideError(
      'definition-invalid',
      `Cannot find the step "${id}" in script "${script.id}" version ${String(script.version)}.`,
    );
  return step;
}
