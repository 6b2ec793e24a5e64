import type { Issue } from '../../issue.js';
import type { CallScriptDefinition } from '../call-script.js';
import type { DefinitionHead, DefinitionKind } from '../definition.js';
import type { ScorecardDefinition } from '../scorecard.js';
import type { SurveyDefinition } from '../survey.js';
import type { TicketFormDefinition } from '../ticket-form.js';
import { reviewComparisons } from './review-comparisons.js';
import { reviewFields } from './review-fields.js';
import { reviewScorecard } from './review-scorecard.js';
import { reviewScript } from './review-script.js';
import { reviewSurvey } from './review-survey.js';
import { reviewTemplates } from './review-templates.js';
import { reviewTexts } from './review-texts.js';
import { reviewTicketForm } from './review-ticket-form.js';

/** What is looked at in a single kind; the rest is the same for all. */
const REVIEWS: Readonly<Partial<Record<DefinitionKind, (definition: DefinitionHead, found: Issue[]) => void>>> = {
  'ticket-form': (definition, found) => {
    reviewTicketForm(definition as TicketFormDefinition, found);
  },
  'call-script': (definition, found) => {
    reviewScript(definition as CallScriptDefinition, found);
  },
  scorecard: (definition, found) => {
    reviewScorecard(definition as ScorecardDefinition, found);
  },
  survey: (definition, found) => {
    reviewSurvey(definition as SurveyDefinition, found);
  },
};

/**
 * Lists what will surprise in a definition that its linter found sound: the linter says whether it can run, the review
 * whether it does what its author meant. Widgets carry linters and no review.
 *
 * @example
 * reviewDefinition(script); // [{ code: 'unreachable-step', path: ['steps', 4], … }]
 */
export function reviewDefinition(definition: DefinitionHead): Issue[] {
  const found: Issue[] = [];
  REVIEWS[definition.kind]?.(definition, found);
  reviewFields(definition, found);
  reviewComparisons(definition, found);
  reviewTexts(definition, found);
  reviewTemplates(definition, found);
  return found;
}
