import { expect } from 'chai';
import { parseAst } from 'rollup/parseAst';
import { wordsApart, wordsOf } from '../../tools/rollup/words-apart.mjs';

const STRINGS = '/somewhere/packages/survey/src/survey.strings.ts';
const WORDS = `export const OTHER = { en: { a: 1 } };
export const SURVEY_STRINGS = { en: { next: "Next" }, "zh-CN": { next: "下一题" } };`;

function reduce(code: string, { language = 'en', id = STRINGS } = {}): string {
  const result = wordsOf(language).transform.handler.call({ parse: parseAst }, code, id) as { code: string } | null;
  return result?.code ?? code;
}

describe('wordsOf', () => {
  it('keeps the words of one language, and the tags of the others', () => {
    expect(reduce(WORDS)).to.equal(WORDS.replace('{ next: "下一题" }', 'undefined'));
    expect(reduce(WORDS, { language: 'zh-CN' })).to.equal(WORDS.replace('{ next: "Next" }', 'undefined'));
  });

  it('leaves every other module', () => {
    expect(reduce(WORDS, { id: '/somewhere/packages/survey/src/terms.strings.ts' })).to.equal(WORDS);
  });

  for (const [what, code] of [
    ['not there', 'export const SURVEY_WORDS = { en: {} };'],
    ['no object', 'export const SURVEY_STRINGS = stringsOf("en");'],
    ['put together from parts', 'export const SURVEY_STRINGS = { en: {}, ...more };'],
    ['taken from elsewhere', 'export const SURVEY_STRINGS = { en: {}, "zh-CN": chinese };'],
    ['lacking the language', 'export const SURVEY_STRINGS = { "zh-CN": {} };'],
  ] as const)
    it(`fails where the object is ${what}`, () => {
      expect(() => reduce(code)).to.throw('SURVEY_STRINGS');
    });

  for (const plugin of [...wordsApart(), wordsOf('zh-CN')])
    it(`fails where what ${plugin.name} is about was not among what was built`, () => {
      const after = (...ids: readonly string[]): (() => void) => {
        return () => {
          plugin.buildEnd.call({ getModuleIds: () => ids });
        };
      };
      expect(after('/somewhere/packages/survey/src/survey.ts')).to.throw('Nothing that is built is /survey/src/');
      expect(after(STRINGS, '/somewhere/packages/survey/src/survey-language.ts')).not.to.throw();
    });
});
