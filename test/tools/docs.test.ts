import { readFileSync } from 'node:fs';
import { COMPENSATION_WORKFLOW, startWorkflow, TICKET_WORKFLOW, transition, workflowToMermaid } from '@callside/core';
import { expect } from 'chai';
import { ROOT } from '../../tools/workspace.mjs';

const rules = readFileSync(`${ROOT}/docs/rules.md`, 'utf8');

describe('docs/rules.md', () => {
  it('shows the compensation as its table is', () => {
    expect(rules).to.contain(['```mermaid', workflowToMermaid(COMPENSATION_WORKFLOW).trim(), '```'].join('\n'));
  });

  it('tells the truth about a refused event', () => {
    const { snapshot } = startWorkflow(TICKET_WORKFLOW, { now: 0 });
    const result = transition(TICKET_WORKFLOW, snapshot, { type: 'close', at: 0, by: '1001' }, { roles: ['agent'] });
    expect(result).to.deep.equal({
      ok: false,
      snapshot,
      effects: [],
      refusal: { reason: 'not-from-this-state', event: 'close', state: 'pending' },
    });
  });
});
