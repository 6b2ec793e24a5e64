import {
  CALL_EVENTS,
  CALL_STATES,
  callDurations,
  callSegments,
  callState,
  callTransition,
  INBOUND_CALL_WORKFLOW,
  startWorkflow,
  transition,
  type CallEvent,
  type CallEventType,
  type CallState,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

/** Events from pairs of type and second. */
function events(...pairs: readonly (readonly [CallEventType, number])[]): CallEvent[] {
  return pairs.map(([type, second]) => ({ type, at: second * 1000 }));
}

const whole = events(['offered', 0], ['connected', 4], ['held', 60], ['resumed', 75], ['ended', 120], ['saved', 150]);

describe('callState', () => {
  for (let count = 0; count <= whole.length; count++) {
    const state = ['idle', 'offered', 'connected', 'held', 'connected', 'wrap-up', 'closed'][count];
    it(`is ${String(state)} after ${String(count)} events of a whole call`, () => {
      expect(callState(whole.slice(0, count))).to.equal(state);
    });
  }

  it('passes over an event that is told twice', () => {
    expect(callState(events(['connected', 0], ['connected', 1], ['held', 2], ['held', 3]))).to.equal('held');
  });

  it('goes on although the ring was never told', () => {
    expect(callState(events(['connected', 0], ['ended', 9]))).to.equal('wrap-up');
  });

  it('is closed for good', () => {
    expect(callState([...whole, ...events(['connected', 160])])).to.equal('closed');
  });
});

describe('callSegments', () => {
  it('has a stretch for each state, the last one open', () => {
    expect(callSegments(events(['offered', 0], ['connected', 4]))).to.deep.equal([
      { state: 'offered', from: 0, to: 4000 },
      { state: 'connected', from: 4000 },
    ]);
  });

  for (const [what, told, state] of [
    ['a hold without the answer', events(['offered', 0], ['held', 4]), 'held'],
    ['a return from hold without the hold', events(['offered', 0], ['resumed', 4]), 'connected'],
    [
      'an answer that stands for a return from hold',
      events(['connected', 0], ['held', 4], ['connected', 9]),
      'connected',
    ],
    ['an end of which nothing else is known', events(['ended', 4]), 'closed'],
  ] as const) {
    it(`takes ${what} for what it says`, () => {
      expect(callState(told)).to.equal(state);
    });
  }

  it('does not depend on the order in which events of different times come', () => {
    const pairs = fc.uniqueArray(fc.record({ type: fc.constantFrom(...CALL_EVENTS), at: fc.nat(50) }), {
      selector: ({ at }) => at,
    });
    fc.assert(
      fc.property(pairs, fc.nat(), (told, seed) => {
        const mixed = told.map((event, index) => ({ event, key: ((index + 1) * (seed + 7919)) % 101 }));
        const again = mixed.sort((a, b) => a.key - b.key).map(({ event }) => event);
        expect(callSegments(again)).to.deep.equal(callSegments(told));
      }),
    );
  });
});

describe('callTransition', () => {
  it('tells the next state', () => expect(callTransition('held', 'resumed').state).to.equal('connected'));
  it('refuses with the reason', () => {
    expect(callTransition('idle', 'saved')).to.deep.equal({ ok: false, state: 'idle', reason: 'not-from-this-state' });
  });
});

describe('the timeline and the workflow of the inbound call', () => {
  const EXAMPLES: Record<CallState, string> = {
    idle: 'idle',
    offered: 'offered',
    connected: 'connected.greet',
    held: 'held',
    'wrap-up': 'wrap-up',
    closed: 'closed',
  };
  const start = startWorkflow(INBOUND_CALL_WORKFLOW, { now: 0 }).snapshot;

  it('have the same states', () => {
    expect(Object.keys(INBOUND_CALL_WORKFLOW.states)).to.deep.equal([...CALL_STATES]);
  });

  for (const state of CALL_STATES) {
    it(`agree on what leads out of ${state}`, () => {
      const next = CALL_EVENTS.map((type) => {
        const result = transition(INBOUND_CALL_WORKFLOW, { ...start, state: EXAMPLES[state] }, { type, at: 0 });
        return [type, result.ok, result.ok ? result.snapshot.state.split('.')[0] : state];
      });
      expect(
        CALL_EVENTS.map((type) => [type, callTransition(state, type).ok, callTransition(state, type).state]),
      ).to.deep.equal(next);
    });
  }
});

describe('callDurations', () => {
  it('adds up a whole call', () => {
    expect(callDurations(whole, 999_000)).to.deep.equal({
      talk: 101_000,
      hold: 15_000,
      wrapUp: 30_000,
      handling: 146_000,
    });
  });

  it('counts the state that still runs until now', () => {
    expect(callDurations(events(['connected', 0], ['held', 10]), 25_000)).to.include({ talk: 10_000, hold: 15_000 });
  });

  it('does not count ringing as handling', () => {
    expect(callDurations(events(['offered', 0]), 30_000).handling).to.equal(0);
  });

  it('counts a doubled event once', () => {
    const doubled = events(['connected', 0], ['held', 10], ['held', 12], ['resumed', 20], ['ended', 30]);
    expect(callDurations(doubled, 30_000)).to.include({ talk: 20_000, hold: 10_000 });
  });

  it('counts what a missing event leaves to the state before it', () => {
    expect(callDurations(events(['connected', 0], ['held', 10], ['ended', 30]), 30_000)).to.include({
      talk: 10_000,
      hold: 20_000,
    });
  });

  it('puts an event that comes late in its place', () => {
    const late = events(['connected', 0], ['resumed', 20], ['held', 10], ['ended', 30]);
    expect(callDurations(late, 30_000)).to.include({ talk: 20_000, hold: 10_000 });
  });

  it('is nothing without events', () => {
    expect(callDurations([], 5000)).to.deep.equal({ talk: 0, hold: 0, wrapUp: 0, handling: 0 });
  });

  it('is never negative, and adds up', () => {
    const event = fc.record({ type: fc.constantFrom(...whole.map(({ type }) => type)), at: fc.nat(1000) });
    fc.assert(
      fc.property(fc.array(event), fc.nat(2000), (told, now) => {
        const { talk, hold, wrapUp, handling } = callDurations(told, now);
        return Math.min(talk, hold, wrapUp) >= 0 && handling === talk + hold + wrapUp;
      }),
    );
  });
});
