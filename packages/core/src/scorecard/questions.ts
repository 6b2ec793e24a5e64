import {
  isScorecardSection,
  type ScorecardDefinition,
  type ScorecardQuestion,
  type ScorecardSection,
} from '../definition/scorecard.js';

/** A question with the sections that it lies in, outermost first. */
export interface PlacedQuestion {
  readonly question: ScorecardQuestion;
  readonly sections: readonly ScorecardSection[];
}

/** Laid out once for each scorecard, which never changes in place: a total is worked out at every key. */
const placedIn = new WeakMap<ScorecardDefinition['items'], readonly PlacedQuestion[]>();

/**
 * All questions of a scorecard in their order on screen.
 *
 * @example
 * questionsOf(scorecard).map(({ question }) => question.id); // ['greeting', 'tone', 'identity']
 */
export function questionsOf({ items }: Pick<ScorecardDefinition, 'items'>): readonly PlacedQuestion[] {
  const known = placedIn.get(items);
  if (known !== undefined) return known;
  const placed = items.flatMap((section) => questionsIn(section, []));
  placedIn.set(items, placed);
  return placed;
}

function questionsIn(section: ScorecardSection, outer: readonly ScorecardSection[]): PlacedQuestion[] {
  const sections = [...outer, section];
  return section.items.flatMap((item) =>
    isScorecardSection(item) ? questionsIn(item, sections) : [{ question: item, sections }],
  );
}
