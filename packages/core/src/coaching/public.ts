// What the room of coaching gives to everybody.
export * from './coaching-plan.js';
export {
  followCoaching,
  measureOf,
  type CoachingHistory,
  type CoachingRound,
  type CoachingStanding,
} from './follow-coaching.js';
export { measureScores, type GoalSpan } from './goal-values.js';
