import { CALL_STATES, callState, reseedCall, type CallEvent, type CallEventType } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

const events = (...types: CallEventType[]): CallEvent[] => types.map((type, at) => ({ type, at }));

describe('reseedCall', () => {
  it('adds nothing where log and line agree', () => {
    expect(reseedCall(events('connected'), { state: 'connected', since: 0 })).to.deep.equal({ ok: true, events: [] });
  });

  it('adds what happened while nobody listened', () => {
    expect(reseedCall(events('connected'), { state: 'wrap-up', since: 90_000 })).to.deep.equal({
      ok: true,
      events: [{ type: 'ended', at: 90_000 }],
    });
  });

  it('adds every step that was missed', () => {
    expect(reseedCall([], { state: 'held', since: 5 })).to.deep.equal({
      ok: true,
      events: [
        { type: 'connected', at: 5 },
        { type: 'held', at: 5 },
      ],
    });
  });

  it('adds it after what is known, whatever the clock of the line says', () => {
    expect(reseedCall(events('connected', 'held'), { state: 'connected', since: 0 })).to.deep.equal({
      ok: true,
      events: [{ type: 'resumed', at: 1 }],
    });
  });

  it('takes no call back from its wrap-up', () => {
    expect(reseedCall(events('connected', 'ended'), { state: 'connected', since: 9 })).to.deep.equal({
      ok: false,
      state: 'wrap-up',
      reason: 'not-from-this-state',
    });
  });

  it('never saves a record by itself', () => {
    expect(reseedCall(events('connected'), { state: 'closed', since: 9 }).ok).to.equal(false);
  });

  it('arrives where the line is', () => {
    const types = fc.array(fc.constantFrom<CallEventType>('offered', 'connected', 'held', 'resumed', 'ended'));
    fc.assert(
      fc.property(types, fc.constantFrom(...CALL_STATES), fc.nat(20), (known, state, since) => {
        const result = reseedCall(events(...known), { state, since });
        if (result.ok) expect(callState([...events(...known), ...result.events])).to.equal(state);
      }),
    );
  });
});
