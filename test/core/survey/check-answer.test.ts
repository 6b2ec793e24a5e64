import { checkAnswer, fieldsOfBlock, type SurveyBlock, type Value } from '@callside/core';
import { expect } from 'chai';

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];

function codes(given: Partial<SurveyBlock>, value: Value): string[] {
  const [field] = fieldsOfBlock({ id: 'q', type: 'rating', label: 'Q', ...given });
  return checkAnswer(field!, value).map(({ code }) => code);
}

describe('checkAnswer', () => {
  for (const [what, given, value, expected] of [
    ['a point of the scale', { min: 0, max: 10 }, 0, []],
    ['a point below the scale', { min: 0, max: 10 }, -1, ['too-small']],
    ['a point below a scale from 1', {}, 0, ['too-small']],
    ['what does not apply, where it may', { notApplicable: true }, 'not-applicable', []],
    ['what does not apply, where it may not', {}, 'not-applicable', ['number-malformed']],
    ['an order', { type: 'ranking', options }, ['b', 'a'], []],
    ['one thing in two places of an order', { type: 'ranking', options }, ['a', 'a'], ['not-an-option']],
    ['another option', { type: 'choice', options, other: true }, 'other', []],
    ['another option, where there is none', { type: 'choice', options }, 'other', ['not-an-option']],
    ['a phone number as a point', {}, '13812345678', ['number-malformed']],
  ] as const) {
    it(`${expected.length === 0 ? 'takes' : 'refuses'} ${what}`, () => {
      expect(codes(given as Partial<SurveyBlock>, value as Value)).to.deep.equal(expected);
    });
  }
});
