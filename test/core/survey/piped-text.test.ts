import { pipedText, type Values } from '@callside/core';
import { expect } from 'chai';
import { field, richSurvey, survey } from '../support/definitions.js';

function said(template: string, answers: Values, locale = 'en'): string {
  return pipedText(template, { survey: richSurvey(), answers, locale });
}

describe('pipedText', () => {
  for (const [what, template, answers, expected] of [
    ['a point', 'You gave {{answers.recommend}}.', { recommend: 9 }, 'You gave 9.'],
    ['nothing', 'You gave {{answers.recommend}}.', { recommend: 0 }, 'You gave 0.'],
    ['the label of an option', '{{answers.why}}', { why: 'price' }, 'PRICE'],
    ['the labels of several', '{{answers.reasons}}', { reasons: ['tone', 'price'] }, 'TONE, PRICE'],
    ['what another option is', '{{answers.why}}', { why: 'other', 'why-other': 'The music' }, 'The music'],
    ['another option that was left open', '{{answers.why}}', { why: 'other', 'why-other': ' ' }, 'Else'],
    ['what does not apply', '{{answers.service-speed}}', { 'service-speed': 'not-applicable' }, 'Does not apply'],
    ['a yes', '{{answers.reach-consent}}', { 'reach-consent': true }, 'Yes'],
    ['an answer that is missing', 'Because of {{answers.why}}?', {}, 'Because of …?'],
    ['a question that is not there', '{{answers.nope}} {{customer.name}}', { nope: 'x' }, '… …'],
    [
      'hostile text as text',
      '{{answers.why-other}}',
      { 'why-other': '<b>{{answers.recommend}}</b>' },
      '<b>{{answers.recommend}}</b>',
    ],
  ] as const) {
    it(`fills in ${what}`, () => {
      expect(said(template, answers)).to.equal(expected);
    });
  }

  it('joins several as Chinese does', () => {
    expect(said('{{answers.reasons}}', { reasons: ['tone', 'price'] }, 'zh-TW')).to.equal('TONE、PRICE');
  });

  it('calls an answer of three states by its name, and a number by its figure', () => {
    const definition = survey({ blocks: [field('hurt', { type: 'tri-state' }), field('age', { type: 'number' })] });
    const words = { en: '{{answers.hurt}} at {{ answers.age }}', 'zh-CN': '{{answers.hurt}}' };
    const answers = { hurt: 'unknown', age: 40 };
    expect(pipedText(words, { survey: definition, answers, locale: 'en' })).to.equal('Not known at 40');
    expect(pipedText(words, { survey: definition, answers, locale: 'zh-CN' })).to.equal('不清楚');
  });

  it('does not take a method for an answer', () => {
    expect(said('{{answers.constructor}} {{answers.toString}}', {})).to.equal('… …');
  });
});
