import { offerCards, type QuickGuideEntry, type Scope } from '@callside/core';
import { expect } from 'chai';
import { quickGuide } from '../support/office.js';

const billing: Partial<QuickGuideEntry> = { when: { '==': [{ var: 'fields.problemType' }, 'billing'] } };

/** A guide with these cards. */
function guide(id: string, cards: Readonly<Record<string, Partial<QuickGuideEntry>>>) {
  const entries = Object.entries(cards).flatMap(([card, given]) => quickGuide({ ...given, id: card }).entries);
  return { ...quickGuide(), id, entries };
}

function keys(scope: Scope, ...guides: ReturnType<typeof guide>[]): string[] {
  return offerCards(guides, scope).map(({ key }) => key);
}

describe('offerCards', () => {
  it('puts first what fits now and last what does not', () => {
    const all = guide('g', { other: { when: { '!': { var: 'fields.problemType' } } }, plain: {}, billing });
    expect(keys({ fields: { problemType: 'billing' } }, all)).to.deep.equal(['g/billing', 'g/plain', 'g/other']);
    expect(keys({}, all)).to.deep.equal(['g/other', 'g/plain', 'g/billing']);
  });

  it('keeps the order of the authors among cards that fit alike', () => {
    expect(keys({}, guide('one', { b: {}, a: {} }), guide('two', { c: {} }))).to.deep.equal([
      'one/b',
      'one/a',
      'two/c',
    ]);
  });

  it('leaves no card out', () => {
    expect(keys({}, guide('g', { billing, plain: {} }))).to.have.length(2);
  });

  it('tells what the place of a card depends on', () => {
    const [first] = offerCards([guide('g', { billing })], { fields: { problemType: 'billing' } });
    expect(first).to.deep.include({ fit: 'now', because: ['fields.problemType'] });
  });

  it('takes a card for a problem where its author says nothing else', () => {
    expect(
      offerCards([guide('g', { plain: {}, calm: { topic: 'manner' } })], {}).map(({ topic }) => topic),
    ).to.deep.equal(['problem', 'manner']);
  });

  it('offers a card once when a guide is given twice', () => {
    expect(keys({}, guide('g', { a: {} }), guide('g', { a: {} }))).to.deep.equal(['g/a']);
  });
});
