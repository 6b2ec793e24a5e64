import { pauseRun, resumeRun, stageTimes, type ScriptRun } from '@callside/core';
import { expect } from 'chai';
import { callScript } from '../support/definitions.js';
import { begin, Walk } from '../support/walk.js';

const script = callScript();

describe('stageTimes', () => {
  const times = (run: ScriptRun, now: number) =>
    stageTimes(script, run, now).map(({ stage, seconds, state, over }) => [stage, seconds, state, over]);

  it('counts the stage that runs until now', () => {
    expect(times(begin(), 12_000)).to.deep.equal([
      ['open', 12, 'now', false],
      ['talk', 0, 'ahead', false],
      ['end', 0, 'ahead', false],
    ]);
  });

  it('says when a stage is over its target', () => {
    expect(times(begin(), 31_000)[0]).to.deep.equal(['open', 31, 'now', true]);
  });

  it('adds up all visits of a stage', () => {
    expect(times(new Walk().to(undefined, 'yes').run, 5000).slice(0, 2)).to.deep.equal([
      ['open', 2, 'done', false],
      ['talk', 3, 'now', false],
    ]);
  });

  it('has nothing that runs once the script is over', () => {
    const states = stageTimes(script, new Walk().to(undefined, 'no', undefined).run, 9000).map(({ state }) => state);
    expect(states).to.deep.equal(['done', 'ahead', 'done']);
  });

  it('names the target where there is one', () => {
    expect(stageTimes(script, begin(), 0).map(({ targetSeconds }) => targetSeconds)).to.deep.equal([30, 60, undefined]);
  });

  it('is never negative when the clock was set back', () => {
    expect(times(begin(script, 60_000), 0)[0]?.[1]).to.equal(0);
  });

  it('leaves out the time in which the call waited for an agent', () => {
    const paused = resumeRun(pauseRun(begin(), { now: 4000 }), { now: 14_000 });
    expect(times(paused, 20_000)[0]?.[1]).to.equal(10);
  });

  it('stands still while the call waits', () => {
    expect(times(pauseRun(begin(), { now: 4000 }), 60_000)[0]?.[1]).to.equal(4);
  });
});
