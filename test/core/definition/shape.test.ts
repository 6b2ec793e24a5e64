import { expect } from 'chai';
import { nearest } from '../../../packages/core/src/definition/shape.js';

describe('nearest', () => {
  it('finds the word that was meant', () => expect(nearest('selct', ['select', 'text'])).to.equal('select'));
  it('passes over capitals', () => expect(nearest('TEXT', ['select', 'text'])).to.equal('text'));
  it('finds nothing where no word is near', () => expect(nearest('rainbow', ['select', 'text'])).to.equal(undefined));
  it('finds nothing among no words', () => expect(nearest('a', [])).to.equal(undefined));
});
