// What the room of surveys gives to everybody.
export { checkAnswer } from './check-answer.js';
export { pipedText, type PipedFrom } from './piped-text.js';
export { endingFor, shownAnswers, surveyProgress, type SurveyProgress } from './survey-flow.js';
export type { SurveyResponse } from './survey-response.js';
export { submittedAnswers, surveyWay, type SurveyQuestion, type SurveyWay } from './survey-way.js';
