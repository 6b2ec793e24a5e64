import {
  advance,
  currentStep,
  goBack,
  sharedFieldId,
  stageTimes,
  startRun,
  startSidetrip,
  type AdvanceResult,
  type Scope,
  type ScriptRun,
} from '@callside/core';
import { expect } from 'chai';
import { callScript, field, step } from '../support/definitions.js';
import { errorOf } from '../../support/rejection.js';

const script = callScript();

/** Walks a script; the clock goes one second per action. */
class Walk {
  run: ScriptRun = startRun(script, 0);
  #now = 0;

  advance(answer?: string, scope: Scope = {}): AdvanceResult {
    this.#now += 1000;
    const result = advance(script, this.run, { now: this.#now, scope, ...(answer === undefined ? {} : { answer }) });
    if (result.ok) this.run = result.run;
    return result;
  }

  back(): this {
    this.#now += 1000;
    this.run = goBack(script, this.run, this.#now);
    return this;
  }

  aside(id: string): this {
    this.#now += 1000;
    this.run = startSidetrip(script, this.run, id, this.#now);
    return this;
  }

  /** Steps by answers; fails the test where the script refuses. */
  to(...answers: readonly (string | undefined)[]): this {
    for (const answer of answers) expect(this.advance(answer)).to.have.property('ok', true);
    return this;
  }
}

describe('startRun', () => {
  it('enters the first step', () => {
    expect(startRun(script, 7)).to.deep.equal({
      script: { id: 'fault', version: 1 },
      step: 'greet',
      path: [{ step: 'greet', stage: 'open', enteredAt: 7 }],
      flags: [],
      returns: [],
      trail: [],
      finished: false,
    });
  });

  it('refuses a script whose first step is not there', () => {
    expect(errorOf(() => startRun(callScript({ start: 'gone' }), 0))).to.have.property('code', 'definition-invalid');
  });
});

describe('currentStep', () => {
  it('gives the step of the run', () => expect(currentStep(script, startRun(script, 0)).id).to.equal('greet'));

  it('refuses a run of another script', () => {
    const other = callScript({ steps: [step('hello')], start: 'hello' });
    expect(errorOf(() => currentStep(other, startRun(script, 0)))).to.have.property('code', 'definition-invalid');
  });
});

describe('advance', () => {
  it('goes where the step leads', () => expect(new Walk().to(undefined).run.step).to.equal('verify'));
  it('goes where the answer leads', () => expect(new Walk().to(undefined, 'no').run.step).to.equal('close'));
  it('keeps the flag that an answer sets', () =>
    expect(new Walk().to(undefined, 'yes').run.flags).to.deep.equal(['verified']));

  it('notes the answer and the times', () => {
    expect(new Walk().to(undefined, 'yes').run.path).to.deep.equal([
      { step: 'greet', stage: 'open', enteredAt: 0, leftAt: 1000 },
      { step: 'verify', stage: 'open', enteredAt: 1000, leftAt: 2000, answer: 'yes' },
      { step: 'understand', stage: 'talk', enteredAt: 2000 },
    ]);
  });

  it('takes the first branch that holds', () => {
    const walk = new Walk().to(undefined, 'yes');
    walk.advance(undefined, { fields: { place: 'lift' } });
    expect(walk.run.step).to.equal('lift');
  });

  it('takes the branch without a condition else', () => {
    expect(new Walk().to(undefined, 'yes', undefined).run.step).to.equal('close');
  });

  it('ends with the last step', () => {
    expect(new Walk().to(undefined, 'no', undefined).run).to.include({ step: 'close', finished: true });
  });

  describe('refuses, and leaves the run as it is,', () => {
    it('without an answer where one decides', () => {
      const walk = new Walk().to(undefined);
      const { run } = walk;
      expect(walk.advance()).to.deep.equal({ ok: false, reason: 'answer-missing' });
      expect(walk.run).to.equal(run);
    });

    it('with an answer that the step does not have', () => {
      expect(new Walk().to(undefined).advance('maybe')).to.deep.equal({ ok: false, reason: 'answer-missing' });
    });

    it('while the next step waits for a flag', () => {
      expect(new Walk().to(undefined).advance('skip')).to.deep.equal({
        ok: false,
        reason: 'flag-missing',
        flag: 'verified',
        step: 'understand',
      });
    });

    it('when no branch holds', () => {
      const stuck = callScript({ steps: [step('greet', { next: [{ when: false, step: 'greet' }] })] });
      const result = advance(stuck, startRun(stuck, 0), { now: 1, scope: {} });
      expect(result).to.deep.equal({ ok: false, reason: 'no-way-on' });
    });
  });
});

describe('goBack', () => {
  it('goes to the step that was left last', () => expect(new Walk().to(undefined).back().run.step).to.equal('greet'));
  it('keeps the whole path', () =>
    expect(
      new Walk()
        .to(undefined)
        .back()
        .run.path.map((visit) => visit.step),
    ).to.deep.equal(['greet', 'verify', 'greet']));

  it('changes nothing at the first step', () => {
    const run = startRun(script, 0);
    expect(goBack(script, run, 1)).to.equal(run);
  });

  it('goes back step by step', () => expect(new Walk().to(undefined, 'yes').back().back().run.step).to.equal('greet'));
  it('opens a finished script again', () =>
    expect(new Walk().to(undefined, 'no', undefined).back().run.finished).to.equal(false));
});

describe('startSidetrip', () => {
  it('leaves the script for the side-trip', () => {
    const { run } = new Walk().to(undefined).aside('soothing');
    expect([run.step, run.path.at(-1)?.sidetrip]).to.deep.equal(['soothe', 'soothing']);
  });

  it('comes back to where it left', () => {
    const { run } = new Walk().to(undefined).aside('soothing').to(undefined, undefined);
    expect([run.step, run.returns]).to.deep.equal(['verify', []]);
  });

  it('comes back from a side-trip inside a side-trip, one by one', () => {
    const walk = new Walk().to(undefined).aside('soothing').aside('asking').to(undefined);
    expect(walk.run.step).to.equal('soothe');
    expect(walk.to(undefined, undefined).run.step).to.equal('verify');
  });

  it('changes nothing when it already runs', () => {
    const { run } = new Walk().aside('soothing');
    expect(startSidetrip(script, run, 'soothing', 9000)).to.equal(run);
  });

  it('changes nothing when there is none of that id', () => {
    const run = startRun(script, 0);
    expect(startSidetrip(script, run, 'dancing', 1)).to.equal(run);
  });

  it('is left by going back from its first step', () => {
    const { run } = new Walk().to(undefined).aside('soothing').back();
    expect([run.step, run.returns]).to.deep.equal(['verify', []]);
  });

  it('stays when going back inside it', () => {
    const { run } = new Walk().to(undefined).aside('soothing').to(undefined).back();
    expect([run.step, run.returns.length]).to.deep.equal(['soothe', 1]);
  });

  it('is over once it came back: going back leads to the step before it', () => {
    const { run } = new Walk().to(undefined).aside('soothing').to(undefined, undefined).back();
    expect([run.step, run.returns]).to.deep.equal(['greet', []]);
  });
});

describe('stageTimes', () => {
  const times = (run: ScriptRun, now: number) =>
    stageTimes(script, run, now).map(({ stage, seconds, state, over }) => [stage, seconds, state, over]);

  it('counts the stage that runs until now', () => {
    expect(times(startRun(script, 0), 12_000)).to.deep.equal([
      ['open', 12, 'now', false],
      ['talk', 0, 'ahead', false],
      ['end', 0, 'ahead', false],
    ]);
  });

  it('says when a stage is over its target', () => {
    expect(times(startRun(script, 0), 31_000)[0]).to.deep.equal(['open', 31, 'now', true]);
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
    expect(stageTimes(script, startRun(script, 0), 0).map(({ targetSeconds }) => targetSeconds)).to.deep.equal([
      30,
      60,
      undefined,
    ]);
  });

  it('is never negative when the clock was set back', () => {
    expect(times(startRun(script, 60_000), 0)[0]?.[1]).to.equal(0);
  });
});

describe('sharedFieldId', () => {
  it('is the ticket’s field where the answer goes', () => {
    expect(sharedFieldId(field('where', { copyTo: 'ticket.location' }))).to.equal('location');
  });

  it('is the field’s own id else', () => expect(sharedFieldId(field('where'))).to.equal('where'));
});
