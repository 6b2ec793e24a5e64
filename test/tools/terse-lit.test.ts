import { expect } from 'chai';
import { parseAst } from 'rollup/parseAst';
import { terseLit } from '../../tools/rollup/terse-lit.mjs';

/** What the plugin makes of a module in that place. */
function shorten(code: string, id = '/somewhere/node_modules/lit-html/lit-html.js'): string {
  const result = terseLit().transform.call({ parse: parseAst }, code, id) as { code: string } | null;
  return result?.code ?? code;
}

describe('terseLit', () => {
  it('takes the words from an error that Lit throws', () => {
    expect(shorten('if (a) throw Error("a" + b, { cause: "c" });')).to.equal('if (a) throw Error();');
  });

  it('finds it in a function within a function', () => {
    expect(shorten('const a = () => { class B { c() { throw new Error("d"); } } };')).to.equal(
      'const a = () => { class B { c() { throw new Error(); } } };',
    );
  });

  it('leaves errors that are not thrown', () => {
    expect(shorten('throw a; new Error("b");')).to.equal('throw a; new Error("b");');
  });

  it('knows that style sheets can be adopted', () => {
    const asked = 'const a = b.ShadowRoot && "adoptedStyleSheets" in Document.prototype && "replace" in c.prototype;';
    expect(shorten(asked)).to.equal('const a = true;');
  });

  it('knows that there is no polyfill', () => {
    expect(shorten('const a = b.litHtmlPolyfillSupport; a?.(c);')).to.equal('const a = undefined; a?.(c);');
  });

  it('leaves no versions on the page', () => {
    expect(shorten('a.b(), (c.litHtmlVersions ??= []).push("3.3.3");')).to.equal('a.b(), undefined;');
  });

  it('leaves no metadata on the page, and reads none', () => {
    const code = 'Symbol.metadata ??= Symbol("metadata"), b.litPropertyMetadata ??= new WeakMap, d.litHtmlVersions;';
    expect(shorten(code)).to.equal('undefined, undefined, d.litHtmlVersions;');
    expect(shorten('const t = this[Symbol.metadata]; throw t;')).to.equal('const t = null; throw t;');
  });

  it('leaves the words of everybody else', () => {
    const code = 'throw Error("a");';
    expect(shorten(code, '/somewhere/packages/core/src/errors.ts')).to.equal(code);
  });
});
