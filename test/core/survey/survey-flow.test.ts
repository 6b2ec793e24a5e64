import { endingFor, shownAnswers, surveyProgress } from '@callside/core';
import { expect } from 'chai';
import { survey } from '../support/definitions.js';

describe('surveyProgress', () => {
  it('starts with the first question', () => {
    expect(surveyProgress(survey(), {}).current?.field.id).to.equal('solved');
  });

  it('shows a question once its condition holds', () => {
    const ids = (answers: object) => surveyProgress(survey(), { ...answers }).blocks.map(({ field }) => field.id);
    expect([ids({ solved: 'yes' }), ids({ solved: 'no' })]).to.deep.equal([
      ['solved', 'attitude'],
      ['solved', 'comment', 'attitude'],
    ]);
  });

  it('goes on with the first open question', () => {
    expect(surveyProgress(survey(), { solved: 'no' })).to.deep.include({ position: 1 });
  });

  it('stays at the question that is on screen', () => {
    expect(surveyProgress(survey(), { solved: 'no' }, 'solved').current?.field.id).to.equal('solved');
  });

  it('does not stay at a question that was hidden', () => {
    expect(surveyProgress(survey(), { solved: 'yes' }, 'comment').current?.field.id).to.equal('attitude');
  });

  it('is through when all are answered', () => {
    expect(surveyProgress(survey(), { solved: 'yes', attitude: 5 })).to.include({ current: undefined, position: 2 });
  });

  it('finds what is wrong', () => {
    expect(surveyProgress(survey(), { solved: 'yes', attitude: 9 }).issues.map(({ code }) => code)).to.deep.equal([
      'too-large',
    ]);
  });
});

describe('endingFor', () => {
  it('is the first whose condition holds', () => expect(endingFor(survey(), { solved: 'no' })?.id).to.equal('sorry'));
  it('is the one without a condition else', () =>
    expect(endingFor(survey(), { solved: 'yes' })?.id).to.equal('thanks'));
  it('is none where none fits', () => expect(endingFor(survey({ endings: [] }), {})).to.equal(undefined));
});

describe('shownAnswers', () => {
  it('leaves hidden answers out', () => {
    expect(shownAnswers(survey(), { solved: 'yes', comment: 'typed, then hidden' })).to.deep.equal({ solved: 'yes' });
  });
});
