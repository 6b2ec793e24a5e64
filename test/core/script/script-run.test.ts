import { currentStep } from '@callside/core';
import { expect } from 'chai';
import { errorOf } from '../../support/rejection.js';
import { callScript, step } from '../support/definitions.js';
import { begin } from '../support/walk.js';

const script = callScript();

describe('currentStep', () => {
  it('gives the step of the run', () => expect(currentStep(script, begin()).id).to.equal('greet'));

  it('refuses a run of another script', () => {
    const other = callScript({ steps: [step('hello')], start: 'hello' });
    expect(errorOf(() => currentStep(other, begin()))).to.have.property('code', 'definition-invalid');
  });
});
