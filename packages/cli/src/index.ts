export { scorecardFromConnect, type ImportedScorecard } from './import/scorecard-from-connect.js';
export { surveyFromSurveyJs, type ImportedSurvey } from './import/survey-from-surveyjs.js';
export { lintSources, type Finding, type LintOptions, type Source } from './lint/lint-sources.js';
export { parseJson, type JsonDocument, type JsonFault, type JsonResult, type Position } from './json/parse-json.js';
export { runCommand } from './run-command.js';
export type { Terminal } from './terminal.js';
