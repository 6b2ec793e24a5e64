export { QaScorecard } from './qa-scorecard.js';
export type { CallRecording } from './scorecard-panel.js';
export {
  EvaluationKeptEvent,
  EvaluationPrintEvent,
  EvaluationStoredEvent,
  EvaluationSubmitEvent,
  type EvaluationDraft,
} from './qa-scorecard.events.js';
