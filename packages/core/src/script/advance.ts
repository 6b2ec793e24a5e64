import type { CallScriptDefinition, ScriptAnswer, ScriptNext, ScriptStep } from '../definition/call-script.js';
import { refOf } from '../definition/definition.js';
import type { Value, Values } from '../definition/field.js';
import { CallsideError } from '../errors.js';
import { compileExpression } from '../logic/compile.js';
import type { Scope } from '../logic/expression.js';
import { isPaused } from './pause.js';
import {
  currentStep,
  enter,
  isStamped,
  noteOnVisit,
  stepOf,
  type ScriptMoment,
  type ScriptRun,
  type ScriptVisit,
} from './script-run.js';

/** Why the script stays where it is. */
export type ScriptRefusal =
  /** The run waits for an agent to go on. */
  | { readonly reason: 'paused' }
  /** An answer has to be picked first. */
  | { readonly reason: 'answer-missing' }
  /** What is mandatory here was not said to be done. */
  | { readonly reason: 'not-confirmed' }
  /** An action has to be done first. */
  | { readonly reason: 'action-missing'; readonly action: string }
  /** The step that comes next waits for a flag, e.g. `verified`; `step` is where it leads. */
  | { readonly reason: 'flag-missing'; readonly flag: string; readonly step: string }
  /** No branch of `next` holds. */
  | { readonly reason: 'no-way-on' };

export type AdvanceResult =
  | {
      readonly ok: true;
      readonly run: ScriptRun;
      /** What the steps that were left have worked out, for the call to keep. */
      readonly values: Values;
    }
  | ({ readonly ok: false } & ScriptRefusal);

/**
 * Enters the first step of a script, or the one that automatic steps at its start lead to.
 *
 * @example
 * const { run, values } = startRun(script, { now: clock.now(), by: '1001', scope });
 */
export function startRun(
  script: CallScriptDefinition,
  { scope = {}, ...moment }: ScriptMoment & { readonly scope?: Scope },
): { readonly run: ScriptRun; readonly values: Values } {
  const empty: ScriptRun = {
    script: refOf(script),
    step: '',
    path: [],
    flags: [],
    returns: [],
    trail: [],
    finished: false,
  };
  const run = enter(script, empty, script.start, moment);
  const passed = passAutomatic(script, { run, values: {}, scope }, moment);
  return passed.ok ? passed : { run, values: {} };
}

/**
 * Leaves the current step by an answer or by its `next`, and passes automatic steps. A refusal says what is missing; the
 * run is unchanged then.
 *
 * @example
 * const result = advance(script, run, { answer: 'yes', now: clock.now(), by: '1001', scope });
 * if (result.ok) show(result.run);
 */
export function advance(
  script: CallScriptDefinition,
  run: ScriptRun,
  { answer, scope, ...moment }: ScriptMoment & { readonly answer?: string | undefined; readonly scope: Scope },
): AdvanceResult {
  const step = currentStep(script, run);
  const picked = step.answers?.find(({ id }) => id === answer);
  const refusal = whatIsMissing(run, step, picked);
  if (refusal !== undefined) return { ok: false, ...refusal };
  const { now: at, by } = moment;
  const stamp = step.mandatory === 'consent' && {
    stamp: { kind: step.mandatory, at, ...(by !== undefined && { by }) },
  };
  const note: Partial<ScriptVisit> = { ...(picked && { answer: picked.id }), ...stamp };
  const left = noteOnVisit({ ...run, trail: [...run.trail, run.step] }, note);
  const passed = leave(script, { run: left, values: {}, scope }, { picked, ...moment });
  return passed.ok ? passAutomatic(script, passed, moment) : passed;
}

/** What keeps a step from being left onwards. */
function whatIsMissing(
  run: ScriptRun,
  { id, answers = [], actions = [], next, mandatory }: ScriptStep,
  picked: ScriptAnswer | undefined,
): ScriptRefusal | undefined {
  if (isPaused(run)) return { reason: 'paused' };
  if (mandatory === 'read-aloud' && !isStamped(run, id)) return { reason: 'not-confirmed' };
  const done = run.path.flatMap((visit) => (visit.step === id ? (visit.actions ?? []) : []));
  const open = actions.find((action) => action.required === true && !done.some((deed) => deed.id === action.id));
  if (open !== undefined) return { reason: 'action-missing', action: open.id };
  const decides = next === undefined || mandatory === 'consent';
  return picked === undefined && answers.length > 0 && decides ? { reason: 'answer-missing' } : undefined;
}

/** A run on its way, with what was worked out so far. */
export interface Passage {
  readonly run: ScriptRun;
  readonly values: Values;
  readonly scope: Scope;
}

export type Passed = ({ readonly ok: true } & Passage) | ({ readonly ok: false } & ScriptRefusal);

/** Goes on through automatic steps until there is one to show. Steps that lead to each other for ever are no way on. */
export function passAutomatic(script: CallScriptDefinition, from: Passage, moment: ScriptMoment): Passed {
  let at: Passage = from;
  for (let passed = 0; currentStep(script, at.run).automatic === true && !at.run.finished; passed++) {
    if (passed > script.steps.length) return { ok: false, reason: 'no-way-on' };
    const next = leave(script, at, moment);
    if (!next.ok) return next;
    at = next;
  }
  return { ok: true, ...at };
}

/** Leaves the step that a run stands at, and enters the one that it leads to. */
function leave(
  script: CallScriptDefinition,
  { run, values, scope }: Passage,
  { picked, ...moment }: ScriptMoment & { readonly picked?: ScriptAnswer | undefined },
): Passed {
  const step = currentStep(script, run);
  const assigned = assign(step, scope);
  const known: Scope = { ...scope, fields: { ...scope.fields, ...assigned } };
  const passage = { values: { ...values, ...assigned }, scope: known };
  const flags = withFlags(run.flags, [step.sets, picked?.sets]);
  const left = noteOnVisit({ ...run, flags }, { leftAt: moment.now });
  if (step.end === true && picked?.next === undefined)
    return { ok: true, run: { ...left, finished: true }, ...passage };

  const target = chooseNext(picked?.next ?? step.next, known);
  if (target === undefined) return { ok: false, reason: 'no-way-on' };
  if (target === 'return') return { ok: true, run: comeBack(script, left, moment), ...passage };
  const { requires } = stepOf(script, target);
  if (requires !== undefined && !flags.includes(requires))
    return { ok: false, reason: 'flag-missing', flag: requires, step: target };
  return { ok: true, run: enter(script, left, target, moment), ...passage };
}

function comeBack(script: CallScriptDefinition, run: ScriptRun, moment: ScriptMoment): ScriptRun {
  const back = run.returns.at(-1);
  if (back === undefined)
    throw new CallsideError('definition-invalid', `Cannot return from step "${run.step}": no side-trip was taken.`);
  // The detour is over: going back leads to before it, never into it again without a way out.
  const trail = run.trail.slice(0, run.trail.lastIndexOf(back.step));
  return enter(script, { ...run, trail, returns: run.returns.slice(0, -1) }, back.step, { ...moment, turn: 'return' });
}

function chooseNext(next: ScriptNext | undefined, scope: Scope): string | undefined {
  if (next === undefined || typeof next === 'string') return next;
  return next.find(({ when }) => when === undefined || compileExpression(when).holds(scope))?.step;
}

/** What a step works out, each from what stood before it. A result that is no value of a field empties it. */
function assign({ assign = {} }: ScriptStep, scope: Scope): Values {
  return Object.fromEntries(
    Object.entries(assign).map(([id, expression]) => [id, asValue(compileExpression(expression).evaluate(scope))]),
  );
}

function asValue(result: unknown): Value {
  return ['string', 'number', 'boolean'].includes(typeof result) ? (result as Value) : null;
}

function withFlags(flags: readonly string[], added: readonly (string | undefined)[]): readonly string[] {
  return [...new Set([...flags, ...added.filter((flag) => flag !== undefined)])];
}
