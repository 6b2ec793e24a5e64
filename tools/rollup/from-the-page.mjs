/**
 * Rollup plugin for the script of a page that brings its looks and its words along: the sheet of the first question is the
 * element's own, and its words are in the page's data. Neither is sent twice.
 */
export function fromThePage() {
  return {
    name: 'from-the-page',
    load(id) {
      return Object.entries(BROUGHT).find(([file]) => id.endsWith(file))?.[1] ?? null;
    },
  };
}

/** What stands for the tag in the page stands for the host in its shadow. */
const SHEET = `export const surveyStyles = (
  (document.getElementById('survey-sheet')?.textContent ?? '').replace(/callside-survey((?::[\\w-]+(?:\\([^)]*\\))?|\\[[^\\]]*\\])?)/g, (all, more) => more ? ':host(' + more + ')' : ':host'),
);`;

const BROUGHT = {
  // The survey lies in the page's data, not below the tag.
  '/ui/src/definition-below.ts': 'export const definitionBelow = () => undefined;',
  '/survey/src/survey.styles.ts': SHEET,
  '/ui/src/styles/host.sheet.ts': `export const hostSheet = '';`,
  '/survey/src/survey.strings.ts': `export const SURVEY_LINK_STATES = [];
export const SURVEY_STRINGS = JSON.parse(document.getElementById('survey-words')?.textContent ?? '{}');`,
};
