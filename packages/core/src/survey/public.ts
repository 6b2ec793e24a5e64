// What the room of surveys gives to everybody.
export { checkAnswer } from './check-answer.js';
export * from './decide-invitation.js';
export { followUpsOf, type CalledForTicket } from './follow-ups.js';
export { pipedText, type PipedFrom } from './piped-text.js';
export { satisfactionOf } from './satisfaction.js';
export type { Counted, QuestionSummary } from './summarize-question.js';
export {
  summarizeBy,
  summarizeSurvey,
  type SummaryGroup,
  type SummaryOptions,
  type SurveySummary,
} from './summarize-survey.js';
export type { SurveyResponse } from './survey-response.js';
export { submittedAnswers, surveyWay, type SurveyQuestion, type SurveyWay } from './survey-way.js';
