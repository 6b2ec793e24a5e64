import { expect } from 'chai';
import { parseAst } from 'rollup/parseAst';
import { plainProperties } from '../../tools/rollup/plain-properties.mjs';

function plain(code: string, id = '/somewhere/packages/survey/src/survey.ts'): string {
  const context = {
    parse: parseAst,
    error(message: string): never {
      throw new Error(message);
    },
  };
  const result = plainProperties().transform.handler.call(context, code, id) as { code: string } | null;
  return result?.code ?? code;
}

describe('plainProperties', () => {
  it('calls the element itself for each property', () => {
    expect(plain('__decorateClass([property({ type: Object })], Survey.prototype, "definition");')).to.equal(
      'Survey.createProperty("definition", { type: Object });',
    );
    expect(plain('__decorateClass([property()], Survey.prototype, "seed");')).to.equal(
      'Survey.createProperty("seed");',
    );
  });

  it('gives a state no attribute', () => {
    expect(plain('__decorateClass([state()], Survey.prototype, "at");')).to.equal(
      'Survey.createProperty("at", { attribute: false });',
    );
  });

  it('says so when a property is decorated in another way', () => {
    expect(() => plain('__decorateClass([query("form")], Survey.prototype, "form");')).to.throw('query("form")');
    expect(() => plain('__decorateClass([state(), other()], Survey.prototype, "at");')).to.throw('other()');
  });

  it('leaves other elements to Lit', () => {
    const code = '__decorateClass([state()], Bar.prototype, "at");';
    expect(plain(code, '/somewhere/packages/ui/src/bar.ts')).to.equal(code);
  });
});
