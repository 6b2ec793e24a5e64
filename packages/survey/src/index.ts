export { Survey } from './survey.js';
export { SurveyAnsweredEvent, SurveyFinishedEvent, SurveyRetryEvent } from './survey.events.js';
export { addSurveyLanguage } from './languages.js';
export { SURVEY_LINK_STATES, type SurveyLinkState } from './link-state.js';
export { SURVEY_PAGE_WORDS, SURVEY_STRINGS, type SurveyPageWord, type SurveyPageWords } from './survey.strings.js';
