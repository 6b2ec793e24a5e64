import { expect } from 'chai';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { CATCH_SYNTAX, GUEST_SYNTAX, PURE_SYNTAX, STYLE_SYNTAX } from '../../tools/eslint/laws.mjs';

interface Law {
  readonly name: string;
  readonly rules: readonly object[];
  readonly refused: readonly string[];
  readonly allowed: readonly string[];
}

const LAWS: readonly Law[] = [
  {
    name: 'law 3: rules are pure',
    rules: PURE_SYNTAX,
    refused: ['Date.now()', 'new Date()', 'Date()', 'Math.random()', 'const { random } = Math', 'const { now } = Date'],
    allowed: ['new Date(at)', 'Date.UTC(2026, 0)', 'Math.max(1, 2)', 'clock.now()'],
  },
  {
    name: 'law 7: no error is swallowed',
    rules: CATCH_SYNTAX,
    refused: ['try { a() } catch {}', 'try { a() } catch (error) { /* never mind */ }'],
    allowed: ['try { a() } catch (error) { report(error) }'],
  },
  {
    name: 'law 8: guest manners',
    rules: GUEST_SYNTAX,
    refused: [
      'element.innerHTML = text',
      'element.innerHTML += text',
      "element['innerHTML'] = text",
      'element.outerHTML = text',
      "element.insertAdjacentHTML('beforeend', text)",
      'document.write(text)',
      "import { unsafeHTML } from 'lit/directives/unsafe-html.js'",
      "import { unsafeSVG } from 'lit/directives/unsafe-svg.js'",
      "import { styleMap } from 'lit/directives/style-map.js'",
      'html`<p style="color: red"></p>`',
      'html`<p .innerHTML=${text}></p>`',
      "element.setAttribute('style', text)",
      'element.style.cssText = text',
    ],
    allowed: [
      'element.textContent = text',
      "import { classMap } from 'lit/directives/class-map.js'",
      'html`<p class="style" data-style="a">${text}</p>`',
      "element.style.setProperty('--callside-done', '40%')",
    ],
  },
  {
    name: 'how code reads',
    rules: STYLE_SYNTAX,
    refused: [
      'export default class {}',
      'enum Colour { Red }',
      'class A { constructor(readonly b: string) {} }',
      'class A { private b = 1 }',
      'class A { private b() {} }',
    ],
    allowed: ['export class A { #b = 1; readonly c = this.#b }', "const COLOURS = ['red'] as const"],
  },
];

for (const { name, rules, refused, allowed } of LAWS) {
  describe(name, () => {
    const eslint = new ESLint({
      overrideConfigFile: true,
      overrideConfig: {
        files: ['**/*.ts'],
        languageOptions: { parser: tseslint.parser as never },
        rules: { 'no-restricted-syntax': ['error', ...rules] },
      },
    });
    const findings = async (code: string): Promise<number> => {
      const [result] = await eslint.lintText(code, { filePath: 'one.ts' });
      return result?.messages.length ?? 0;
    };
    for (const code of refused) {
      it(`refuses ${code}`, async () => expect(await findings(code)).to.be.greaterThan(0));
    }
    for (const code of allowed) {
      it(`allows ${code}`, async () => expect(await findings(code)).to.equal(0));
    }
  });
}
