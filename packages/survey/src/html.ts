/** The survey as HTML, without Lit and without a browser: a server draws it for a page that asks before any script has come. */
export { goesBeyond } from './goes-beyond.js';
export { addSurveyLanguage, directionOf, wordsFor } from './languages.js';
export { markup, Markup, type MarkupPart } from './markup.js';
export { readPosted, stepFrom, type PostedStep } from './posted.js';
export { surveyHtml, surveySheet, type SurveyHtmlOptions } from './survey-html.js';
export { SURVEY_LINK_STATES, type SurveyLinkState } from './link-state.js';
export { SURVEY_PAGE_WORDS, type SurveyPageWord, type SurveyPageWords } from './survey.strings.js';
export { wordingOf } from './control.js';
export { SURVEY_FILE_WORDS, type SurveyFileWord, type SurveyFileWords } from './files.strings.js';
export { termWordsIn, timeInWords } from './terms.model.js';
export { SURVEY_TERM_WORDS, type SurveyTermWord, type SurveyTermWords } from './terms.strings.js';
