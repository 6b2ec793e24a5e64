import type { DefinitionHead } from './definition.js';
import type { Field } from './field.js';
import type { Text } from './text.js';

/**
 * What a disposition means to the rules:
 * `contact` somebody was spoken with · `final` the matter needs no further attempt · `do-not-call` nobody dials again ·
 * `callback` a callback can be booked · `lead` sales interest · `complaint-risk` a complaint is likely.
 */
export const DISPOSITION_FLAGS = ['contact', 'final', 'do-not-call', 'callback', 'lead', 'complaint-risk'] as const;

export type DispositionFlag = (typeof DISPOSITION_FLAGS)[number];

/** The results that an agent can give a call. */
export interface DispositionSetDefinition extends DefinitionHead {
  readonly kind: 'disposition-set';
  /** @minItems 1 */
  readonly dispositions: readonly Disposition[];
}

export interface Disposition {
  /** Stands as `outcome` in the attempt, where outbound policies read it. */
  readonly id: string;
  readonly label: Text;
  /** Key that picks it. */
  readonly key?: string;
  readonly flags?: readonly DispositionFlag[];
  /** Asked for before the call can be closed. */
  readonly fields?: readonly Field[];
  /** @minimum 0 */
  readonly minTalkSeconds?: number;
  /** @minimum 0 */
  readonly maxTalkSeconds?: number;
  /** Default: optional. */
  readonly notes?: 'required' | 'optional';
  /** False keeps it readable on old calls and takes it from new ones. */
  readonly active?: boolean;
}
