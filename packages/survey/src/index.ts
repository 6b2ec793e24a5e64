export { Survey } from './survey.js';
export { SurveyAnsweredEvent, SurveyFinishedEvent, SurveyRetryEvent } from './survey.events.js';
export { SURVEY_LINK_STATES, type SurveyLinkState } from './survey.strings.js';
