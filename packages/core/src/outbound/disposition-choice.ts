import type { DefinitionRef } from '../definition/definition.js';
import type { DispositionFlag } from '../definition/disposition-set.js';
import type { Values } from '../definition/field.js';

/** What an agent has chosen and typed so far; it is no result yet. */
export interface UnfinishedDisposition {
  /** The disposition's id. */
  readonly id: string;
  /** As typed, by the ids of the fields that are asked. */
  readonly values: Values;
}

/** What an agent chose at the end of a call. A call's record and a contact's log keep it as it was given. */
export interface DispositionChoice {
  /** The set that was chosen from, in its version. */
  readonly set: DefinitionRef;
  /** The disposition's id: `outcome`, where outbound policies read it. */
  readonly id: string;
  /** What it meant to the rules, as it was then. */
  readonly flags: readonly DispositionFlag[];
  readonly notes?: string;
  /** By the ids of the disposition's fields. */
  readonly values: Values;
  /** The time that was agreed with the customer, in epoch milliseconds, and the agent who will call; absent, the team will. */
  readonly callback?: { readonly at: number; readonly agent?: string };
  /** When it was chosen, in epoch milliseconds. */
  readonly at: number;
}
