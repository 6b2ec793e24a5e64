import type { DefinitionHead } from './definition.js';
import type { Text } from './text.js';

/** Ready sentences that an agent inserts with a few keys. */
export interface PhrasebookDefinition extends DefinitionHead {
  readonly kind: 'phrasebook';
  /** Whose book it is: a team's stands before everybody's. `global` when absent. */
  readonly scope?: 'team' | 'global';
  /** @minItems 1 */
  readonly phrases: readonly Phrase[];
}

export interface Phrase {
  readonly id: string;
  /** Short name that finds the phrase, e.g. `greet`. */
  readonly shortcut: string;
  readonly group: 'greeting' | 'soothing' | 'asking' | 'promising' | 'closing';
  /** May hold `{{customer.name}}` and the like. */
  readonly text: Text;
}
