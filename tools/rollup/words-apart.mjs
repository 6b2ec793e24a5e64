import { join } from 'node:path';
import MagicString from 'magic-string';
import { ROOT } from '../workspace.mjs';
import { nodesIn } from './nodes-in.mjs';

const STRINGS = '/survey/src/survey.strings.ts';
const LANGUAGE = '/survey/src/survey-language.ts';
const AT_NEED = join(ROOT, 'packages/survey/src/survey-language.at-need.ts');

/**
 * Rollup plugin: of the survey's words keeps those of one language; the others stay as tags without words.
 *
 * @param {string} language
 */
export function wordsOf(language) {
  return onlyWith(STRINGS, {
    name: 'words-of',
    // After TypeScript has become JavaScript.
    transform: {
      order: 'post',
      handler(code, id) {
        if (!id.endsWith(STRINGS)) return null;
        const all = languagesIn(this.parse(code));
        if (all?.some(({ tag }) => tag === language) !== true)
          throw new Error(`SURVEY_STRINGS is not written as one object with ${language} among its languages.`);
        const out = new MagicString(code);
        for (const { tag, words } of all) if (tag !== language) out.update(words.start, words.end, 'undefined');
        return { code: out.toString(), map: out.generateMap({ hires: true }) };
      },
    },
  });
}

/** Rollup plugins for the self-contained file of surveys: it speaks English, and loads the words of other languages at need. */
export function wordsApart() {
  const swapped = onlyWith(LANGUAGE, {
    name: 'words-apart',
    load: (id) => (id.endsWith(LANGUAGE) ? `export * from ${JSON.stringify(AT_NEED)};` : null),
  });
  return [swapped, wordsOf('en')];
}

/**
 * The plugin; the build fails where the file that it is about has another name, or none.
 *
 * @template {object} P
 * @param {string} file
 * @param {P} plugin
 */
function onlyWith(file, plugin) {
  return {
    ...plugin,
    buildEnd(error) {
      if (error === undefined && ![...this.getModuleIds()].some((id) => id.endsWith(file)))
        throw new Error(`Nothing that is built is ${file}.`);
    },
  };
}

/** The languages of the object, with the node of their words; undefined where it is written in another way. */
function languagesIn(tree) {
  for (const { type, id, init } of nodesIn(tree)) {
    if (type !== 'VariableDeclarator' || id.name !== 'SURVEY_STRINGS') continue;
    const all = (init?.properties ?? []).map(({ key, value }) => ({ tag: key?.name ?? key?.value, words: value }));
    return all.every(({ tag, words }) => typeof tag === 'string' && words.type === 'ObjectExpression')
      ? all
      : undefined;
  }
  return undefined;
}
