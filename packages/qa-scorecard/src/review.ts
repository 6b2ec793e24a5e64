export { EvaluationReview } from './evaluation-review.js';
export { EvaluationMomentEvent, EvaluationMovedEvent } from './evaluation-review.events.js';
