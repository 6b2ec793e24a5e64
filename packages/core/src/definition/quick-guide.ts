import type { Expression } from '../logic/expression.js';
import type { DefinitionHead } from './definition.js';
import type { Text } from './text.js';

/** What a card of a guide is about: a problem, how a customer behaves, what he objects, or who decides beyond the agent. */
export const CARD_TOPICS = ['problem', 'manner', 'objection', 'escalation'] as const;

export type CardTopic = (typeof CARD_TOPICS)[number];

/**
 * What to do about frequent problems, difficult customers and objections, on a card each.
 *
 * @example
 * const guide: QuickGuideDefinition = {
 *   kind: 'quick-guide', id: 'frequent', version: 1, status: 'published', title: 'Frequent problems',
 *   entries: [{
 *     id: 'billing', title: 'Billing', situation: 'The customer does not know a charge.',
 *     instructions: ['Open the bill.', 'Explain the charge.'], minutes: { from: 5, to: 8 },
 *   }],
 * };
 */
export interface QuickGuideDefinition extends DefinitionHead {
  readonly kind: 'quick-guide';
  /** @minItems 1 */
  readonly entries: readonly QuickGuideEntry[];
}

export interface QuickGuideEntry {
  readonly id: string;
  /** `problem` when absent. */
  readonly topic?: CardTopic;
  /** The type of problem, the customer's manner, the objection, the way up. */
  readonly title: Text;
  /** How it typically shows. */
  readonly situation: Text;
  /** Words to speak; may hold `{{customer.name}}` and the like. */
  readonly say?: Text;
  /** What must not be said. */
  readonly never?: Text;
  /**
   * The standard steps, in order.
   *
   * @minItems 1
   */
  readonly instructions: readonly Text[];
  /** A problem has them. */
  readonly minutes?: ExpectedMinutes;
  /** What to beware of. */
  readonly cautions?: readonly Text[];
  /** When the card fits a call: it is offered first then, and last when the condition does not hold. */
  readonly when?: Expression;
  /**
   * Other words that find the card, in any language.
   *
   * @minItems 1
   */
  readonly keywords?: readonly string[];
}

/** How long such a call is expected to take. */
export interface ExpectedMinutes {
  /**
   * @asType integer
   * @minimum 1
   */
  readonly from: number;
  /**
   * @asType integer
   * @minimum 1
   */
  readonly to: number;
}
