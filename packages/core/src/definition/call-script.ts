import type { Expression } from '../logic/expression.js';
import type { DefinitionHead, Name } from './definition.js';
import type { Field } from './field.js';
import type { Text } from './text.js';

/** What to say, ask and do on a call: a graph of steps grouped into stages. */
export interface CallScriptDefinition extends DefinitionHead {
  readonly kind: 'call-script';
  /** Id of the first step. */
  readonly start: string;
  /** @minItems 1 */
  readonly stages: readonly ScriptStage[];
  /** @minItems 1 */
  readonly steps: readonly ScriptStep[];
  /** Detours that any step can take, e.g. soothing; they come back to where they left. */
  readonly sidetrips?: readonly ScriptSidetrip[];
  /** Target for the time from hang-up to the saved record, in seconds. */
  readonly wrapUpSeconds?: number;
}

export interface ScriptStage {
  readonly id: string;
  readonly title: Text;
  readonly targetSeconds?: number;
}

/** Where a step leads: a step id, `'return'` (end of a side-trip), or the first branch whose condition holds. */
export type ScriptNext = string | ScriptBranches;

/** @minItems 1 */
type ScriptBranches = readonly { readonly when?: Expression; readonly step: string }[];

export interface ScriptStep {
  readonly id: string;
  readonly stage: string;
  readonly title?: Text;
  /** Words for the agent to speak; `{{customer.name}}` and the like are filled in. */
  readonly say?: Text;
  /** What must not be said here. */
  readonly never?: Text;
  readonly fields?: readonly Field[];
  readonly answers?: readonly ScriptAnswer[];
  /** The way on where no answer decides. */
  readonly next?: ScriptNext;
  /** The step waits until this flag is set, e.g. `verified`. */
  readonly requires?: Name;
  /** Leaving the step sets this flag on the run. */
  readonly sets?: Name;
  /** The script is over after this step. */
  readonly end?: boolean;
}

export interface ScriptAnswer {
  readonly id: string;
  readonly label: Text;
  /** One key that picks the answer; the answer's number works beside it. */
  readonly key?: string;
  readonly next?: ScriptNext;
  /** Picking the answer sets this flag on the run. */
  readonly sets?: Name;
}

export interface ScriptSidetrip {
  readonly id: string;
  readonly key?: string;
  readonly title: Text;
  /** Id of its first step. */
  readonly start: string;
}
