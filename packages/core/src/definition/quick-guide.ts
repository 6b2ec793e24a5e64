import type { DefinitionHead } from './definition.js';
import type { Text } from './text.js';

/**
 * What to do about frequent problems, on one page each.
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
  /** The type of problem. */
  readonly title: Text;
  /** How it typically shows. */
  readonly situation: Text;
  /**
   * The standard steps, in order.
   *
   * @minItems 1
   */
  readonly instructions: readonly Text[];
  readonly minutes: ExpectedMinutes;
  /** What to beware of. */
  readonly cautions?: readonly Text[];
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
