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
  'quick-guide',
  'assignment-policy',
  'kpi-set',
  'report',
  'role-policy',
  'workflow',
] as const;

export type DefinitionKind = (typeof DEFINITION_KINDS)[number];

/**
 * A name that conditions, paths and elements can use: a letter, then letters, digits, `-` and `_`.
 *
 * @pattern ^(?!(?:constructor|prototype)$)[A-Za-z][\w-]{0,63}$
 */
export type Name = string;

/** The head that every definition has. A published definition never changes: an edit is a new version. */
export interface DefinitionHead {
  /** Address of the JSON Schema of this kind: an editor completes and checks by it, the rules pass it over. */
  readonly $schema?: string;
  readonly kind: DefinitionKind;
  readonly id: Name;
  /**
   * Whole number from 1.
   *
   * @asType integer
   * @minimum 1
   */
  readonly version: number;
  readonly status: 'draft' | 'published' | 'retired';
  readonly title: Text;
  /**
   * Language tags (BCP 47) that every text has to have. Without them all texts should have the same languages.
   *
   * @minItems 1
   */
  readonly languages?: readonly string[];
}

/** Names one version of a definition; records keep it for ever. */
export interface DefinitionRef {
  readonly id: string;
  readonly version: number;
}

/** Names a definition, in one version; without it, in the highest version that is published when it is looked up. */
export interface DefinitionLink {
  readonly id: Name;
  /**
   * @asType integer
   * @minimum 1
   */
  readonly version?: number;
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
