import { advance, goBack, isPaused, jumpTargets, pauseRun, resumeRun, startSidetrip } from '@callside/core';
import { expect } from 'chai';
import { callScript } from '../support/definitions.js';
import { begin, Walk } from '../support/walk.js';

describe('pauseRun', () => {
  it('notes since when, and who left it', () => {
    expect(pauseRun(begin(), { now: 9, by: '1001' }).pauses).to.deep.equal([{ from: 9, by: '1001' }]);
  });

  it('leaves the run at its step', () => expect(pauseRun(begin(), { now: 9 }).step).to.equal('greet'));

  it('changes nothing in a run that is paused', () => {
    const run = pauseRun(begin(), { now: 9 });
    expect(pauseRun(run, { now: 12 })).to.equal(run);
  });
});

describe('a paused run', () => {
  const paused = pauseRun(begin(), { now: 9 });
  const moment = { now: 10, scope: {} };

  it('does not go on', () =>
    expect(advance(callScript(), paused, moment)).to.deep.equal({ ok: false, reason: 'paused' }));
  it('takes no side-trip', () =>
    expect(startSidetrip(callScript(), paused, 'asking', moment)).to.deep.equal({ ok: false, reason: 'paused' }));
  it('offers no step to jump to', () => expect(jumpTargets(callScript({ jumps: 'any' }), paused)).to.deep.equal([]));

  it('does not go back', () => {
    const walk = new Walk().to(undefined);
    const waiting = pauseRun(walk.run, walk.tick());
    expect(goBack(callScript(), waiting, walk.tick())).to.equal(waiting);
  });
});

describe('resumeRun', () => {
  it('ends the pause', () => {
    const run = resumeRun(pauseRun(begin(), { now: 9 }), { now: 12 });
    expect([run.pauses, isPaused(run)]).to.deep.equal([[{ from: 9, to: 12 }], false]);
  });

  it('changes nothing in a run that goes on', () => {
    const run = begin();
    expect(resumeRun(run, { now: 12 })).to.equal(run);
  });

  it('can be followed by another pause', () => {
    const run = resumeRun(pauseRun(begin(), { now: 9 }), { now: 12 });
    expect(pauseRun(run, { now: 20 }).pauses).to.have.length(2);
  });
});
