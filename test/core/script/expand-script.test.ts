import { expandScript, type CallScriptDefinition } from '@callside/core';
import { expect } from 'chai';
import { callScript, step } from '../support/definitions.js';
import { Walk } from '../support/walk.js';

const identity = callScript({
  id: 'identity',
  version: 3,
  start: 'ask',
  steps: [
    step('ask', {
      answers: [
        { id: 'match', label: 'Match', sets: 'verified' },
        { id: 'differ', label: 'Differ', next: 'again' },
      ],
      end: true,
    }),
    step('again', { next: [{ step: 'ask' }] }),
    step('aside', { next: 'return' }),
  ],
  variables: [{ id: 'tries', type: 'number' }],
});

const outer = callScript({
  id: 'refund',
  steps: [
    step('greet', { next: 'verify' }),
    step('verify', { stage: 'open', script: { id: 'identity' }, sets: 'checked', next: 'close' }),
    step('close', { stage: 'end', end: true }),
  ],
});

const find = ({ id }: { id: string }): CallScriptDefinition | undefined => (id === 'identity' ? identity : undefined);

describe('expandScript', () => {
  const { script, parts, issues } = expandScript(outer, find);

  it('gives back a script that goes through no other as it is', () => {
    const plain = callScript();
    expect(expandScript(plain, find)).to.deep.equal({ script: plain, parts: [], issues: [] });
  });

  it('names the version of what it laid out', () => expect(parts).to.deep.equal([{ id: 'identity', version: 3 }]));

  it('finds nothing wrong', () => expect(issues).to.deep.equal([]));

  it('lets a run go into the inner script and out again', () => {
    const { path } = new Walk(script).to(undefined, 'differ', undefined, 'match', undefined).run;
    expect(path.map(({ step: id }) => id)).to.deep.equal([
      'greet',
      'verify',
      'verify.ask',
      'verify.again',
      'verify.ask',
      'verify.end',
      'close',
    ]);
  });

  it('still wants the answer that ends the inner script', () => {
    expect(new Walk(script).to(undefined).advance()).to.deep.equal({ ok: false, reason: 'answer-missing' });
  });

  it('keeps the flags of inner and outer', () => {
    expect(new Walk(script).to(undefined, 'match').run.flags).to.deep.equal(['verified', 'checked']);
  });

  it('counts the time for the stage of the step that names it', () => {
    expect(new Walk(script).to(undefined).run.path.at(-1)?.stage).to.equal('open');
  });

  it('leaves the steps out that the inner script comes to by its own side-trips only', () => {
    expect(script.steps.map(({ id }) => id)).not.to.include('verify.aside');
  });

  it('takes over the variables', () => expect(script.variables?.map(({ id }) => id)).to.deep.equal(['tries']));

  it('locks the way in where the step requires a flag', () => {
    const locked = {
      ...outer,
      steps: outer.steps.map((each) => (each.script ? { ...each, requires: 'known' } : each)),
    };
    expect(new Walk(expandScript(locked, find).script).advance()).to.include({ reason: 'flag-missing', flag: 'known' });
  });

  it('lays out the same script at two places', () => {
    const steps = [...outer.steps.slice(0, 2), step('close', { script: { id: 'identity' }, end: true })];
    const twice = expandScript({ ...outer, steps }, find);
    expect(twice.script.steps.map(({ id }) => id)).to.include.members(['verify.ask', 'close.ask']);
    expect(new Walk(twice.script).to(undefined, 'match', 'match').run.finished).to.equal(true);
  });

  it('tells of a script that is not there', () => {
    expect(expandScript(outer, () => undefined).issues).to.deep.include({
      code: 'unknown-script',
      severity: 'error',
      path: ['steps', 1, 'script'],
      params: { id: 'identity' },
    });
  });

  it('tells of a script that goes through itself, at whatever depth', () => {
    const snake = { ...identity, steps: [step('ask', { script: { id: 'refund' }, end: true })] };
    const { issues: found } = expandScript(outer, ({ id }) => (id === 'identity' ? snake : outer));
    expect(found.map(({ code }) => code)).to.deep.equal(['script-in-itself']);
  });
});
