import { compileExpression, type Expression, type Scope } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import jsonLogic from 'json-logic-js';

/** What the conditions of a call read, and whatever else JSON can hold. */
const value = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, -1, 2.5, '', '0', '1', 'a', 'apple', '2.5', ' '),
  fc.integer({ min: -100, max: 100 }),
  fc.string({ maxLength: 6 }),
);

const data = fc.record({
  fields: fc.record({ a: value, b: value, list: fc.array(value, { maxLength: 4 }) }),
  answers: fc.record({ yes: fc.boolean(), nested: fc.record({ deep: value }) }),
  now: fc.integer({ min: 0 }),
});

const path = fc.constantFrom(
  'fields.a',
  'fields.b',
  'fields.list',
  'fields.list.0',
  'answers.nested.deep',
  'now',
  'no',
);

/** Rules of every published operation but `log`. `substr` gets numbers: with texts that one adds texts up. */
const { rule } = fc.letrec<{ rule: Expression; list: Expression }>((tie) => {
  const [one, list] = [tie('rule'), tie('list')];
  const operation = (name: string, ...args: fc.Arbitrary<Expression>[]): fc.Arbitrary<Expression> =>
    fc.tuple(...args).map((written) => ({ [name]: written }));
  const names = (all: readonly string[], ...args: fc.Arbitrary<Expression>[]): fc.Arbitrary<Expression>[] =>
    all.map((name) => operation(name, ...args));
  const inner = fc.oneof(
    fc.constantFrom<Expression>(
      { var: '' },
      { '>': [{ var: '' }, 1] },
      { '!!': [{ var: '' }] },
      { '+': [{ var: '' }, 1] },
    ),
    value,
  );
  return {
    rule: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      value,
      path.map((name) => ({ var: name })),
      fc.tuple(path, value).map((args): Expression => ({ var: args })),
      ...names(['==', '!=', '===', '!==', '>', '>=', '<', '<='], one, one),
      ...names(['<', '<='], one, one, one),
      ...names(['!', '!!'], one),
      ...names(['and', 'or', 'max', 'min', '+', '*', 'cat'], one, one, one),
      ...names(['and', 'or', '+', '*', 'cat', '-', '/', '%', 'if', '?:'], one, one),
      ...names(['-', '+', 'if', 'cat', 'and', 'or'], one),
      ...names(['if', '?:'], one, one, one),
      ...names(['if'], one, one, one, one, one),
      operation(
        'in',
        one,
        fc.oneof(
          list,
          fc.string({ maxLength: 4 }),
          path.map((name) => ({ var: name })),
        ),
      ),
      operation(
        'substr',
        fc.string({ maxLength: 8 }),
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: -9, max: 9 }),
      ),
      operation('merge', list, list),
      ...names(['map', 'filter', 'all', 'none', 'some'], list, inner),
      operation(
        'reduce',
        list,
        fc.constantFrom<Expression>(
          { '+': [{ var: 'current' }, { var: 'accumulator' }] },
          { cat: [{ var: 'accumulator' }, { var: 'current' }] },
        ),
        value,
      ),
      fc.array(path, { minLength: 1, maxLength: 3 }).map((names): Expression => ({ missing: names })),
      fc.tuple(fc.nat(3), fc.array(path, { maxLength: 3 })).map((args): Expression => ({ missing_some: args })),
      list,
    ),
    list: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<Expression>({ var: 'fields.list' }),
      fc.array(value, { maxLength: 4 }),
      fc.array(one, { maxLength: 3 }),
    ),
  };
});

describe('a compiled expression beside json-logic-js', () => {
  it('has the same value for random rules and data', () => {
    fc.assert(
      fc.property(rule, data, (expression, scope) => {
        const theirs: unknown = jsonLogic.apply(expression as never, scope);
        expect(compileExpression(expression).evaluate(scope as Scope)).to.deep.equal(theirs);
      }),
      { numRuns: 4000 },
    );
  });

  it('holds for the same rules', () => {
    fc.assert(
      fc.property(rule, data, (expression, scope) => {
        const theirs: unknown = jsonLogic.truthy(jsonLogic.apply(expression as never, scope));
        expect(compileExpression(expression).holds(scope as Scope)).to.equal(theirs);
      }),
      { numRuns: 2000 },
    );
  });
});
