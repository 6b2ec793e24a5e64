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

/**
 * All questions of a scorecard in their order on screen.
 *
 * @example
 * questionsOf(scorecard).map(({ question }) => question.id); // ['greeting', 'tone', 'identity']
 */
export function questionsOf({ items }: Pick<ScorecardDefinition, 'items'>): PlacedQuestion[] {
  return items.flatMap((section) => questionsIn(section, []));
}

function questionsIn(section: ScorecardSection, outer: readonly ScorecardSection[]): PlacedQuestion[] {
  const sections = [...outer, section];
  return section.items.flatMap((item) =>
    isScorecardSection(item) ? questionsIn(item, sections) : [{ question: item, sections }],
  );
}
