import {
  compileOutboundPolicy,
  nextBestContact,
  orderByUrgency,
  type Callback,
  type OutboundEntry,
} from '@callside/core';
import { expect } from 'chai';
import { HOUR, outboundPolicy } from '../support/outbound.js';

const NOW = Date.UTC(2026, 2, 2, 2);
const policy = compileOutboundPolicy(
  outboundPolicy({ retry: { busy: { every: 'PT4H' } }, callbacks: { fallsToTeamAfter: 'PT30M' } }),
);

/** A record that was dialled so many hours ago. */
function entry(
  id: string,
  { dialled = [] as number[], callback = undefined as Callback | undefined } = {},
): OutboundEntry {
  return {
    contact: { id, ...(callback === undefined ? {} : { callback }) },
    history: dialled.map((hours) => ({ at: NOW - hours * HOUR, outcome: 'busy' })),
  };
}

function order(...entries: OutboundEntry[]): string[] {
  const ranked = orderByUrgency(policy, entries, { now: NOW, agent: '1001' });
  return ranked.map(
    ({ entry, urgency, decision }) => `${entry.contact.id}:${urgency}${decision.allowed ? '' : ' waits'}`,
  );
}

describe('orderByUrgency', () => {
  it('takes due callbacks first, then retries, then fresh records', () => {
    const callback = { at: NOW - 1 };
    expect(order(entry('f'), entry('r', { dialled: [5] }), entry('c', { callback }))).to.deep.equal([
      'c:callback',
      'r:retry',
      'f:fresh',
    ]);
  });

  it('takes the longest due and the longest untried first', () => {
    const late = { at: NOW - 2 * HOUR };
    const later = { at: NOW - HOUR };
    expect(
      order(
        entry('r1', { dialled: [5] }),
        entry('r2', { dialled: [9] }),
        entry('c1', { callback: later }),
        entry('c2', { callback: late }),
      ),
    ).to.deep.equal(['c2:callback', 'c1:callback', 'r2:retry', 'r1:retry']);
  });

  it('keeps the order of fresh records', () => {
    expect(order(entry('b'), entry('a'))).to.deep.equal(['b:fresh', 'a:fresh']);
  });

  it('puts what must wait behind, the soonest first, and what can never be dialled last', () => {
    const never: OutboundEntry = { contact: { id: 'n', doNotCall: true }, history: [] };
    expect(order(never, entry('w1', { dialled: [1] }), entry('w2', { dialled: [2] }), entry('f'))).to.deep.equal([
      'f:fresh',
      'w2:retry waits',
      'w1:retry waits',
      'n:fresh waits',
    ]);
  });

  it('leaves a colleague’s callback to the colleague until the team gets it', () => {
    const mine = entry('m', { callback: { at: NOW, agent: '1001' } });
    const theirs = entry('t', { callback: { at: NOW - HOUR / 4, agent: '1002' } });
    const fallen = entry('l', { callback: { at: NOW - HOUR, agent: '1002' } });
    expect(order(mine, theirs, fallen)).to.deep.equal(['l:callback', 'm:callback', 't:callback waits']);
  });
});

describe('nextBestContact', () => {
  it('is the most urgent record', () => {
    const list = [entry('f'), entry('r', { dialled: [5] })];
    expect(nextBestContact(policy, list, { now: NOW })).to.equal(list[1]);
  });

  it('is none when all must wait', () => {
    expect(nextBestContact(policy, [entry('w', { dialled: [1] })], { now: NOW })).to.equal(undefined);
  });
});
