import {
  COMPENSATION_WORKFLOW,
  INBOUND_CALL_WORKFLOW,
  TICKET_WORKFLOW,
  workflowToXState,
  type XStateNode,
} from '@callside/core';
import { expect } from 'chai';
import { assign, createActor, createMachine, setup, SimulatedClock, type AnyStateMachine } from 'xstate';

const options = { assign: assign as never, now: () => 0 };

/** An actor in time that stands still: deadlines on a real clock would keep the process alive. */
function started(machine: AnyStateMachine) {
  return createActor(machine, { clock: new SimulatedClock() }).start();
}

describe('workflowToXState', () => {
  it('writes a configuration of plain JSON', () => {
    const { config } = workflowToXState(INBOUND_CALL_WORKFLOW, options);
    expect(JSON.parse(JSON.stringify(config))).to.deep.equal(config);
  });

  it('gives setup what it needs', () => {
    const { config, implementations } = workflowToXState(TICKET_WORKFLOW, options);
    const actor = started(setup(implementations as never).createMachine(config as never) as never);
    actor.send({ type: 'start', at: 0, roles: ['agent'] } as never);
    expect(actor.getSnapshot().value).to.equal('processing');
  });

  it('holds roles and conditions as guards', () => {
    const { config, implementations } = workflowToXState(COMPENSATION_WORKFLOW, options);
    const actor = started(createMachine(config as never, implementations as never) as never);
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
    started(createMachine(config as never, implementations as never) as never);
    expect(told).to.deep.equal(['assign-owner']);
  });

  it('describes states in the language that is asked for', () => {
    const { config } = workflowToXState(TICKET_WORKFLOW, { ...options, locale: 'zh-CN' });
    const states = config.states as Record<string, XStateNode>;
    expect(states['pending']?.description).to.equal('待处理');
  });
});
