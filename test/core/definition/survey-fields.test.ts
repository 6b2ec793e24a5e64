import { fieldsOfBlock, NOT_APPLICABLE, surveyFields, type SurveyBlock } from '@callside/core';
import { expect } from 'chai';
import { richSurvey } from '../support/definitions.js';

const options = [{ value: 'a', label: 'A' }];

describe('surveyFields', () => {
  it('makes flat fields of all questions', () => {
    expect(surveyFields(richSurvey()).map(({ id, type }) => `${id}: ${type}`)).to.deep.equal([
      'recommend: rating',
      'reasons: multi-select',
      'reasons-other: text',
      'service-speed: rating',
      'service-tone: rating',
      'matters: multi-select',
      'why: choice',
      'why-other: text',
      'reach-consent: checkbox',
      'reach-name: text',
      'reach-phone: phone',
    ]);
  });
});

describe('fieldsOfBlock', () => {
  const fieldOf = (given: Partial<SurveyBlock>) => fieldsOfBlock({ id: 'q', type: 'choice', label: 'Q', ...given })[0];
  const valuesOf = (given: Partial<SurveyBlock>) => fieldOf(given)?.options?.map(({ value }) => value);

  it('puts other and not applicable behind the options', () => {
    expect(valuesOf({ options, other: true, notApplicable: true })).to.deep.equal(['a', 'other', NOT_APPLICABLE]);
  });

  it('offers no "not applicable" beside options of which several can be chosen', () => {
    expect(valuesOf({ type: 'multi-select', options, notApplicable: true })).to.deep.equal(['a']);
  });

  it('asks each row of a matrix with its options', () => {
    expect(fieldOf({ type: 'matrix', options, rows: [{ id: 'r', label: 'R' }] })).to.deep.include({
      id: 'q-r',
      type: 'choice',
      label: 'R',
      block: 'q',
    });
  });

  it('marks what a contact question asks for as personal', () => {
    const fields = fieldsOfBlock({ id: 'q', type: 'contact', label: 'Q', asks: ['name', 'phone', 'email'] });
    expect(fields.map(({ pii }) => pii)).to.deep.equal([undefined, 'name', 'phone', 'email']);
  });

  it('says what does not apply in the words of the author, else in its own', () => {
    expect(fieldOf({ type: 'rating', notApplicable: 'Never' })?.notApplicable).to.equal('Never');
    expect(fieldOf({ type: 'rating', notApplicable: true })?.notApplicable).to.have.property('en', 'Does not apply');
  });
});
