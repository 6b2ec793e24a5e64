import {
  CALL_EVENTS,
  CALL_STATES,
  INBOUND_CALL_WORKFLOW,
  TICKET_STATUSES,
  TICKET_WORKFLOW,
  transition,
  type CallEventType,
  type CallState,
  type TicketEvent,
  type TicketStatus,
  type Workflow,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

const TICKET_EVENTS: readonly TicketEvent[] = ['start', 'wait', 'resume', 'escalate', 'resolve', 'close', 'reopen'];

function describeTable<S extends string, E extends string>(
  name: string,
  { workflow, states, events }: { workflow: Workflow<S, E>; states: readonly S[]; events: readonly E[] },
): void {
  describe(name, () => {
    it('declares every state', () => {
      expect(Object.keys(workflow.states).sort()).to.deep.equal([...states].sort());
    });

    it('never leaves the declared states, whatever happens', () => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...events)), (happened) => {
          const end = happened.reduce<S>((state, event) => transition(workflow, state, event).state, workflow.initial);
          return states.includes(end);
        }),
      );
    });

    it('names a reason for each refusal and stays where it is', () => {
      for (const state of states) {
        for (const event of events) {
          const result = transition(workflow, state, event);
          if (!result.ok) expect([result.state, result.reason]).to.deep.equal([state, 'not-from-this-state']);
        }
      }
    });

    it('reaches every state', () => {
      const reached = new Set<S>([workflow.initial]);
      for (const state of reached) for (const event of events) reached.add(transition(workflow, state, event).state);
      expect(reached.size).to.equal(states.length);
    });
  });
}

describeTable<CallState, CallEventType>('INBOUND_CALL_WORKFLOW', {
  workflow: INBOUND_CALL_WORKFLOW,
  states: CALL_STATES,
  events: CALL_EVENTS,
});
describeTable<TicketStatus, TicketEvent>('TICKET_WORKFLOW', {
  workflow: TICKET_WORKFLOW,
  states: TICKET_STATUSES,
  events: TICKET_EVENTS,
});

describe('a closed ticket', () => {
  it('can only be opened again', () => {
    const open = TICKET_EVENTS.filter((event) => transition(TICKET_WORKFLOW, 'closed', event).ok);
    expect(open).to.deep.equal(['reopen']);
  });
});

describe('a call', () => {
  it('starts the wrap-up timer at hang-up', () => {
    expect(transition(INBOUND_CALL_WORKFLOW, 'connected', 'ended')).to.deep.include({
      state: 'wrap-up',
      effects: ['start-wrap-up'],
    });
  });

  it('that nobody took ends without wrap-up', () => {
    expect(transition(INBOUND_CALL_WORKFLOW, 'offered', 'ended').state).to.equal('closed');
  });
});
