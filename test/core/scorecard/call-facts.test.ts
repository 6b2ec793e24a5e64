import { callFacts } from '@callside/core';
import { expect } from 'chai';
import { scoredCall, stayAt } from '../../support/scored-call.js';

describe('callFacts', () => {
  it('counts seconds from the first event, whichever came in first', () => {
    const call = scoredCall({
      events: [
        { type: 'connected', at: 1_006_000 },
        { type: 'offered', at: 1_000_000 },
        { type: 'held', at: 1_030_000 },
        { type: 'resumed', at: 1_050_000 },
        { type: 'ended', at: 1_096_000 },
        { type: 'saved', at: 1_120_000 },
      ],
      closedAt: 1_120_000,
    });
    expect(callFacts(call).call).to.include({
      direction: 'inbound',
      seconds: 96,
      ringSeconds: 6,
      talkSeconds: 70,
      holdSeconds: 20,
      wrapUpSeconds: 24,
      holds: 1,
    });
  });

  it('gives a stage its first entry, all stays and how often it was come to', () => {
    const path = [stayAt('greet', 4, 16), stayAt('verify', 16, 30), stayAt('soothe', 30, 40), stayAt('verify', 40, 46)];
    expect(callFacts(scoredCall({ path })).call.stages).to.deep.equal({
      greet: { at: 4, seconds: 12, visits: 1 },
      verify: { at: 16, seconds: 20, visits: 2 },
      soothe: { at: 30, seconds: 10, visits: 1 },
    });
  });

  it('takes steps of one stage in a row for one visit', () => {
    const again = { ...stayAt('verify', 30, 40), step: 'verify-again' };
    const { stages, steps } = callFacts(scoredCall({ path: [stayAt('verify', 16, 30), again] })).call;
    expect(stages['verify']).to.deep.equal({ at: 16, seconds: 24, visits: 1 });
    expect(steps['verify-again']).to.deep.equal({ at: 30, seconds: 10, visits: 1 });
  });

  it('gives a step its last answer and the moment that it was read out', () => {
    const read = { ...stayAt('notice', 4, 9), stamp: { kind: 'read-aloud', at: 1_008_000 } as const };
    const path = [
      read,
      { ...stayAt('verify', 9, 20), answer: 'differ' },
      { ...stayAt('verify', 20, 30), answer: 'match' },
    ];
    const { steps } = callFacts(scoredCall({ path })).call;
    expect(steps['notice']).to.deep.equal({ at: 4, seconds: 5, visits: 1, stampedAt: 8 });
    expect(steps['verify']).to.deep.equal({ at: 9, seconds: 21, visits: 2, answer: 'match' });
  });

  it('leaves out the time in which the call waited for another agent', () => {
    const pauses = [{ from: 1_010_000, to: 1_020_000 }];
    expect(callFacts(scoredCall({ path: [stayAt('greet', 4, 24)], pauses })).call.stages['greet']?.seconds).to.equal(
      10,
    );
  });

  it('reads the paths of earlier scripts too, and only what was filled', () => {
    const earlier = [{ script: { id: 'menu', version: 1 }, path: [stayAt('menu', 1, 3)] }];
    const facts = callFacts(
      scoredCall({ earlier, path: [stayAt('greet', 4, 9)], values: { name: 'Li', phone: null, note: '' } }),
    );
    expect(Object.keys(facts.call.stages)).to.deep.equal(['menu', 'greet']);
    expect(facts.fields).to.deep.equal({ name: 'Li' });
  });

  it('has facts of a call without events', () => {
    expect(callFacts(scoredCall({ events: [] })).call).to.include({ seconds: 0, ringSeconds: 0, holds: 0 });
  });
});
