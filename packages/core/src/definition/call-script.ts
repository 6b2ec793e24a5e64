import type { Expression } from '../logic/expression.js';
import type { DefinitionHead, DefinitionLink, Name } from './definition.js';
import type { Field, PiiKind } from './field.js';
import type { Text } from './text.js';

/** How far an agent may jump about: to no step, to those that were come to, or to any that can be come to. */
export const SCRIPT_JUMPS = ['none', 'visited', 'any'] as const;

export type ScriptJumps = (typeof SCRIPT_JUMPS)[number];

/** What cannot be skipped: words that are read out as they stand, or a consent that is given or refused. */
export const MANDATORY_KINDS = ['read-aloud', 'consent'] as const;

export type MandatoryKind = (typeof MANDATORY_KINDS)[number];

export const VARIABLE_TYPES = ['text', 'number', 'boolean'] as const;

/** What to say, ask and do on a call: a graph of steps grouped into stages. */
export interface CallScriptDefinition extends DefinitionHead {
  readonly kind: 'call-script';
  /** Id of the first step. */
  readonly start: string;
  /** Values beside the script's questions: given by the host, worked out by steps. Read as `fields.<id>`. */
  readonly variables?: readonly ScriptVariable[];
  /** @minItems 1 */
  readonly stages: readonly ScriptStage[];
  /** @minItems 1 */
  readonly steps: readonly ScriptStep[];
  /** Detours that any step can take, e.g. soothing; they come back to where they left. */
  readonly sidetrips?: readonly ScriptSidetrip[];
  /** Default: `visited`. */
  readonly jumps?: ScriptJumps;
  /** The results that the call can be given at its end. */
  readonly dispositions?: DefinitionLink;
  /** Cards beside the script: quick guides, tactics, objections. */
  readonly guides?: readonly DefinitionLink[];
  /** Target for the time from hang-up to the saved record, in seconds. */
  readonly wrapUpSeconds?: number;
}

export interface ScriptVariable {
  readonly id: Name;
  readonly type: (typeof VARIABLE_TYPES)[number];
  readonly title?: Text;
  /** The host may give it when the call begins. */
  readonly input?: boolean;
  /** The host gets it when the script is finished. */
  readonly output?: boolean;
  readonly pii?: PiiKind;
  readonly default?: string | number | boolean;
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
  /** How a word of the prompt is spoken, e.g. a name or a tone. */
  readonly pronunciation?: Text;
  /** The step cannot be left onwards without it: by the agent's word that it was read out, or by one of its answers. */
  readonly mandatory?: MandatoryKind;
  readonly fields?: readonly Field[];
  readonly answers?: readonly ScriptAnswer[];
  /** What the agent does here by a button; the host carries it out. */
  readonly actions?: readonly ScriptAction[];
  /** The step shows nothing: it branches by its `next` and is passed at once. */
  readonly automatic?: boolean;
  /** Another script that is gone through here; where it ends, `next` leads on. */
  readonly script?: DefinitionLink;
  /** Values that are worked out when the step is left onwards, by id of field or variable. */
  readonly assign?: Readonly<Record<string, Expression>>;
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

/** Something to do: what it is called is the host's, e.g. `transfer`, `escalate`, `send-message`, `do-not-call`. */
export interface ScriptAction {
  readonly id: string;
  readonly type: Name;
  readonly label: Text;
  /** What the host needs for it. */
  readonly params?: Readonly<Record<string, Expression>>;
  /** What the customer was told when it was done, e.g. who calls back until when. */
  readonly told?: Text;
  /** The step cannot be left onwards before it is done. */
  readonly required?: boolean;
}

export interface ScriptSidetrip {
  readonly id: string;
  readonly key?: string;
  readonly title: Text;
  /** Id of its first step. */
  readonly start: string;
}
