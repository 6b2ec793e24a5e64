import type { CallScriptDefinition, MandatoryKind, ScriptStep } from '../definition/call-script.js';
import type { DefinitionRef } from '../definition/definition.js';
import { CallsideError } from '../errors.js';

/** When something is done in a script, and by whom. */
export interface ScriptMoment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Number of the agent who leads the call. */
  readonly by?: string | undefined;
}

/** How a step was come to, where it was not the way onwards. */
export type ScriptTurn = 'back' | 'jump' | 'sidetrip' | 'return';

/** That a mandatory step was done: read out, or answered. */
export interface ScriptStamp {
  readonly kind: MandatoryKind;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by?: string;
}

/** One stay at a step: the run's log is a list of these. It only grows, and only its last entry still changes. */
export interface ScriptVisit {
  readonly step: string;
  readonly stage: string;
  /** Epoch milliseconds. */
  readonly enteredAt: number;
  readonly leftAt?: number;
  /** Number of the agent who entered it. */
  readonly by?: string;
  /** Absent: by the way onwards. */
  readonly turn?: ScriptTurn;
  /** Id of the answer that was picked on leaving. */
  readonly answer?: string;
  /** Id of the side-trip that the step was visited in. */
  readonly sidetrip?: string;
  readonly stamp?: ScriptStamp;
  /** What was done here by a button. */
  readonly actions?: readonly ScriptDeed[];
}

/** An action of a step that was done. */
export interface ScriptDeed {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by?: string;
}

/** A stretch of time in which nobody was led: the call waited for an agent. */
export interface ScriptPause {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to?: number;
  readonly by?: string;
}

/** Where a call stands in its script: small JSON that resumes on the version it was started with. */
export interface ScriptRun {
  readonly script: DefinitionRef;
  /** The scripts within it, in the versions that they were expanded with. */
  readonly parts?: readonly DefinitionRef[];
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
  /** The scripts that led the call before this one, with their paths. */
  readonly earlier?: readonly { readonly script: DefinitionRef; readonly path: readonly ScriptVisit[] }[];
  readonly pauses?: readonly ScriptPause[];
  /** What the agent filled into prompts, by the name of the variable that nobody knew. */
  readonly given?: Readonly<Record<string, string>>;
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
 * A step by its id. Throws `definition-invalid` when the script has none.
 *
 * @example
 * stepOf(script, 'greet').next;
 */
export function stepOf(script: CallScriptDefinition, id: string): ScriptStep {
  const step = script.steps.find((entry) => entry.id === id);
  if (step === undefined)
    throw new CallsideError(
      'definition-invalid',
      `Cannot find the step "${id}" in script "${script.id}" version ${String(script.version)}.`,
    );
  return step;
}

/** Begins a stay at a step. The one before has to be left. */
export function enter(
  script: CallScriptDefinition,
  run: ScriptRun,
  id: string,
  { now, by, turn }: ScriptMoment & { readonly turn?: ScriptTurn },
): ScriptRun {
  const sidetrip = run.returns.at(-1)?.sidetrip;
  const visit: ScriptVisit = {
    step: id,
    stage: stepOf(script, id).stage,
    enteredAt: now,
    ...(by === undefined ? {} : { by }),
    ...(turn && { turn }),
    ...(sidetrip === undefined ? {} : { sidetrip }),
  };
  return { ...run, step: id, path: [...run.path, visit] };
}

/** Adds to the stay that still runs. */
export function noteOnVisit(run: ScriptRun, note: Partial<ScriptVisit>): ScriptRun {
  return {
    ...run,
    path: run.path.map((visit, index) => (index === run.path.length - 1 ? { ...visit, ...note } : visit)),
  };
}

/**
 * Whether a mandatory step was done once in this run.
 *
 * @example
 * isStamped(run, 'recording-notice'); // true
 */
export function isStamped({ path }: ScriptRun, step: string): boolean {
  return path.some((visit) => visit.step === step && visit.stamp !== undefined);
}
