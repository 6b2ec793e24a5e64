import { callInFocus, callState, switchCall, type CallEvent, type LiveCall } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

const call = (id: string, ...types: CallEvent['type'][]): LiveCall => ({
  id,
  events: types.map((type, at) => ({ type, at })),
});

const talking = call('a', 'connected');
const held = call('b', 'connected', 'held');
const ringing = call('c', 'offered');
const wrapping = call('d', 'connected', 'ended');

describe('switchCall', () => {
  it('holds the call that is spoken on and takes the other back', () => {
    expect(switchCall([talking, held], 'b', 9)).to.deep.equal({
      ok: true,
      events: [
        { call: 'a', type: 'held', at: 9 },
        { call: 'b', type: 'resumed', at: 9 },
      ],
    });
  });

  it('answers a call that rings', () => {
    expect(switchCall([held, ringing], 'c', 9)).to.deep.equal({
      ok: true,
      events: [{ call: 'c', type: 'connected', at: 9 }],
    });
  });

  it('has nothing to do for the call that is spoken on', () => {
    expect(switchCall([talking, held], 'a', 9)).to.deep.equal({ ok: true, events: [] });
  });

  it('refuses a call that is over, with its state', () => {
    expect(switchCall([talking, wrapping], 'd', 9)).to.deep.equal({
      ok: false,
      state: 'wrap-up',
      reason: 'not-from-this-state',
    });
  });

  it('refuses a call that it does not know', () => {
    expect(switchCall([talking], 'x', 9)).to.deep.equal({ ok: false, reason: 'unknown-call' });
  });

  it('never leaves two calls spoken on', () => {
    const types = fc.array(fc.constantFrom<CallEvent['type']>('offered', 'connected', 'held', 'resumed', 'ended'));
    fc.assert(
      fc.property(fc.array(types, { minLength: 1, maxLength: 4 }), fc.nat(3), (lists, wanted) => {
        const calls = lists.map((list, index) => call(String(index), ...list));
        const result = switchCall(calls, String(wanted % calls.length), 1000);
        if (!result.ok) return;
        const after = calls.map(({ id, events }) =>
          callState([...events, ...result.events.filter((event) => event.call === id)]),
        );
        expect(after.filter((state) => state === 'connected')).to.have.length(1);
      }),
    );
  });
});

describe('callInFocus', () => {
  it('is the call that is spoken on', () => {
    expect(callInFocus([wrapping, talking, held])?.id).to.equal('a');
  });

  it('is the one in which something happened last when nobody speaks', () => {
    expect(callInFocus([ringing, held])?.id).to.equal('b');
  });

  it('is none that is closed, or of which nothing was told', () => {
    expect(callInFocus([call('x', 'offered', 'ended'), call('y')])).to.equal(undefined);
  });
});
