import { followUpsOf } from '@callside/core';
import { expect } from 'chai';
import { richSurvey, survey } from '../support/definitions.js';

const consent = { 'reach-consent': true, 'reach-phone': '13812345678' };

describe('followUpsOf', () => {
  it('calls for the ticket of a rule that holds', () => {
    expect(followUpsOf(richSurvey(), { recommend: 6, why: 'price' }, 'en')).to.deep.equal([]);
    const [ticket] = followUpsOf(richSurvey({ endings: [{ id: 'sorry', text: 'Sorry.' }] }), { recommend: 3 }, 'en');
    expect(ticket).to.deep.include({ rule: 'unhappy', form: { id: 'repair' }, priority: 'high' });
  });

  it('fills in what was answered, and leaves out what was not', () => {
    expect(followUpsOf(richSurvey(), { recommend: 0, ...consent }, 'en')[0]?.values).to.include({
      phone: '13812345678',
    });
    expect(followUpsOf(richSurvey(), { recommend: 0 }, 'en')[0]?.values).to.not.have.property('phone');
  });

  it('reads no answer off the way', () => {
    const given = { recommend: 0, ...consent, 'reach-consent': false };
    expect(followUpsOf(richSurvey(), given, 'en')[0]?.values).to.not.have.property('phone');
    const hidden = survey({
      followUps: [
        {
          id: 'a',
          title: 'A',
          when: { '!!': [{ var: 'answers.comment' }] },
          ticket: { form: { id: 'repair' }, values: {} },
        },
      ],
    });
    expect(followUpsOf(hidden, { solved: 'yes', comment: 'typed, then hidden' }, 'en')).to.deep.equal([]);
    expect(followUpsOf(hidden, { solved: 'no', comment: 'x' }, 'en')).to.have.length(1);
  });

  it('says why, without personal data', () => {
    expect(followUpsOf(richSurvey(), { recommend: 3, ...consent }, 'en')[0]?.reason).to.equal(
      'Would recommend with 3; phone …',
    );
  });

  it('is of normal priority where the rule says nothing', () => {
    const rule = { id: 'a', title: 'A', when: true, ticket: { form: { id: 'repair' }, values: { summary: 'x' } } };
    expect(followUpsOf(survey({ followUps: [rule] }), {}, 'en')).to.deep.equal([
      { rule: 'a', form: { id: 'repair' }, values: { summary: 'x' }, priority: 'normal', reason: 'A' },
    ]);
  });
});
