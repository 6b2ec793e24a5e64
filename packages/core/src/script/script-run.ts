import type { DefinitionRef } from '../definition/definition.js';

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
  readonly finished: boolean;
}
