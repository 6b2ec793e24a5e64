import {
  checkPhrase,
  findPhrases,
  foldPhrase,
  offeredPhrases,
  phraseByShortcut,
  type PersonalPhrase,
  type PhrasebookDefinition,
} from '@callside/core';
import { inboundPhrasebook } from '@callside/playbooks';
import { expect } from 'chai';
import fc from 'fast-check';

const mine = (shortcut: string, text = 'Mine.'): PersonalPhrase => ({
  id: `p-${shortcut}`,
  owner: '1001',
  shortcut,
  text,
});

function book(scope: PhrasebookDefinition['scope'], ...shortcuts: readonly string[]): PhrasebookDefinition {
  return {
    kind: 'phrasebook',
    id: scope ?? 'all',
    version: 1,
    status: 'published',
    title: 'Book',
    ...(scope === undefined ? {} : { scope }),
    phrases: shortcuts.map((shortcut) => ({
      id: shortcut,
      shortcut,
      group: 'greeting',
      text: { en: `Text of ${shortcut}.`, 'zh-CN': `${shortcut} 的文字` },
    })),
  };
}

const keys = (found: readonly { readonly key: string }[]): string[] => found.map(({ key }) => key);

describe('offeredPhrases', () => {
  it('puts one’s own first, then the team’s, then everybody’s', () => {
    const offered = offeredPhrases({
      personal: [mine('c'), mine('b')],
      books: [book(undefined, 'x'), book('team', 'a')],
    });
    expect(keys(offered)).to.deep.equal(['personal/p-b', 'personal/p-c', 'team/a', 'all/x']);
  });

  it('gives a shortcut to the nearest scope, and says so at the others', () => {
    const offered = offeredPhrases({ personal: [mine('HI')], books: [book(undefined, 'hi'), book('team', 'hi')] });
    expect(offered.map(({ scope, covered }) => [scope, covered])).to.deep.equal([
      ['personal', undefined],
      ['team', 'personal'],
      ['global', 'personal'],
    ]);
    expect(phraseByShortcut(offered, '/hi')?.scope).to.equal('personal');
  });

  it('leaves what it was given as it was', () => {
    const personal = [mine('b'), mine('a')];
    offeredPhrases({ personal });
    expect(personal.map(({ shortcut }) => shortcut)).to.deep.equal(['b', 'a']);
  });
});

describe('findPhrases', () => {
  const offered = offeredPhrases({
    personal: [mine('engineer', 'He greets you.')],
    books: [book('team', 'greeting'), book(undefined, 'greet')],
  });

  it('gives all for nothing typed', () => {
    expect(findPhrases(offered, ' / ')).to.deep.equal(offered);
  });

  it('puts the very shortcut first, then one’s own, then the team’s', () => {
    expect(keys(findPhrases(offered, '/greet'))).to.deep.equal(['all/greet', 'personal/p-engineer', 'team/greeting']);
  });

  it('finds by every word, in any order, whatever their case and width', () => {
    expect(keys(findPhrases(offered, 'GREETING ｔext'))).to.deep.equal(['team/greeting']);
    expect(findPhrases(offered, 'greeting nowhere')).to.deep.equal([]);
  });

  it('finds Chinese anywhere in a text, simplified and traditional', () => {
    const shipped = offeredPhrases({ books: [inboundPhrasebook] });
    expect(findPhrases(shipped, '麻烦').map(({ shortcut }) => shortcut)).to.deep.equal(['sorry']);
    expect(findPhrases(shipped, '聯絡').map(({ shortcut }) => shortcut)).to.deep.equal(['call']);
  });

  it('finds nothing that was not on offer, and nothing twice, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const found = findPhrases(offered, query);
        return new Set(found).size === found.length && found.every((phrase) => offered.includes(phrase));
      }),
    );
  });
});

describe('phraseByShortcut', () => {
  it('takes a whole shortcut only', () => {
    const offered = offeredPhrases({ books: [book(undefined, 'greet')] });
    expect(phraseByShortcut(offered, '/GREET')?.key).to.equal('all/greet');
    expect(phraseByShortcut(offered, '/gree')).to.equal(undefined);
    expect(phraseByShortcut(offered, '/')).to.equal(undefined);
  });
});

describe('checkPhrase', () => {
  const codes = (shortcut: string, text: string, ...others: readonly PersonalPhrase[]): string[] =>
    checkPhrase({ shortcut, text }, others).map(({ code, path }) => `${code} at ${String(path[0])}`);

  it('finds nothing in a good one', () => {
    expect(codes('/lift', 'On the way.', mine('hi'))).to.deep.equal([]);
    expect(codes('您好', '您好。')).to.deep.equal([]);
  });

  it('wants a shortcut and a text', () => {
    expect(codes(' / ', ' ')).to.deep.equal(['required at shortcut', 'required at text']);
  });

  it('wants a shortcut that can be typed at one go', () => {
    expect(codes('my hi', 'x')).to.deep.equal(['shortcut-malformed at shortcut']);
    expect(codes('a/b', 'x')).to.deep.equal(['shortcut-malformed at shortcut']);
  });

  it('gives a shortcut to one phrase of one’s own', () => {
    expect(codes('Hi', 'x', mine('hi'))).to.deep.equal(['shortcut-taken at shortcut']);
  });

  it('has limits', () => {
    expect(codes('s'.repeat(33), 't'.repeat(4001))).to.deep.equal(['too-long at shortcut', 'too-long at text']);
  });
});

describe('foldPhrase', () => {
  it('drops the stroke, case and width', () => {
    expect(foldPhrase(' /ＨＩ ')).to.equal('hi');
  });
});
