// What the room of coaching gives to everybody.
export {
  casesToReview,
  type CaseReason,
  type CasesQuery,
  type CaseToReview,
  type ReviewedTicket,
} from './cases-to-review.js';
export {
  checkCoaching,
  COACHING_LIMITS,
  COACHING_STATES,
  type CoachingCase,
  type CoachingGoal,
  type CoachingMove,
  type CoachingOutline,
  type CoachingPlan,
  type CoachingState,
  type CoachingStep,
  type Measurement,
  type StepDone,
} from './coaching-plan.js';
export {
  followCoaching,
  measureOf,
  type CoachingHistory,
  type CoachingRound,
  type CoachingStanding,
} from './follow-coaching.js';
export { measureScores, type GoalSpan } from './goal-values.js';
