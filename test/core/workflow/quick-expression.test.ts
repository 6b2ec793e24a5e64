import type { Expression } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { compileExpression } from '../../../packages/core/src/logic/compile.js';
import { resultOf } from '../../../packages/core/src/workflow/flow-expression.js';
import { asFlowValue } from '../../../packages/core/src/workflow/flow-value.js';
import { quickExpression } from '../../../packages/core/src/workflow/quick-expression.js';

const SHORTCUTS: readonly Expression[] = [
  5,
  null,
  { var: 'flow.n' },
  { var: 'flow.constructor' },
  { var: 'event.n' },
  { var: 'event.missing' },
  { '+': [{ var: 'flow.n' }, 1] },
  { '+': [{ var: 'flow.n' }, -2.5] },
];

describe('quickExpression', () => {
  for (const expression of SHORTCUTS) {
    it(`gives what the expression gives: ${JSON.stringify(expression)}`, () => {
      const compiled = compileExpression(expression);
      const quick = quickExpression(expression, ['n']);
      expect(quick).to.not.equal(undefined);
      fc.assert(
        fc.property(fc.jsonValue(), fc.jsonValue(), (inFlow, inEvent) => {
          const flow = { n: inFlow as never };
          const event = { n: inEvent as never };
          const result = resultOf({ compiled, quick, reads: ['n'] }, [flow.n], { type: 'a', at: 0, data: event }, {});
          expect(result).to.deep.equal(asFlowValue(compiled.evaluate({ flow, event })));
        }),
      );
    });
  }

  for (const expression of [
    { var: 'event.by' },
    { var: 'flow.a.b' },
    { var: 'ticket.id' },
    { var: '' },
    { var: ['flow.n', 1] },
    { '+': [{ var: 'flow.n' }, { var: 'flow.n' }] },
    { '+': [{ var: 'flow.missing' }, 1] },
    { '+': [1, { var: 'flow.n' }] },
    [{ var: 'flow.n' }],
    {},
  ] as const) {
    it(`has no shortcut for ${JSON.stringify(expression)}`, () => {
      expect(quickExpression(expression as Expression, ['n'])).to.equal(undefined);
    });
  }
});
