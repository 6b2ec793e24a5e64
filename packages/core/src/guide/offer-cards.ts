import type { CardTopic, QuickGuideDefinition, QuickGuideEntry } from '../definition/quick-guide.js';
import { compileExpression } from '../logic/compile.js';
import type { Scope } from '../logic/expression.js';

/** How a card goes with a call: its condition holds now, it has none, or it does not hold as yet. */
export const CARD_FITS = ['now', 'always', 'not-now'] as const;

export type CardFit = (typeof CARD_FITS)[number];

/** A card on offer, with the reason for its place. */
export interface OfferedCard {
  /** Unique among all that are on offer. */
  readonly key: string;
  readonly topic: CardTopic;
  readonly entry: QuickGuideEntry;
  readonly fit: CardFit;
  /** The variables that its condition reads, e.g. `fields.problemType`: why it stands where it does. */
  readonly because: readonly string[];
}

/**
 * Puts the cards of several guides in the order of a call: those that fit now, those that always do, then the others; within
 * each as their authors have them. None is left out: a call may turn at any moment. Of two guides with one id the first
 * has a card that both have.
 *
 * @example
 * offerCards([frequentProblemsGuide], { fields: { problemType: 'billing' } })[0]; // { key: 'frequent-problems/billing', fit: 'now', … }
 */
export function offerCards(guides: readonly QuickGuideDefinition[], scope: Scope): readonly OfferedCard[] {
  const cards = guides.flatMap(({ id, entries }) => entries.map((entry) => offered(`${id}/${entry.id}`, entry, scope)));
  return cards
    .filter(({ key }, index) => cards.findIndex((card) => card.key === key) === index)
    .sort((one, other) => CARD_FITS.indexOf(one.fit) - CARD_FITS.indexOf(other.fit));
}

function offered(key: string, entry: QuickGuideEntry, scope: Scope): OfferedCard {
  const { topic = 'problem', when } = entry;
  if (when === undefined) return { key, topic, entry, fit: 'always', because: [] };
  const condition = compileExpression(when);
  return { key, topic, entry, fit: condition.holds(scope) ? 'now' : 'not-now', because: condition.dependencies };
}
