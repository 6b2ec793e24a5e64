import { join } from 'node:path';
import { ROOT } from '../workspace.mjs';

const AT_NEED = join(ROOT, 'packages/survey/src/further-parts.at-need.ts');

/** What few surveys need, by the modules that have it. */
const LEFT_OUT = {
  '/core/src/definition/further-fields.ts': ['furtherFields', 'otherOption', 'otherText'],
  '/core/src/definition/pattern.ts': [
    'compilePattern',
    'isPlainPattern',
    'judgePatternsBy',
    'missingPatternJudge',
    'patternExpression',
  ],
  '/core/src/form/rare-checks.ts': ['rareCheck'],
  '/core/src/logic/rare-operations.ts': ['rareOperation'],
  '/core/src/survey/fill-answers.ts': ['fillAnswers'],
  '/core/src/survey/random-order.ts': ['shuffledBlocks', 'shuffledFields'],
  '/survey/src/further-controls.ts': ['drawFurther'],
};

/** What no survey needs, with what stands for it. */
const NEVER_NEEDED = {
  // A customer is shown all of what the customer has answered.
  '/core/src/privacy/masked-value.ts': 'export const isMaskedValue = () => false;',
  // Which rule reads what is asked where forms are long and stay open; a survey's way is worked out anew.
  '/core/src/logic/noted-variables.ts': `export const noteVariables = () => {};
export const notedBelow = (_operation, _index, noted) => noted;`,
};

/** What stands in a file that loads what takes the place of a form. */
const TAKE_OVER = '/survey/src/take-over.ts';

/**
 * Rollup plugin for the files of surveys: what few surveys need is left to the file beside, which brings it before such a survey is
 * asked. Each call goes on to what was brought. What no survey needs is left out for good.
 *
 * @param {{takesOver?: boolean}} [options] `takesOver`: the page has a form with the first question, whose place the element takes
 */
export function leftOut({ takesOver = false } = {}) {
  return {
    name: 'left-out',
    load(id) {
      if (id.endsWith('/survey/src/further-parts.ts'))
        return `export { missingParts } from ${JSON.stringify(AT_NEED)};`;
      const instead = Object.entries(NEVER_NEEDED).find(([file]) => id.endsWith(file))?.[1];
      if (instead !== undefined) return instead;
      const names = Object.entries(LEFT_OUT).find(([file]) => id.endsWith(file))?.[1];
      if (id.endsWith(TAKE_OVER) && !takesOver)
        return [passedOn(['placeOf', 'readForm']), 'export const TAKES_OVER = false;'].join('\n');
      if (names === undefined) return null;
      return passedOn(names);
    },
  };
}

/** Rollup plugin for what a page loads at need that has brought `takesOver`: it is not brought twice. */
export function withoutTakeOver() {
  return {
    name: 'without-take-over',
    load: (id) =>
      id.endsWith(TAKE_OVER) ? 'export const placeOf = undefined;\nexport const readForm = undefined;' : null,
  };
}

function passedOn(names) {
  const calls = names.map((name) => `export const ${name} = (...given) => parts.${name}(...given);`);
  return [`import { parts } from ${JSON.stringify(AT_NEED)};`, ...calls].join('\n');
}
