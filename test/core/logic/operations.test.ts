import { compileExpression, type Expression } from '@callside/core';
import { expect } from 'chai';

type Case = readonly [expression: Expression, result: unknown, data?: object];

const order = { temp: 100, pie: { filling: 'apple' }, a: 'apple', c: 'carrot', champ: { name: 'Fezzig', height: 223 } };
const desserts = {
  items: [
    { qty: 1, price: 10 },
    { qty: 0, price: 20 },
  ],
};

/** Each operation that jsonlogic.com documents, with cases in the spirit of its page. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  var: [
    [{ var: ['a'] }, 'apple', order],
    [{ var: 'a' }, 'apple', order],
    [{ var: ['z', 26] }, 26, order],
    [{ var: 'champ.name' }, 'Fezzig', order],
    [{ var: 1 }, 'b', ['a', 'b']],
    [{ var: '' }, order, order],
    [{ var: 'z' }, null, order],
  ],
  missing: [
    [{ missing: ['a', 'b'] }, ['b'], order],
    [{ missing: ['a', 'c'] }, [], order],
    [{ if: [{ missing: ['a', 'b'] }, 'not enough', 'ok'] }, 'not enough', order],
    [{ missing: { merge: ['a', { if: [true, ['x'], []] }] } }, ['x'], order],
    [{ missing: ['champ.name', 'champ.age'] }, ['champ.age'], order],
    [{ missing: ['empty'] }, ['empty'], { empty: '' }],
  ],
  missing_some: [
    [{ missing_some: [1, ['a', 'x', 'y']] }, [], order],
    [{ missing_some: [2, ['a', 'x', 'y']] }, ['x', 'y'], order],
  ],
  if: [
    [{ if: [true, 'yes', 'no'] }, 'yes'],
    [{ if: [false, 'yes', 'no'] }, 'no'],
    [{ if: [{ '<': [{ var: 'temp' }, 0] }, 'ice', { '<': [{ var: 'temp' }, 100] }, 'water', 'gas'] }, 'gas', order],
    [{ if: [false, 'yes'] }, null],
    [{ if: [] }, null],
    [{ '?:': [true, 1, 2] }, 1],
  ],
  '==': [
    [{ '==': [1, 1] }, true],
    [{ '==': [1, '1'] }, true],
    [{ '==': [0, false] }, true],
    [{ '==': [null, 0] }, false],
    [{ '==': ['', 0] }, true],
  ],
  '===': [
    [{ '===': [1, 1] }, true],
    [{ '===': [1, '1'] }, false],
  ],
  '!=': [
    [{ '!=': [1, 2] }, true],
    [{ '!=': [1, '1'] }, false],
  ],
  '!==': [
    [{ '!==': [1, 2] }, true],
    [{ '!==': [1, '1'] }, true],
  ],
  '!': [
    [{ '!': [true] }, false],
    [{ '!': [[]] }, true],
    [{ '!': ['0'] }, false],
  ],
  log: [[{ log: ['seen'] }, 'seen']],
  '!!': [
    [{ '!!': [[]] }, false],
    [{ '!!': ['0'] }, true],
    [{ '!!': [0] }, false],
  ],
  or: [
    [{ or: [true, false] }, true],
    [{ or: [false, 'apple'] }, 'apple'],
    [{ or: [false, null, 'apple'] }, 'apple'],
    [{ or: [0, ''] }, ''],
  ],
  and: [
    [{ and: [true, true] }, true],
    [{ and: [true, 'apple', false] }, false],
    [{ and: [true, '', 3] }, ''],
    [{ and: [1, 3] }, 3],
  ],
  '>': [
    [{ '>': [2, 1] }, true],
    [{ '>': ['10', 9] }, true],
    [{ '>': ['b', 'a'] }, true],
  ],
  '>=': [[{ '>=': [1, 1] }, true]],
  '<': [
    [{ '<': [1, 2] }, true],
    [{ '<': [1, 2, 3] }, true],
    [{ '<': [1, 1, 3] }, false],
    [{ '<': [0, { var: 'temp' }, 100] }, false, order],
  ],
  '<=': [
    [{ '<=': [1, 1] }, true],
    [{ '<=': [1, 4, 3] }, false],
  ],
  max: [[{ max: [1, 2, 3] }, 3]],
  min: [[{ min: [1, 2, 3] }, 1]],
  '+': [
    [{ '+': [4, 2] }, 6],
    [{ '+': [2, 2, 2] }, 6],
    [{ '+': '3.14' }, 3.14],
    [{ '+': ['2', '3'] }, 5],
  ],
  '-': [
    [{ '-': [4, 2] }, 2],
    [{ '-': [2] }, -2],
  ],
  '*': [
    [{ '*': [4, 2] }, 8],
    [{ '*': [2, 2, 2] }, 8],
  ],
  '/': [[{ '/': [4, 2] }, 2]],
  '%': [
    [{ '%': [101, 2] }, 1],
    [{ '%': [-1, 3] }, -1],
  ],
  map: [
    [{ map: [{ var: 'list' }, { '*': [{ var: '' }, 2] }] }, [2, 4], { list: [1, 2] }],
    [{ map: [{ var: 'absent' }, 1] }, []],
  ],
  filter: [
    [{ filter: [{ var: 'list' }, { '%': [{ var: '' }, 2] }] }, [1, 3], { list: [1, 2, 3] }],
    [{ filter: [{ var: 'items' }, { '>=': [{ var: 'qty' }, 1] }] }, [{ qty: 1, price: 10 }], desserts],
  ],
  reduce: [
    [{ reduce: [{ var: 'list' }, { '+': [{ var: 'current' }, { var: 'accumulator' }] }, 0] }, 6, { list: [1, 2, 3] }],
    [{ reduce: [{ var: 'absent' }, { '+': [1, 1] }, 7] }, 7],
  ],
  all: [
    [{ all: [[1, 2], { '>': [{ var: '' }, 0] }] }, true],
    [{ all: [[1, -2], { '>': [{ var: '' }, 0] }] }, false],
    [{ all: [[], true] }, false],
  ],
  none: [
    [{ none: [[-1, -2], { '>': [{ var: '' }, 0] }] }, true],
    [{ none: [[], true] }, true],
  ],
  some: [
    [{ some: [[-1, 2], { '>': [{ var: '' }, 0] }] }, true],
    [{ some: [[], true] }, false],
  ],
  merge: [
    [
      {
        merge: [
          [1, 2],
          [3, 4],
        ],
      },
      [1, 2, 3, 4],
    ],
    [{ merge: [1, 2, [3, 4]] }, [1, 2, 3, 4]],
  ],
  in: [
    [{ in: ['Ringo', ['John', 'Ringo']] }, true],
    [{ in: ['Spring', 'Springfield'] }, true],
    [{ in: ['a', null] }, false],
  ],
  cat: [
    [{ cat: ['I love', ' pie'] }, 'I love pie'],
    [{ cat: ['I love ', { var: 'pie.filling' }, ' pie'] }, 'I love apple pie', order],
    [{ cat: [1, true] }, '1true'],
  ],
  substr: [
    [{ substr: ['jsonlogic', 4] }, 'logic'],
    [{ substr: ['jsonlogic', -5] }, 'logic'],
    [{ substr: ['jsonlogic', 1, 3] }, 'son'],
    [{ substr: ['jsonlogic', 4, -2] }, 'log'],
    [{ substr: ['jsonlogic', -99] }, 'jsonlogic'],
  ],
};

for (const [operation, cases] of Object.entries(CASES)) {
  describe(`the operation "${operation}"`, () => {
    for (const [expression, result, data = {}] of cases) {
      it(`gives ${JSON.stringify(result)} for ${JSON.stringify(expression)}`, () => {
        expect(compileExpression(expression).evaluate(data)).to.deep.equal(result);
      });
    }
  });
}

describe('operations that decide', () => {
  const fault: Expression = {
    map: [Array.from({ length: 1000 }, () => 0), { map: [Array.from({ length: 200 }, () => 0), { '+': [1] }] }],
  };

  for (const [name, expression] of Object.entries<Expression>({
    if: { if: [true, 1, fault] },
    and: { and: [false, fault] },
    or: { or: [true, fault] },
  })) {
    it(`run only the branch that is needed in "${name}"`, () => {
      expect(() => compileExpression(expression).evaluate({})).not.to.throw();
    });
  }
});
