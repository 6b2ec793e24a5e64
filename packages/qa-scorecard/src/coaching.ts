export { CoachingPlanElement } from './coaching-plan.js';
export { CoachingChangedEvent } from './coaching-plan.events.js';
export type { GoalMeasure } from './coaching-plan.model.js';
