import { checkGap, MAX_QUESTION, tidyQuestion } from '@callside/core';
import { expect } from 'chai';

describe('a question that is to be recorded', () => {
  it('must say something', () => {
    expect(checkGap({ question: ' \n ' }).map(({ code }) => code)).to.deep.equal(['required']);
  });

  it('may not be too long', () => {
    expect(checkGap({ question: 'x'.repeat(MAX_QUESTION + 1) })[0]).to.deep.include({
      code: 'too-long',
      path: ['question'],
    });
    expect(checkGap({ question: ` ${'x'.repeat(MAX_QUESTION)} ` })).to.deep.equal([]);
  });

  it('keeps no card number', () => {
    expect(tidyQuestion(' May I pay\nwith 4111 1111 1111 1111? ')).to.equal('May I pay with 4111 11•• •••• 1111?');
  });
});
