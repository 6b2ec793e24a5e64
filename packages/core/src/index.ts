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
  type FileReference,
  type Option,
  type PiiKind,
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
export {
  MANDATORY_KINDS,
  SCRIPT_JUMPS,
  type CallScriptDefinition,
  type MandatoryKind,
  type ScriptAction,
  type ScriptAnswer,
  type ScriptJumps,
  type ScriptNext,
  type ScriptSidetrip,
  type ScriptStage,
  type ScriptStep,
  type ScriptVariable,
} from './definition/call-script.js';
export * from './definition/scorecard.js';
export * from './definition/survey.js';
export * from './definition/survey-fields.js';
export { ANSWER_WORDS } from './definition/answer.strings.js';
export { SURVEY_WORDS } from './definition/survey.strings.js';
export * from './definition/survey-follow-up.js';
export * from './definition/survey-invitation.js';
export { TICKET_PRIORITIES, type TicketPriority } from './definition/ticket-priority.js';
export * from './definition/survey-metric.js';
export type { Phrase, PhrasebookDefinition } from './definition/phrasebook.js';
export * from './definition/outbound-policy.js';
export * from './definition/disposition-set.js';
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
export * from './definition/quick-guide.js';
export * from './definition/assignment-policy.js';
export * from './definition/kpi-set.js';
export * from './definition/report.js';
export {
  compilePattern,
  judgePatternsBy,
  missingPatternJudge,
  type PatternJudge,
  type PatternFault,
} from './definition/pattern.js';
export { patternFault } from './definition/pattern-judge.js';
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
  type CallEnding,
  type CallEvent,
  type CallRecord,
  type Customer,
  type EarlierAgent,
  type Recipient,
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
export type * from './workflow/export/xstate-shapes.js';
export { advanceTo, MAX_FIRINGS, nextDue } from './workflow/deadlines.js';
export {
  CALL_EVENTS,
  CALL_STATES,
  INBOUND_CALL_WORKFLOW,
  type CallEventType,
  type CallState,
} from './workflow/inbound-call-workflow.js';
export { FIRST_TICKET_STATUS, TICKET_STATUSES, type TicketStatus } from './workflow/ticket-status.js';
export { TICKET_EVENTS, TICKET_WORKFLOW, type TicketEvent } from './workflow/ticket-workflow.js';
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
  type FieldChange,
  type TicketEntry,
  type TicketHappening,
  type TicketLink,
  type TicketLinkKind,
} from './ticket/ticket-log.js';
export { lastMove, slaEventsOf, ticketFlow, type TicketFlow, type TicketHistory } from './ticket/ticket-flow.js';
export { possibleDuplicates, type TicketInHand } from './ticket/duplicates.js';
export { toCsv, type CsvCell } from './csv.js';
export { maskValue } from './privacy/mask.js';
export { isMaskedValue, type MaskedValue } from './privacy/masked-value.js';
export type { RevealedValue, RevealSource, ValueToReveal } from './sync/reveal-source.js';
export { readVariable } from './logic/variables.js';
export { customerField } from './privacy/customer-field.js';
export { privateFieldOf, scopeInSight, valueInSight, type VariableSight } from './privacy/variable-sight.js';
export { sharedFieldId } from './definition/shared-field.js';
export { hasCardNumber, maskCardNumbers } from './privacy/card-number.js';
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
export { fieldSight, rolePolicyAmong, type FieldSight } from './privacy/field-sight.js';
export type { Doc, EntityType } from './storage/entity.js';
export type { Delta, Mutation } from './storage/mutation.js';
export type { OpenStore, ReadTx, Store, StoreChange, StoreOwner, WriteTx } from './storage/store.js';
export { storageState, type StorageState, type StoreHealth } from './storage/store-health.js';
export type { StoreSeal } from './storage/store-seal.js';
export { logOut, type LogOutResult } from './storage/log-out.js';
export type { Unsent } from './storage/unsent.js';
export { mergeMutation, mergeRules, type MergeCase, type Merged, type MergeRule, type RuleOf } from './sync/merge.js';
export { findRecords, type RecordPage, type RecordQuery } from './storage/find-records.js';
export { ENTITY_TYPES, termsOf, type IndexedName } from './storage/index-plan.js';
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
export * from './phrase/phrase.js';
export * from './phrase/find-phrases.js';
export * from './phrase/expand-phrase.js';
export * from './guide/offer-cards.js';
export * from './knowledge/knowledge-article.js';
export * from './knowledge/knowledge-gap.js';
export * from './knowledge/matches.js';
export * from './knowledge/search-terms.js';
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
export { defaultValues } from './form/default-values.js';
export { createFormModel, type FormModel, type FormOptions } from './form/form-model.js';
export type { FieldState } from './form/form-field.js';
export { checkValue, isEmpty } from './form/field-values.js';
export { filesOf } from './form/file-values.js';
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
export * from './coaching/public.js';
export * from './scorecard/public.js';
export { compileCalendar, type CompiledCalendar } from './sla/compile-calendar.js';
export { addWorkingTime, closeOfWorkingDay, isOpen, nextOpening, workingTimeBetween } from './sla/working-time.js';
export { compileSlaPolicy, type CompiledSlaPolicy } from './sla/compile-policy.js';
export { SLA_EVENTS, type SlaClock, type SlaEvent, type SlaEventType, type SlaState } from './sla/sla-event.js';
export { slaClocks, withFinalClocks, type Calendars } from './sla/sla-clocks.js';
export { isUsableTicketForm } from './ticket/usable-ticket-form.js';
export { ATTACHMENT_KINDS, attachFile, sweepChunks } from './commands/attach-file.js';
export type { AttachmentInput, AttachmentKind, AttachResult } from './commands/attach-file.js';
export { attachHeldFiles } from './commands/attach-held-files.js';
export { ATTACHMENT_SIZE, ATTACHMENT_TYPES, checkFile, fileName, mediaType } from './attachment/file-rules.js';
export type { AttachmentLimits, FileFacts } from './attachment/file-rules.js';
export { imageHeader, type ImageHeader } from './attachment/image-header.js';
export { looksLike } from './attachment/looks-like.js';
export { findAttachments, readFile, type FileState, type FoundFile } from './storage/find-attachments.js';
export { pauseUpload, resumeUpload } from './sync/upload-state.js';
export * from './commands/keep-phrase.js';
export { recordKnowledgeGap, type GapResult } from './commands/record-knowledge-gap.js';
export * from './commands/contact-callback.js';
export * from './commands/import-contacts.js';
export * from './commands/read-campaign.js';
export * from './commands/record-attempt.js';
export { removeAttachment } from './commands/remove-attachment.js';
export { openMemoryStore } from './storage/memory-store.js';
export type { SaveState, SyncState, SyncStatus } from './sync/sync.js';
export { submitTicket, type TicketInput, type TicketResult } from './commands/submit-ticket.js';
export { moveTicket, type MoveTicketInput, type MoveTicketResult } from './commands/move-ticket.js';
export { prioritiseTicket } from './commands/prioritise-ticket.js';
export { assignTicket, type AssignTicketInput, type AssignTicketResult } from './commands/assign-ticket.js';
export { linkTickets, unlinkTickets, type LinkInput } from './commands/link-tickets.js';
export * from './commands/ticket-drafts.js';
export * from './commands/hand-over.js';
export * from './commands/handover.js';
export * from './ticket/draft-progress.js';
export { noteOnTicket, type NoteInput } from './commands/note-on-ticket.js';
export { revealField, type Reveal, type RevealInput, type RevealResult } from './commands/reveal-field.js';
export { readEarlierEvaluations, type EarlierInput } from './commands/read-earlier-evaluations.js';
export { acknowledgeEvaluation, type AcknowledgeEvaluationInput } from './commands/acknowledge-evaluation.js';
export {
  moveCoaching,
  type CoachingSaid,
  type MoveCoachingInput,
  type MoveCoachingResult,
} from './commands/move-coaching.js';
export { openCoaching, type OpenCoachingResult } from './commands/open-coaching.js';
export { tickCoachingStep, type TickResult } from './commands/tick-coaching-step.js';
export { COACHING_WORKFLOW } from './workflow/coaching-workflow.js';
export { closeEvaluation } from './commands/close-evaluation.js';
export { decideDispute, type DecideDisputeInput } from './commands/decide-dispute.js';
export { disputeEvaluation, type DisputeEvaluationInput } from './commands/dispute-evaluation.js';
export { keepEvaluation, type KeepEvaluationResult } from './commands/keep-evaluation.js';
export type { EvaluationStep, EvaluationStepResult } from './commands/move-evaluation.js';
export { readEvaluation, type EvaluationNow } from './commands/read-evaluation.js';
export { releaseEvaluation } from './commands/release-evaluation.js';
export { sendEvaluationBack, type SendEvaluationBackInput } from './commands/send-evaluation-back.js';
export { submitEvaluation, type EvaluationInput, type EvaluationResult } from './commands/submit-evaluation.js';
export * from './commands/start-calibration.js';
export { readCalibrations, type KnownCalibration } from './commands/read-calibrations.js';
export * from './commands/submit-rating.js';
export * from './commands/end-calibration.js';
export * from './commands/keep-sample.js';
export { replayMoves, type Move, type Replay } from './workflow/replay.js';
export { resendRefused, type ResendInput } from './commands/resend-refused.js';
export { discardRefused } from './commands/discard-refused.js';
export { resolveConflict, type ResolveInput } from './commands/resolve-conflict.js';
export { exportUnsent, type UnsentExport } from './commands/export-unsent.js';
export { save, type Save, type Verdict } from './desk/save.js';
export * from './desk/ticket-draft.js';
export * from './desk/call-handover.js';
export { submitCallTicket } from './desk/call-ticket.js';
export { createDesk, type Desk, type DeskDrafts, type DeskOptions, type DeskRecords } from './desk/desk.js';
export type { CallSession } from './desk/call-session.js';
export { openSurvey, type SurveyLink, type SurveySession, type SurveySessionOptions } from './desk/survey-session.js';
export type { SurveyOutcome, SurveyTransport } from './sync/survey-transport.js';
export { callRoles, createLocalCall, type CallTicket, type SharedCall } from './desk/shared-call.js';
export { connectLines, type LineEvent, type LineListeners, type Lines, type LineSource } from './desk/connect-lines.js';
export type { Command, CommandContext } from './commands/command.js';
export * from './metrics/public.js';
export * from './outbound/public.js';
export * from './script/public.js';
export * from './survey/public.js';
