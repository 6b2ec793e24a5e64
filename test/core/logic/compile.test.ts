import { compileExpression, SCOPE_NAMES, type Expression, type Scope } from '@callside/core';
import { expect } from 'chai';
import { MAX_DEPTH } from '../../../packages/core/src/logic/compile.js';
import { MAX_STEPS, MAX_TEXT } from '../../../packages/core/src/logic/step.js';
import { errorOf } from '../../support/rejection.js';

function evaluate(expression: Expression, scope: Scope = {}): unknown {
  return compileExpression(expression).evaluate(scope);
}

function dependenciesOf(expression: Expression): readonly string[] {
  return compileExpression(expression).dependencies;
}

/** Negations inside negations. */
function nested(depth: number): Expression {
  return Array.from({ length: depth }).reduce<Expression>((inner) => ({ '!': [inner] }), true);
}

describe('compileExpression', () => {
  for (const value of [true, 17, 'lift', null, ['a', 'b']] as const) {
    it(`lets ${JSON.stringify(value)} stand for itself`, () => {
      expect(evaluate(value)).to.deep.equal(value);
    });
  }

  it('takes an argument that is alone without its list', () => {
    expect(evaluate({ '!': true })).to.equal(false);
  });

  it('runs operations inside lists', () => {
    expect(evaluate([{ '+': [1, 2] }, 'a'])).to.deep.equal([3, 'a']);
  });

  it('can be evaluated again with other data', () => {
    const doubled = compileExpression({ '*': [{ var: 'fields.a' }, 2] });
    expect([1, 2].map((a) => doubled.evaluate({ fields: { a } }))).to.deep.equal([2, 4]);
  });

  it('does not change what it reads', () => {
    const scope = { fields: { list: [3, 1, 2] } };
    evaluate({ merge: [{ var: 'fields.list' }, 4] }, scope);
    expect(scope).to.deep.equal({ fields: { list: [3, 1, 2] } });
  });

  describe('holds', () => {
    for (const [value, truth] of [
      [true, true],
      [false, false],
      [1, true],
      [0, false],
      ['', false],
      ['0', true],
      [[], false],
      [[0], true],
      [null, false],
    ] as const) {
      it(`reads ${JSON.stringify(value)} as ${String(truth)}`, () => {
        expect(compileExpression(value).holds({})).to.equal(truth);
      });
    }
  });

  describe('dependencies', () => {
    it('names what is read', () => {
      expect(dependenciesOf({ and: [{ var: 'fields.a' }, { '>': [{ var: ['call.age', 0] }, 3] }] })).to.deep.equal([
        'fields.a',
        'call.age',
      ]);
    });

    it('names each variable once', () => {
      expect(dependenciesOf({ or: [{ var: 'fields.a' }, { var: 'fields.a' }] })).to.deep.equal(['fields.a']);
    });

    it('names what missing and missing_some look for', () => {
      expect(dependenciesOf({ missing: ['fields.a', 'fields.b'] })).to.deep.equal(['fields.a', 'fields.b']);
      expect(dependenciesOf({ missing_some: [1, ['fields.a', 'fields.b']] })).to.deep.equal(['fields.a', 'fields.b']);
    });

    it('names the list that is gone through, not what its items hold', () => {
      expect(dependenciesOf({ some: [{ var: 'fields.list' }, { '==': [{ var: 'kind' }, 1] }] })).to.deep.equal([
        'fields.list',
      ]);
    });

    it('names all values where the variable is only known later', () => {
      expect(dependenciesOf({ var: { cat: ['fields.', 'a'] } })).to.deep.equal([...SCOPE_NAMES]);
    });

    it('are empty for a constant', () => {
      expect(dependenciesOf(true)).to.deep.equal([]);
    });
  });

  describe('refuses', () => {
    const codeOf = (expression: unknown): unknown =>
      (errorOf(() => compileExpression(expression as Expression)) as { code?: unknown }).code;

    for (const name of ['eval', '__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      it(`the unknown operation "${name}"`, () => {
        expect(codeOf(JSON.parse(`{"${name}": [1]}`))).to.equal('expression-invalid');
      });
    }

    it('two operations in one object', () => {
      expect(codeOf({ '+': [1, 2], '-': [1, 2] })).to.equal('expression-invalid');
    });

    it('operations that nest too deep', () => {
      expect(codeOf(nested(MAX_DEPTH + 1))).to.equal('expression-limit');
    });

    it('lists that nest too deep', () => {
      expect(codeOf(JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`))).to.equal('expression-limit');
    });
  });

  it('takes operations that nest as deep as is allowed', () => {
    expect(evaluate(nested(MAX_DEPTH))).to.equal(true);
  });

  it('says where the fault is', () => {
    const error = errorOf(() => compileExpression({ and: [true, { or: [{ nope: [] }] }] }));
    expect(error).to.have.nested.property('details.path').that.deep.equals(['and', 1, 'or', 0]);
  });

  it('stops an evaluation that goes through too many items', () => {
    const list = Array.from({ length: 400 }, (_, index) => index);
    const inner: Expression = { map: [list, { '+': [{ var: '' }, 1] }] };
    const endless = compileExpression({ map: [list, inner] });
    expect(errorOf(() => endless.evaluate({}))).to.include({ code: 'expression-limit' });
    expect(list.length ** 2).to.be.greaterThan(MAX_STEPS);
  });

  describe('stops what would grow without end', () => {
    const twice = (operation: string): Expression => ({
      reduce: [
        Array.from({ length: 30 }, () => 1),
        { [operation]: [{ var: 'accumulator' }, { var: 'accumulator' }] },
        operation === 'cat' ? 'a' : [1],
      ],
    });
    const limitOf = (expression: Expression): unknown =>
      (errorOf(() => evaluate(expression)) as { details?: unknown }).details;

    it('a text that doubles', () => {
      expect(limitOf(twice('cat'))).to.deep.equal({ limit: 'text', max: MAX_TEXT });
    });

    it('a list that doubles', () => {
      expect(limitOf(twice('merge'))).to.deep.equal({ limit: 'steps', max: MAX_STEPS });
    });
  });

  describe('never reaches a prototype', () => {
    for (const path of ['__proto__', 'constructor', 'fields.constructor.name', 'fields.a.length', 'fields.toString']) {
      it(`by "${path}"`, () => {
        expect(evaluate({ var: path }, { fields: { a: 'text' } })).to.equal(null);
      });
    }

    it('by a path that is made while it runs', () => {
      expect(evaluate({ var: { cat: ['__pro', 'to__'] } })).to.equal(null);
    });
  });
});
