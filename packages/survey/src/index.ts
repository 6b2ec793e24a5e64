export { Survey } from './survey.js';
export { SurveyAnsweredEvent, SurveyFinishedEvent } from './survey.events.js';
