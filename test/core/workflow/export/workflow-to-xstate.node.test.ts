import {
  COMPENSATION_WORKFLOW,
  INBOUND_CALL_WORKFLOW,
  TICKET_WORKFLOW,
  workflowToXState,
  type XStateNode,
} from '@callside/core';
import { expect } from 'chai';
import { assign, createActor, createMachine, setup } from 'xstate';

const options = { assign: assign as never, now: () => 0 };

describe('workflowToXState', () => {
  it('writes a configuration of plain JSON', () => {
    const { config } = workflowToXState(INBOUND_CALL_WORKFLOW, options);
    expect(JSON.parse(JSON.stringify(config))).to.deep.equal(config);
  });

  it('gives setup what it needs', () => {
    const { config, implementations } = workflowToXState(TICKET_WORKFLOW, options);
    const actor = createActor(setup(implementations as never).createMachine(config as never)).start();
    actor.send({ type: 'start', at: 0, roles: ['agent'] } as never);
    expect(actor.getSnapshot().value).to.equal('processing');
  });

  it('holds roles and conditions as guards', () => {
    const { config, implementations } = workflowToXState(COMPENSATION_WORKFLOW, options);
    const actor = createActor(createMachine(config as never, implementations as never)).start();
    for (const event of [
      { type: 'amend', data: { amount: 300 }, roles: ['agent'] },
      { type: 'verify', by: '1', roles: ['agent'] },
      { type: 'approve', by: '2', roles: ['team-leader'] },
    ]) {
      actor.send({ at: 0, ...event } as never);
    }
    expect(actor.getSnapshot().value).to.equal('second-person');
  });

  it('tells of effects only whoever listens', () => {
    const told: string[] = [];
    const { config, implementations } = workflowToXState(TICKET_WORKFLOW, {
      ...options,
      onEffect: ({ type }) => told.push(type),
    });
    createActor(createMachine(config as never, implementations as never)).start();
    expect(told).to.deep.equal(['assign-owner']);
  });

  it('describes states in the language that is asked for', () => {
    const { config } = workflowToXState(TICKET_WORKFLOW, { ...options, locale: 'zh-CN' });
    const states = config.states as Record<string, XStateNode>;
    expect(states['pending']?.description).to.equal('待处理');
  });
});
