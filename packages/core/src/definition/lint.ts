import { errorsAmong, issue, type Issue } from '../issue.js';
import { DEFINITION_KINDS, type DefinitionHead, type DefinitionKind } from './definition.js';
import { lintAssignmentPolicy } from './lint/lint-assignment-policy.js';
import { lintBusinessCalendar } from './lint/lint-business-calendar.js';
import { lintCallScript } from './lint/lint-call-script.js';
import { lintDispositionSet } from './lint/lint-disposition-set.js';
import { lintKpiSet } from './lint/lint-kpi-set.js';
import { lintOutboundPolicy } from './lint/lint-outbound-policy.js';
import { lintPhrasebook } from './lint/lint-phrasebook.js';
import { lintQuickGuide } from './lint/lint-quick-guide.js';
import { lintReport } from './lint/lint-report.js';
import { lintRolePolicy } from './lint/lint-role-policy.js';
import { lintScorecard } from './lint/lint-scorecard.js';
import { lintSlaPolicy } from './lint/lint-sla-policy.js';
import { lintSurvey } from './lint/lint-survey.js';
import { lintTicketForm } from './lint/lint-ticket-form.js';
import { reviewDefinition } from './review/review.js';
import { lintWorkflow } from './lint/lint-workflow.js';
import { isRecord, oneOf } from './shape.js';

const LINTERS: Readonly<Record<DefinitionKind, (value: unknown) => Issue[]>> = {
  'ticket-form': lintTicketForm,
  'call-script': lintCallScript,
  scorecard: lintScorecard,
  survey: lintSurvey,
  phrasebook: lintPhrasebook,
  'outbound-policy': lintOutboundPolicy,
  'disposition-set': lintDispositionSet,
  'business-calendar': lintBusinessCalendar,
  'sla-policy': lintSlaPolicy,
  'quick-guide': lintQuickGuide,
  'assignment-policy': lintAssignmentPolicy,
  'kpi-set': lintKpiSet,
  report: lintReport,
  'role-policy': lintRolePolicy,
  workflow: lintWorkflow,
};

/**
 * Reads a definition of any kind and lists everything that is wrong with it. No `error` among the findings means that the
 * elements and the server take it; a `warning` works but will surprise somebody. An element that takes one kind only
 * calls that kind's own linter and carries no other; what goes beyond "can it run" is found here only, by the review.
 *
 * @example
 * lintDefinition({ kind: 'ticket-form', … }); // [{ code: 'unknown-field-type', path: ['sections', 0, 'fields', 2, 'type'], … }]
 */
export function lintDefinition(value: unknown): Issue[] {
  if (!isRecord(value)) return [issue('not-an-object', [])];
  const found: Issue[] = [];
  oneOf(DEFINITION_KINDS, 'unknown-kind')(value.kind, ['kind'], found);
  if (found.length > 0) return found;
  const unsound = LINTERS[value.kind as DefinitionKind](value);
  // A review reads across a tree that has to be sound.
  if (errorsAmong(unsound).length > 0) return unsound;
  return [...unsound, ...reviewDefinition(value as unknown as DefinitionHead)];
}
