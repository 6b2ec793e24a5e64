import { expect } from 'chai';
import fc from 'fast-check';
import { randomHappenings, randomWorkflow } from '../support/random-workflow.js';
import { SECOND } from '../support/workflows.js';
import { seenByUs, seenByXState } from '../support/xstate.js';

describe('the engine beside XState', function () {
  this.timeout(60_000);

  it('shows the same states, variables and effects for any workflow and anything that happens', () => {
    fc.assert(
      fc.property(randomWorkflow, randomHappenings, (workflow, happened) => {
        expect(seenByUs(workflow, happened, SECOND)).to.deep.equal(seenByXState(workflow, happened, SECOND));
      }),
      { numRuns: 400 },
    );
  });
});
