import { advance, confirmStep, noteAction, type CallScriptDefinition, type ScriptStep } from '@callside/core';
import { expect } from 'chai';
import { errorOf } from '../../support/rejection.js';
import { callScript, field, step } from '../support/definitions.js';
import { begin, Walk } from '../support/walk.js';

const script = callScript();

describe('startRun', () => {
  it('enters the first step', () => {
    expect(begin(script, 7)).to.deep.equal({
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
    expect(errorOf(() => begin(callScript({ start: 'gone' })))).to.have.property('code', 'definition-invalid');
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
      const result = advance(stuck, begin(stuck), { now: 1, scope: {} });
      expect(result).to.deep.equal({ ok: false, reason: 'no-way-on' });
    });
  });
});

describe('a mandatory step', () => {
  const withStep = (given: Partial<ScriptStep>): CallScriptDefinition =>
    callScript({ steps: [step('greet', { say: 'This call is recorded.', ...given }), step('close', { end: true })] });
  const notice = withStep({ mandatory: 'read-aloud', next: 'close' });
  const consent = withStep({
    mandatory: 'consent',
    next: 'close',
    answers: [
      { id: 'yes', label: 'Yes' },
      { id: 'no', label: 'No' },
    ],
  });

  it('that is read aloud is not left before somebody says that it was', () => {
    expect(new Walk(notice).advance()).to.deep.equal({ ok: false, reason: 'not-confirmed' });
  });

  it('is left once it was read, with the time and who read it', () => {
    const walk = new Walk(notice);
    walk.run = confirmStep(notice, walk.run, { now: 500, by: '1001' });
    expect(walk.to(undefined).run.path[0]?.stamp).to.deep.equal({ kind: 'read-aloud', at: 500, by: '1001' });
  });

  it('is stamped once: saying so again changes nothing', () => {
    const run = confirmStep(notice, begin(notice), { now: 500 });
    expect(confirmStep(notice, run, { now: 900 })).to.equal(run);
  });

  it('need not be read again when it is come to again', () => {
    const walk = new Walk(notice);
    walk.run = confirmStep(notice, walk.run, { now: 500 });
    expect(walk.to(undefined).back().to(undefined).run.step).to.equal('close');
  });

  it('that asks for consent is left by one of its answers only, whatever its own way', () => {
    expect(new Walk(consent).advance()).to.deep.equal({ ok: false, reason: 'answer-missing' });
  });

  it('stamps the consent, given or refused', () => {
    const result = advance(consent, begin(consent), { now: 700, by: '1002', scope: {}, answer: 'no' });
    expect(result.ok && result.run.path[0]).to.deep.include({
      answer: 'no',
      stamp: { kind: 'consent', at: 700, by: '1002' },
    });
  });

  it('is not confirmed elsewhere', () => {
    const run = begin();
    expect(confirmStep(script, run, { now: 1 })).to.equal(run);
  });
});

describe('an automatic step', () => {
  const routed = callScript({
    steps: [
      step('greet', { next: 'route' }),
      step('route', {
        automatic: true,
        sets: 'routed',
        assign: { urgent: { '==': [{ var: 'fields.place' }, 'lift'] }, label: 'x' },
        next: [{ when: { var: 'fields.urgent' }, step: 'lift' }, { step: 'close' }],
      }),
      step('lift', { fields: [field('place')], next: 'close' }),
      step('close', { end: true }),
    ],
    variables: [
      { id: 'urgent', type: 'boolean' },
      { id: 'label', type: 'text' },
    ],
  });

  it('is passed to where its branch leads, by what it has worked out itself', () => {
    const walk = new Walk(routed);
    walk.advance(undefined, { fields: { place: 'lift' } });
    expect(walk.run.step).to.equal('lift');
  });

  it('gives back what it has worked out', () => {
    const result = new Walk(routed).advance(undefined, { fields: { place: 'lift' } });
    expect(result.ok && result.values).to.deep.equal({ urgent: true, label: 'x' });
  });

  it('stands in the path, without a stay', () => {
    expect(new Walk(routed).to(undefined).run.path[1]).to.deep.equal({
      step: 'route',
      stage: 'talk',
      enteredAt: 1000,
      leftAt: 1000,
    });
  });

  it('sets its flag', () => expect(new Walk(routed).to(undefined).run.flags).to.deep.equal(['routed']));

  it('is no step that "back" leads to', () => expect(new Walk(routed).to(undefined).back().run.step).to.equal('greet'));

  it('is passed at the start', () => expect(new Walk({ ...routed, start: 'route' }).run.step).to.equal('close'));

  it('refuses to go round for ever, and leaves the run as it is', () => {
    const ring = callScript({
      steps: [
        step('greet', { next: 'a' }),
        step('a', { automatic: true, next: 'b' }),
        step('b', { automatic: true, next: 'a' }),
      ],
    });
    expect(new Walk(ring).advance()).to.deep.equal({ ok: false, reason: 'no-way-on' });
  });

  it('refuses what waits behind it for a flag', () => {
    const locked = callScript({
      steps: [
        step('greet', { next: 'route' }),
        step('route', { automatic: true, next: 'close' }),
        step('close', { requires: 'verified', end: true }),
      ],
    });
    expect(new Walk(locked).advance()).to.include({ reason: 'flag-missing', flag: 'verified' });
  });
});

describe('an action of a step', () => {
  const passing = callScript({
    steps: [
      step('greet', { actions: [{ id: 'pass', type: 'transfer', label: 'Transfer', required: true }], next: 'close' }),
      step('close', { end: true }),
    ],
  });

  it('keeps the step from being left where it is required', () => {
    expect(new Walk(passing).advance()).to.deep.equal({ ok: false, reason: 'action-missing', action: 'pass' });
  });

  it('is noted with its time and who did it', () => {
    const run = noteAction(passing, begin(passing), 'pass', { now: 300, by: '1001' });
    expect(run.path[0]?.actions).to.deep.equal([{ id: 'pass', at: 300, by: '1001' }]);
  });

  it('lets the step go once it is done', () => {
    const walk = new Walk(passing);
    walk.run = noteAction(passing, walk.run, 'pass', { now: 300 });
    expect(walk.to(undefined).run.step).to.equal('close');
  });

  it('is not noted where the step does not have it', () => {
    const run = begin(passing);
    expect(noteAction(passing, run, 'dance', { now: 300 })).to.equal(run);
  });
});
