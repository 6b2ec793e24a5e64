/** What a survey page can say in place of the survey. */
export const SURVEY_LINK_STATES = [
  'loading',
  'unreachable',
  'survey-link-unknown',
  'survey-link-expired',
  'survey-finished',
  'busy',
] as const;

export type SurveyLinkState = (typeof SURVEY_LINK_STATES)[number];
