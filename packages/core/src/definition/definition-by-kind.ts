import type { AssignmentPolicyDefinition } from './assignment-policy.js';
import type { BusinessCalendarDefinition } from './business-calendar.js';
import type { CallScriptDefinition } from './call-script.js';
import type { DefinitionKind } from './definition.js';
import type { DispositionSetDefinition } from './disposition-set.js';
import type { KpiSetDefinition } from './kpi-set.js';
import type { OutboundPolicyDefinition } from './outbound-policy.js';
import type { PhrasebookDefinition } from './phrasebook.js';
import type { QuickGuideDefinition } from './quick-guide.js';
import type { ReportDefinition } from './report.js';
import type { RolePolicyDefinition } from './role-policy.js';
import type { ScorecardDefinition } from './scorecard.js';
import type { SlaPolicyDefinition } from './sla-policy.js';
import type { SurveyDefinition } from './survey.js';
import type { TicketFormDefinition } from './ticket-form.js';
import type { WorkflowDefinition } from './workflow.js';

/** What each kind of definition looks like. */
export interface DefinitionByKind {
  readonly 'ticket-form': TicketFormDefinition;
  readonly 'call-script': CallScriptDefinition;
  readonly scorecard: ScorecardDefinition;
  readonly survey: SurveyDefinition;
  readonly phrasebook: PhrasebookDefinition;
  readonly 'outbound-policy': OutboundPolicyDefinition;
  readonly 'disposition-set': DispositionSetDefinition;
  readonly 'business-calendar': BusinessCalendarDefinition;
  readonly 'sla-policy': SlaPolicyDefinition;
  readonly 'quick-guide': QuickGuideDefinition;
  readonly 'assignment-policy': AssignmentPolicyDefinition;
  readonly 'kpi-set': KpiSetDefinition;
  readonly report: ReportDefinition;
  readonly 'role-policy': RolePolicyDefinition;
  readonly workflow: WorkflowDefinition;
}

/** A definition of any kind; a kind that is missing above is an error here. */
export type Definition = DefinitionByKind[DefinitionKind];
