/** Codes of findings about values, as `checkValue` and the form model give them. */
export const VALUE_CODES = [
  'required',
  'phone-malformed',
  'email-malformed',
  'url-malformed',
  'number-malformed',
  'date-malformed',
  'time-malformed',
  'text-malformed',
  'not-an-option',
  'not-a-choice',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'too-early',
  'too-late',
  'pattern-mismatch',
  'card-number',
] as const;

/** Codes of findings about a phrase that an agent wants to keep, beside those about values. */
export const PHRASE_CODES = ['shortcut-malformed', 'shortcut-taken'] as const;

/** Codes of findings about a calibration or a sample that is to begin. */
export const SESSION_CODES = [
  'list-too-short',
  'list-too-long',
  'named-twice',
  'expert-not-named',
  'nothing-to-draw',
] as const;

/** Codes of findings about the value of an attachment field; who shows such a field has the words. */
export const FILE_VALUE_CODES = [
  'files-malformed',
  'file-type-refused',
  'file-too-large',
  'too-few-files',
  'too-many-files',
] as const;

/** Codes of findings about files, beside those of values, as `attachFile` gives them. */
export const FILE_CODES = ['file-unreadable'] as const;

/** Codes of findings about definitions, as `lintDefinition` gives them. */
export const DEFINITION_CODES = [
  'unknown-kind',
  'unknown-word',
  'unknown-field-type',
  'property-missing',
  'unknown-property',
  'not-an-object',
  'not-a-list',
  'list-empty',
  'not-a-text',
  'not-a-number',
  'version-malformed',
  'not-true-or-false',
  'id-malformed',
  'text-malformed',
  'duplicate-id',
  'options-missing',
  'tree-missing',
  'tree-too-deep',
  'source-missing',
  'files-not-here',
  'pattern-malformed',
  'pattern-explosive',
  'unknown-variable',
  'unknown-field',
  'unknown-step',
  'unknown-stage',
  'dead-end',
  'step-shows-nothing',
  'nothing-to-read',
  'consent-without-answers',
  'default-of-other-type',
  'expression-invalid',
  'expression-limit',
  'weight-negative',
  'weights-all-zero',
  'sections-too-deep',
  'duration-malformed',
  'count-malformed',
  'clock-malformed',
  'year-day-malformed',
  'unknown-zone',
  'window-empty',
  'retry-unclear',
  'unknown-source',
  'rows-missing',
  'asks-missing',
  'other-without-options',
  'not-applicable-here',
  'scale-out-of-range',
  'metric-off-scale',
  'jump-in-random-order',
  'jump-backwards',
  'jump-to-nowhere',
  'unreachable-block',
  'seconds-malformed',
  'talk-range-empty',
  'duplicate-key',
] as const;

/** Codes of findings about outbound calls beside those of blocks: callbacks, dispositions, and lines of a calling list. */
export const OUTBOUND_CODES = [
  'callback-past',
  'callback-too-far',
  'callback-limit',
  'unknown-disposition',
  'talk-too-short',
  'talk-too-long',
  'phone-rounded',
  'duplicate-in-file',
  'consent-unreadable',
  'duplicate-in-list',
  'unknown-zone',
] as const;

/** Codes of findings about business calendars and SLA policies. */
export const SLA_CODES = [
  'duration-malformed',
  'duration-part-refused',
  'duration-zero',
  'day-malformed',
  'days-backwards',
  'duplicate-day',
  'window-malformed',
  'window-backwards',
  'windows-overlap',
  'never-open',
  'holiday-unclear',
  'recurrence-malformed',
  'recurrence-unsupported',
  'recurrence-start-missing',
  'share-out-of-range',
  'event-starts-and-stops',
  'status-pauses-and-stops',
  'limit-unreachable',
] as const;

/** Codes of what a review of definitions finds beyond their linters. */
export const REVIEW_CODES = [
  'unreachable-step',
  'loop-without-exit',
  'automatic-ring',
  'return-outside-sidetrip',
  'sidetrip-never-returns',
  'answer-leads-nowhere',
  'flag-never-set',
  'branch-unreachable',
  'branches-incomplete',
  'duplicate-key',
  'unknown-template-variable',
  'template-malformed',
  'bound-malformed',
  'bound-ignored',
  'media-type-malformed',
  'range-empty',
  'default-not-an-option',
  'default-out-of-range',
  'duplicate-option',
  'options-can-be-empty',
  'required-never-visible',
  'visible-reads-itself',
  'circular-compute',
  'circular-condition',
  'unknown-option',
  'copy-target-unknown',
  'weights-not-hundred',
  'best-option-below-hundred',
  'score-out-of-range',
  'ranges-leave-gap',
  'fail-not-counted',
  'unknown-fact',
  'suggestion-not-an-answer',
  'bands-out-of-order',
  'bands-leave-gap',
  'ending-unreachable',
  'ending-missing',
  'part-ignored',
  'soft-and-required',
  'page-comes-back',
  'text-missing',
  'text-in-one-language',
  'language-malformed',
  'unknown-duplicate-field',
] as const;

/** Codes of findings about quick guides, assignment policies, KPIs and reports, beside those of other kinds. */
export const OFFICE_CODES = [
  'assignee-unclear',
  'rule-unreachable',
  'unknown-measure',
  'due-unclear',
  'month-day-malformed',
  'weights-not-hundred',
  'range-empty',
] as const;

/** Codes of findings about definitions that refer to one another. */
export const CATALOG_CODES = [
  'version-clash',
  'published-changed',
  'unknown-definition',
  'unknown-version',
  'definition-not-published',
  'unknown-form-field',
] as const;

/** Codes of findings about role policies. */
export const ROLE_CODES = ['unknown-role', 'role-inherits-itself', 'retention-unclear'] as const;

/** Codes of findings about workflows. */
export const WORKFLOW_CODES = [
  'value-malformed',
  'unknown-state',
  'unknown-event',
  'event-unused',
  'name-reserved',
  'states-missing',
  'states-too-deep',
  'state-name-twice',
  'initial-missing',
  'final-nested',
  'final-leads-on',
  'deadline-unclear',
  'target-unclear',
  'transition-shadowed',
  'call-to-itself',
  'return-without-call',
  'state-unreachable',
  'state-dead-end',
  'state-never-ends',
] as const;

export const ISSUE_CODES: readonly string[] = [
  ...new Set<string>([
    ...VALUE_CODES,
    ...PHRASE_CODES,
    ...SESSION_CODES,
    ...FILE_VALUE_CODES,
    ...FILE_CODES,
    ...DEFINITION_CODES,
    ...OUTBOUND_CODES,
    ...SLA_CODES,
    ...REVIEW_CODES,
    ...CATALOG_CODES,
    ...OFFICE_CODES,
    ...ROLE_CODES,
    ...WORKFLOW_CODES,
  ]),
];
