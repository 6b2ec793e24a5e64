import type { Expression } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { compileExpression } from '../../../packages/core/src/logic/compile.js';
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
  { '+': [{ var: 'flow.missing' }, -2.5] },
];

describe('quickExpression', () => {
  for (const expression of SHORTCUTS) {
    it(`gives what the expression gives: ${JSON.stringify(expression)}`, () => {
      const compiled = compileExpression(expression);
      const quick = quickExpression(expression, compiled, ['n']);
      fc.assert(
        fc.property(fc.jsonValue(), fc.jsonValue(), (inFlow, inEvent) => {
          const flow = { n: inFlow as never };
          const event = { n: inEvent as never };
          expect(asFlowValue(quick?.([flow.n], event))).to.deep.equal(asFlowValue(compiled.evaluate({ flow, event })));
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
    { '+': [1, { var: 'flow.n' }] },
    [{ var: 'flow.n' }],
    {},
  ] as const) {
    it(`has no shortcut for ${JSON.stringify(expression)}`, () => {
      expect(quickExpression(expression as Expression, compileExpression(expression as Expression), ['n'])).to.equal(
        undefined,
      );
    });
  }
});
