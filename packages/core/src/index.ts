export { CallsideError, ERROR_CODES, isCallsideError, type ErrorCode } from './errors.js';
export { systemClock, type Clock } from './clock.js';
export { isId, randomId, type NewId } from './ids.js';
export { errorsAmong, formatPath, issue, warning, type Issue, type Path } from './issue.js';
export { SCOPE_NAMES, type Expression, type Scope } from './logic/expression.js';
export {
  DEFINITION_KINDS,
  refOf,
  type DefinitionHead,
  type DefinitionKind,
  type DefinitionLink,
  type DefinitionRef,
  type Name,
} from './definition/definition.js';
export type { Definition, DefinitionByKind } from './definition/definition-by-kind.js';
export {
  FIELD_TYPES,
  PII_KINDS,
  TRI_STATES,
  type Field,
  type FieldType,
  type Option,
  type Rule,
  type Value,
  type Values,
} from './definition/field.js';
export {
  isSelectable,
  MAX_TREE_DEPTH,
  treeIndex,
  treePath,
  type TreeEntry,
  type TreeIndex,
  type TreePlace,
} from './definition/tree.js';
export { LOCALES, matchLocale, textFor, type Locale, type Text } from './definition/text.js';
export type { DuplicateRule, TicketFormDefinition, TicketSection } from './definition/ticket-form.js';
export type {
  CallScriptDefinition,
  ScriptAnswer,
  ScriptNext,
  ScriptSidetrip,
  ScriptStage,
  ScriptStep,
} from './definition/call-script.js';
export type {
  ScoreBand,
  ScorecardDefinition,
  ScorecardOption,
  ScorecardQuestion,
  ScorecardSection,
} from './definition/scorecard.js';
export type { SurveyBlock, SurveyDefinition, SurveyEnding } from './definition/survey.js';
export type { Phrase, PhrasebookDefinition } from './definition/phrasebook.js';
export {
  OUTBOUND_SCOPES,
  type AttemptCap,
  type CallbackRules,
  type CapWindow,
  type ConsentRule,
  type CoolDownRule,
  type DailyHours,
  type Exemption,
  type OutboundHoliday,
  type OutboundPolicyDefinition,
  type OutboundScope,
  type RetryRule,
  type RuleSource,
} from './definition/outbound-policy.js';
export {
  DISPOSITION_FLAGS,
  type Disposition,
  type DispositionFlag,
  type DispositionSetDefinition,
} from './definition/disposition-set.js';
export {
  WEEKDAYS,
  type BusinessCalendarDefinition,
  type CalendarOverride,
  type Holiday,
  type TimeWindow,
  type Weekday,
} from './definition/business-calendar.js';
export {
  PRIORITY_CHANGES,
  REOPENINGS,
  type PriorityChange,
  type Reopening,
  type SlaLimit,
  type SlaPolicyDefinition,
  type SlaTarget,
} from './definition/sla-policy.js';
export type { ExpectedMinutes, QuickGuideDefinition, QuickGuideEntry } from './definition/quick-guide.js';
export {
  ASSIGNMENT_STRATEGIES,
  ASSIGNMENT_TARGETS,
  type AssignmentLimits,
  type AssignmentPolicyDefinition,
  type AssignmentRule,
  type AssignmentStrategy,
  type AssignmentTarget,
  type AssignmentTargetKind,
  type SkillDemand,
} from './definition/assignment-policy.js';
export {
  KPI_UNITS,
  type KpiJob,
  type KpiMeasure,
  type KpiSetDefinition,
  type KpiUnit,
  type KpiWeight,
} from './definition/kpi-set.js';
export {
  REPORT_GROUPS,
  REPORT_PERIODS,
  type ReportDefinition,
  type ReportDue,
  type ReportGroup,
  type ReportPeriod,
} from './definition/report.js';
export { compilePattern, patternFault, type PatternFault } from './definition/pattern.js';
export {
  ACTIONS,
  type Action,
  type Grant,
  type PolicyRole,
  type RetentionRule,
  type RolePolicyDefinition,
} from './definition/role-policy.js';
export { addDuration, durationMs, parseDuration, type Duration } from './definition/duration.js';
export {
  CALL_DIRECTIONS,
  type Agent,
  type CallDirection,
  type CallEvent,
  type CallRecord,
  type Customer,
} from './call/call.js';
export {
  RETURN,
  type WorkflowDeadline,
  type WorkflowDefinition,
  type WorkflowEffect,
  type WorkflowEffectCall,
  type WorkflowEventType,
  type WorkflowState,
  type WorkflowTransition,
} from './definition/workflow.js';
export {
  HISTORY_LIMIT,
  stepsOf,
  REFUSAL_REASONS,
  type DueDeadline,
  type FiredEffect,
  type FlowValue,
  type FlowValues,
  type Refusal,
  type RefusalReason,
  type SideTrip,
  type TransitionResult,
  type UnmetCondition,
  type WorkflowContext,
  type WorkflowEvent,
  type WorkflowProgress,
  type WorkflowSnapshot,
  type WorkflowStep,
} from './workflow/snapshot.js';
export { compileWorkflow } from './workflow/compile-workflow.js';
export type { CompiledWorkflow } from './workflow/compiled.js';
export {
  possibleEvents,
  startWorkflow,
  variablesOf,
  transition,
  type PossibleEvent,
  type StartOptions,
} from './workflow/machine.js';
export { workflowToMermaid, type MermaidOptions } from './workflow/export/workflow-to-mermaid.js';
export { workflowToXState, type XStateExport, type XStateOptions } from './workflow/export/workflow-to-xstate.js';
export type {
  XStateAction,
  XStateArgs,
  XStateConfig,
  XStateContext,
  XStateEvent,
  XStateImplementations,
  XStateNode,
  XStateTransition,
} from './workflow/export/xstate-shapes.js';
export { advanceTo, MAX_FIRINGS, nextDue } from './workflow/deadlines.js';
export {
  CALL_EVENTS,
  CALL_STATES,
  INBOUND_CALL_WORKFLOW,
  type CallEventType,
  type CallState,
} from './workflow/inbound-call-workflow.js';
export {
  FIRST_TICKET_STATUS,
  TICKET_EVENTS,
  TICKET_STATUSES,
  TICKET_WORKFLOW,
  type TicketEvent,
  type TicketStatus,
} from './workflow/ticket-workflow.js';
export { COMPENSATION_WORKFLOW } from './workflow/compensation-workflow.js';
export { COMPLAINT_WORKFLOW } from './workflow/complaint-workflow.js';
export { EMERGENCY_WORKFLOW } from './workflow/emergency-workflow.js';
export { EVALUATION_WORKFLOW } from './workflow/evaluation-workflow.js';
export { FOLLOW_UP_WORKFLOW } from './workflow/follow-up-workflow.js';
export { OUTBOUND_ATTEMPT_WORKFLOW } from './workflow/outbound-attempt-workflow.js';
export { SHIFT_HANDOVER_WORKFLOW } from './workflow/shift-handover-workflow.js';
export { SURVEY_INVITATION_WORKFLOW } from './workflow/survey-invitation-workflow.js';
export type { Ticket } from './ticket/ticket.js';
export {
  inOrder,
  TICKET_LINKS,
  TICKET_PRIORITIES,
  type FieldChange,
  type TicketEntry,
  type TicketHappening,
  type TicketLink,
  type TicketLinkKind,
  type TicketPriority,
} from './ticket/ticket-log.js';
export { lastMove, slaEventsOf, ticketFlow, type TicketFlow, type TicketHistory } from './ticket/ticket-flow.js';
export { possibleDuplicates, type TicketInHand } from './ticket/duplicates.js';
export type { Evaluation, EvaluationAnswer } from './scorecard/evaluation.js';
export { maskValue, type PiiKind } from './privacy/mask.js';
export {
  consentState,
  consentPeriods,
  type ConsentPeriod,
  type ConsentRecord,
  type ConsentState,
} from './privacy/consent.js';
export { retentionState, type RetainedRecord, type RetentionState } from './privacy/retention.js';
export {
  compileRolePolicy,
  mayDo,
  projectValues,
  visibilityOf,
  type CompiledRolePolicy,
  type Permission,
  type Projection,
  type Subject,
  type Viewer,
  type Visibility,
} from './privacy/role-policy.js';
export type { SurveyResponse } from './survey/survey-response.js';
export type { ScriptRun, ScriptVisit } from './script/script-run.js';
export { ENTITY_TYPES, type Doc, type EntityType } from './storage/entity.js';
export type { Delta, Mutation } from './storage/mutation.js';
export type { OpenStore, ReadTx, Store, StoreChange, StoreOwner, WriteTx } from './storage/store.js';
export { storageState, type StorageState, type StoreHealth } from './storage/store-health.js';
export type { StoreSeal } from './storage/store-seal.js';
export { logOut, type LogOutResult } from './storage/log-out.js';
export type { Unsent } from './storage/unsent.js';
export { mergeMutation, mergeRules, type MergeCase, type Merged, type MergeRule, type RuleOf } from './sync/merge.js';
export { findRecords, type RecordPage, type RecordQuery } from './storage/find-records.js';
export { termsOf, type IndexedName } from './storage/index-plan.js';
export type { EntityRecord } from './storage/schema.js';
export { applyPatch, isPatchPath, pathsOverlap } from './sync/patch.js';
export {
  PROTOCOL,
  PUSH_LIMITS,
  SCHEMA_VERSION,
  type FieldConflict,
  type MutationResult,
  type MutationStatus,
  type Problem,
  type PullChange,
  type PullReply,
  type PushReply,
  type PushRequest,
} from './sync/protocol.js';
export type { PullOutcome, PushOutcome, Transport, TransportFailure } from './sync/transport.js';
export { compileExpression, type CompiledExpression } from './logic/compile.js';
export { fillTemplate, fillText, type TemplatePart } from './definition/template.js';
export { canonicalJson } from './definition/catalog/canonical.js';
export { lintDefinition } from './definition/lint.js';
export { changedPublished, createCatalog, type Catalog } from './definition/catalog/catalog.js';
export { lintCatalog } from './definition/catalog/lint-catalog.js';
export { lintAssignmentPolicy } from './definition/lint/lint-assignment-policy.js';
export { lintBusinessCalendar } from './definition/lint/lint-business-calendar.js';
export { lintCallScript } from './definition/lint/lint-call-script.js';
export { lintDispositionSet } from './definition/lint/lint-disposition-set.js';
export { lintKpiSet } from './definition/lint/lint-kpi-set.js';
export { lintOutboundPolicy } from './definition/lint/lint-outbound-policy.js';
export { lintPhrasebook } from './definition/lint/lint-phrasebook.js';
export { lintQuickGuide } from './definition/lint/lint-quick-guide.js';
export { lintReport } from './definition/lint/lint-report.js';
export { lintRolePolicy } from './definition/lint/lint-role-policy.js';
export { lintScorecard } from './definition/lint/lint-scorecard.js';
export { lintSlaPolicy } from './definition/lint/lint-sla-policy.js';
export { lintSurvey } from './definition/lint/lint-survey.js';
export { lintTicketForm } from './definition/lint/lint-ticket-form.js';
export { lintWorkflow } from './definition/lint/lint-workflow.js';
export { createFormModel, defaultValues, type FormModel, type FormOptions } from './form/form-model.js';
export type { FieldState } from './form/form-field.js';
export { checkValue, isEmpty } from './form/field-values.js';
export {
  callDurations,
  callSegments,
  callState,
  callTransition,
  type CallDurations,
  type CallSegment,
  type CallTransition,
} from './call/timeline.js';
export { reseed } from './desk/reseed.js';
export { reseedCall, type LineState, type ReseedResult } from './call/reseed.js';
export { callInFocus, switchCall, type LiveCall, type LiveCallEvent, type SwitchResult } from './call/several-calls.js';
export { dayInZone, ticketNumber } from './ticket/numbering.js';
export {
  assign,
  type AssignmentCandidate,
  type AssignmentReason,
  type AssignmentRefusal,
  type AssignmentResult,
} from './ticket/assign.js';
export { scoreEvaluation, type EvaluationScore, type QuestionScore, type SectionScore } from './scorecard/score.js';
export { compileCalendar, type CompiledCalendar } from './sla/compile-calendar.js';
export { addWorkingTime, closeOfWorkingDay, isOpen, nextOpening, workingTimeBetween } from './sla/working-time.js';
export { compileSlaPolicy, type CompiledSlaPolicy } from './sla/compile-policy.js';
export { SLA_EVENTS, type SlaClock, type SlaEvent, type SlaEventType, type SlaState } from './sla/sla-event.js';
export { slaClocks, withFinalClocks, type Calendars } from './sla/sla-clocks.js';
export { isUsableScript } from './script/usable-script.js';
export { endingFor, shownAnswers, surveyProgress, type SurveyProgress } from './survey/survey-flow.js';
export {
  advance,
  currentStep,
  goBack,
  sharedFieldId,
  stageTimes,
  startRun,
  startSidetrip,
  type AdvanceResult,
  type ScriptRefusal,
  type StageTime,
} from './script/script-run.js';
export {
  BLOCK_CODES,
  type Attempt,
  type AttemptBlock,
  type AttemptDecision,
  type BlockCode,
  type Callback,
  type ContactConsent,
  type OutboundContact,
} from './outbound/attempt.js';
export { compileOutboundPolicy, type CompiledOutboundPolicy } from './outbound/outbound-rules.js';
export { nextAttempt, type AttemptOptions } from './outbound/next-attempt.js';
export { bookCallback, type CallbackResult, type CallbackWish } from './outbound/book-callback.js';
export {
  nextBestContact,
  orderByUrgency,
  URGENCIES,
  type OutboundEntry,
  type RankedEntry,
  type Urgency,
} from './outbound/urgency.js';
export { checkDisposition, type DispositionInput } from './outbound/check-disposition.js';
export {
  ATTACHMENT_KINDS,
  attachFile,
  sweepChunks,
  type AttachmentInput,
  type AttachmentKind,
  type AttachmentLimits,
  type AttachResult,
} from './commands/attach-file.js';
export { removeAttachment } from './commands/remove-attachment.js';
export { openMemoryStore } from './storage/memory-store.js';
export type { SaveState, SyncState, SyncStatus } from './sync/sync.js';
export { submitTicket, type TicketInput, type TicketResult } from './commands/submit-ticket.js';
export { moveTicket, type MoveTicketInput, type MoveTicketResult } from './commands/move-ticket.js';
export { prioritiseTicket } from './commands/prioritise-ticket.js';
export { assignTicket, type AssignTicketInput, type AssignTicketResult } from './commands/assign-ticket.js';
export { linkTickets, unlinkTickets, type LinkInput } from './commands/link-tickets.js';
export { noteOnTicket, type NoteInput } from './commands/note-on-ticket.js';
export { submitEvaluation, type EvaluationInput, type EvaluationResult } from './commands/submit-evaluation.js';
export { resendRefused, type ResendInput } from './commands/resend-refused.js';
export { discardRefused } from './commands/discard-refused.js';
export { resolveConflict, type ResolveInput } from './commands/resolve-conflict.js';
export { exportUnsent, type UnsentExport } from './commands/export-unsent.js';
export { save, type Save, type Verdict } from './desk/save.js';
export { submitCallTicket } from './desk/call-ticket.js';
export { createDesk, type Desk, type DeskDrafts, type DeskOptions, type DeskRecords } from './desk/desk.js';
export type { CallSession } from './desk/call-session.js';
export { openSurvey, type SurveyLink, type SurveySession, type SurveySessionOptions } from './desk/survey-session.js';
export { callRoles, createLocalCall, type CallTicket, type SharedCall } from './desk/shared-call.js';
export type { Command, CommandContext } from './commands/command.js';
