import { compileWorkflow, isCallsideError } from '@callside/core';
import { expect } from 'chai';
import { workflowOf } from '../support/workflows.js';

describe('compileWorkflow', () => {
  for (const [what, states] of [
    ['an unknown target', { a: { title: 'A', on: { go: [{ to: 'b' }] } } }],
    ['a deadline without a time', { a: { title: 'A', after: [{}] } }],
    ['a delay in months', { a: { title: 'A', after: [{ delay: 'P1M' }] } }],
    ['no first state inside', { a: { title: 'A', states: { b: { title: 'B' } } } }],
    ['a final state inside', { a: { title: 'A', initial: 'b', states: { b: { title: 'B', final: true } } } }],
    ['a value for a variable that is not there', { a: { title: 'A', on: { go: [{ assign: { nobody: 1 } }] } } }],
    ['no states', {}],
  ] as const) {
    it(`refuses ${what}`, () => {
      let code: string | undefined;
      try {
        compileWorkflow(workflowOf({ states }));
      } catch (error) {
        code = isCallsideError(error) ? error.code : undefined;
      }
      expect(code).to.equal('definition-invalid');
    });
  }

  it('does its work once for each definition', () => {
    const definition = workflowOf({ states: { a: { title: 'A' } } });
    expect(compileWorkflow(definition)).to.equal(compileWorkflow(definition));
  });
});
