import type { Text } from './text.js';

/** The kinds of definition that this version knows. */
export const DEFINITION_KINDS = [
  'ticket-form',
  'call-script',
  'scorecard',
  'survey',
  'phrasebook',
  'outbound-policy',
  'disposition-set',
  'business-calendar',
  'sla-policy',
  'role-policy',
  'workflow',
] as const;

export type DefinitionKind = (typeof DEFINITION_KINDS)[number];

/** The head that every definition has. A published definition never changes: an edit is a new version. */
export interface DefinitionHead {
  readonly kind: DefinitionKind;
  readonly id: string;
  /** Whole number from 1. */
  readonly version: number;
  readonly status: 'draft' | 'published' | 'retired';
  readonly title: Text;
}

/** Names one version of a definition; records keep it for ever. */
export interface DefinitionRef {
  readonly id: string;
  readonly version: number;
}

/**
 * The reference that a record keeps to the definition it was made with.
 *
 * @example
 * refOf(repairForm); // { id: 'repair', version: 1 }
 */
export function refOf(definition: DefinitionHead): DefinitionRef {
  return { id: definition.id, version: definition.version };
}
