import { expect } from 'chai';
import fc from 'fast-check';
import { happenings, randomHappenings, randomWorkflow } from '../support/random-workflow.js';
import { SHIPPED_WORKFLOWS } from '../support/shipped-workflows.js';
import { ALL_ROLES, HOUR, SECOND } from '../support/workflows.js';
import { seenByUs, seenByXState } from '../support/xstate.js';

/** How far the clocks go in one stride; every deadline of the workflow is a multiple of it. */
const STRIDES: Readonly<Record<string, number>> = { 'inbound-call': 30 * SECOND };

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

  for (const workflow of SHIPPED_WORKFLOWS) {
    it(`shows the same for ${workflow.id}`, () => {
      const stride = STRIDES[workflow.id] ?? HOUR;
      const hour = fc.integer({ min: -1, max: 72 }).map((count) => count * HOUR);
      const word = fc.constantFrom('', 'lift');
      const data = fc.record(
        {
          ...{
            until: hour,
            replyBy: hour,
            callAt: hour,
            expiresAt: hour,
            remindAt: hour,
            dueAt: hour,
            acknowledgeBy: hour,
          },
          ...{ reason: word, question: word, notice: word, owner: word, proposal: word, ticket: word },
          amount: fc.constantFrom(0, 100, 800, 3000, 9000),
          satisfaction: fc.integer({ min: 0, max: 6 }),
          sensitive: fc.boolean(),
        },
        { requiredKeys: [] },
      );
      fc.assert(
        fc.property(happenings({ events: Object.keys(workflow.events), roles: ALL_ROLES, data }), (happened) => {
          expect(seenByUs(workflow, happened, stride)).to.deep.equal(seenByXState(workflow, happened, stride));
        }),
      );
    });
  }
});
