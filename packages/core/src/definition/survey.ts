import type { Expression } from '../logic/expression.js';
import type { DefinitionHead } from './definition.js';
import type { Field } from './field.js';
import type { Text } from './text.js';

/** What a customer is asked after a call. */
export interface SurveyDefinition extends DefinitionHead {
  readonly kind: 'survey';
  /** @minItems 1 */
  readonly blocks: readonly SurveyBlock[];
  /** @minItems 1 */
  readonly endings: readonly SurveyEnding[];
  /** A line above the first question. */
  readonly intro?: Text;
}

/** One question: a field, with the metric that its answers count for. */
export interface SurveyBlock extends Field {
  readonly metric?: { readonly kind: 'csat' | 'nps' | 'ces'; readonly variant: string };
}

/** The closing text; the first whose condition holds is shown. */
export interface SurveyEnding {
  readonly id: string;
  readonly when?: Expression;
  readonly text: Text;
}
