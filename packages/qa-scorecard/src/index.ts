export { QaScorecard } from './qa-scorecard.js';
export { EvaluationStoredEvent, EvaluationSubmitEvent, type EvaluationDraft } from './qa-scorecard.events.js';
