import { compilePattern, judgePatternsBy, missingPatternJudge, patternFault } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { isPlainPattern } from '../../../packages/core/src/definition/pattern.js';
import { parsePattern, type PatternNode } from '../../../packages/core/src/definition/pattern-parser.js';
import { errorOf } from '../../support/rejection.js';

const GOOD = [
  '',
  'a|b|',
  '\\d{3,4}-?\\d{7,8}',
  '1[3-9]\\d{9}',
  '\\d{17}[\\dXx]',
  '\\+?\\d[\\d \\-]{5,20}',
  '[^@\\s]+@[^@\\s]+\\.[a-z]+',
  '[\\w.]+@[\\w.]+\\.\\w+',
  '(?:\\d{1,3}\\.){3}\\d{1,3}',
  '\\p{L}+(?: \\p{L}+)*',
  '[\\p{Script=Han}]{2,20}',
  '[一-龥]+',
  '(\\w+\\s)*\\w+',
  '.{0,500}',
  '(lift|water|power)(-\\d+)?',
  '[[a-z]--[aeiou]]+\\d',
  '\\u{4e00}+\\x41*\\bA',
];

const EXPLOSIVE = [
  '(a+)+',
  '(a*)*',
  '(a|a)*',
  '(a|aa)+',
  '(\\w+\\s?)+',
  '\\w*\\d*',
  '\\s*\\s*',
  '.*foo.*',
  '(.+)@(.+)\\.(.+)',
  '([a-z]+)*\\d',
  '(x+x+)+y',
  '(a?){30}a{30}',
  '(\\d{1,8}){1,8}',
  '\\p{L}*\\p{Lu}*',
  '(?=a)b',
  '(?!a)b',
  '(?<!a)b',
  '(a)\\1',
  '(?<word>a)\\k<word>',
  'a(?<=a+)',
  '[\\q{ab|a}b]+',
  '.{3000}',
];

/** How many steps a backtracking engine takes until it knows that a text followed by an impossible sign does not match. */
function stepsToFail(tree: PatternNode, text: string, most: number): number {
  let steps = 0;
  const run = (node: PatternNode, at: number, then: (at: number) => boolean): boolean => {
    if (++steps > most) return true;
    if ('atom' in node)
      return at < text.length && new RegExp(`^${node.atom}$`, 'v').test(text[at] ?? '') && then(at + 1);
    if ('either' in node) return node.either.some((each) => run(each, at, then));
    if ('sequence' in node) {
      const [first, ...rest] = node.sequence;
      return first === undefined ? then(at) : run(first, at, (next) => run({ sequence: rest }, next, then));
    }
    const { body, min, max } = node;
    const again = (from: number): boolean =>
      (max > 0 &&
        run(body, from, (next) =>
          next === from && min === 0 ? false : run({ body, min: Math.max(0, min - 1), max: max - 1 }, next, then),
        )) ||
      (min === 0 && then(from));
    return again(at);
  };
  run(tree, 0, () => false);
  return steps;
}

const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', ''),
    fc
      .array(tie('pattern'), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.map((part) => `(?:${part})`).join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{0,3}', '{2,}'))
      .map(([body, quantifier]) => `(?:${body})${quantifier}`),
  ),
}));

/** How a text begins, and what it goes on with again and again. */
const pumped = fc.tuple(fc.stringMatching(/^[ab]{0,3}$/), fc.stringMatching(/^[ab]{1,3}$/));

describe('patternFault', () => {
  for (const each of GOOD) {
    it(`takes ${each}`, () => {
      expect(patternFault(each)).to.equal(undefined);
    });
  }

  for (const each of EXPLOSIVE) {
    it(`refuses ${each}`, () => {
      expect(patternFault(each)).to.deep.equal({ code: 'pattern-explosive' });
    });
  }

  it('says what the engine says of a pattern that is none', () => {
    expect(patternFault('(')).to.have.property('code', 'pattern-malformed');
  });

  it('takes only what a backtracking engine gives up on in linear time', () => {
    fc.assert(
      fc.property(pattern, pumped, (written, [start, pump]) => {
        fc.pre(patternFault(written) === undefined);
        const tree = parsePattern(written) ?? { sequence: [] };
        const steps = (times: number): number => stepsToFail(tree, start + pump.repeat(times), 300_000);
        const [once, twice] = [steps(20), steps(40)];
        // Twice the input takes about twice the steps; a quadratic pattern would take four times as many.
        expect(twice).to.be.lessThan(3 * once + 50);
      }),
      { numRuns: 300 },
    );
  });
});

describe('compilePattern', () => {
  it('matches whole values only', () => {
    const expression = compilePattern('\\d{2}');
    expect(['12', '123', 'a12'].map((value) => expression.test(value))).to.deep.equal([true, false, false]);
  });

  it('throws for a pattern that could explode', () => {
    expect(errorOf(() => compilePattern('(a+)+'))).to.include({ code: 'definition-invalid' });
  });
});

describe('isPlainPattern', () => {
  it('takes what ids, numbers and codes mostly look like', () => {
    const usual = ['', '1[3-9]\\d{9}', '\\d{17}[\\dXx]', '[A-Z]{2}-\\d+', 'R\\.\\d{4,8}', '[一-龥]{2,20}', '.*'];
    expect(usual.filter((each) => !isPlainPattern(each))).to.deep.equal([]);
  });

  it('takes nothing that the judge refuses', () => {
    expect([...EXPLOSIVE, '(', 'a**', '[z-a]', '[(]', '\\'].filter(isPlainPattern)).to.deep.equal([]);
  });

  it('is what the judge takes, however many situations there are', () => {
    expect(['.*a.{49}', '[ab]*a[ab]{30}'].map((each) => [isPlainPattern(each), patternFault(each)])).to.deep.equal([
      [true, undefined],
      [true, undefined],
    ]);
  });

  it('takes only what a backtracking engine gives up on in linear time, whatever somebody writes', () => {
    const piece = fc.constantFrom(
      'a',
      '.',
      '[ab]',
      '[^a]',
      '\\d',
      '\\',
      '(',
      ')',
      '|',
      '?',
      '*',
      '+',
      '{2}',
      '{0,9}',
      '{9}',
    );
    const written = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    let plain = 0;
    fc.assert(
      fc.property(written, pumped, (each, [start, pump]) => {
        fc.pre(isPlainPattern(each));
        plain++;
        const tree = parsePattern(each) ?? { sequence: [] };
        const steps = (times: number): number => stepsToFail(tree, start + pump.repeat(times), 300_000);
        const [once, twice] = [steps(80), steps(160)];
        expect(twice, each).to.be.lessThan(3 * once + 50);
      }),
      { numRuns: 300 },
    );
    expect(plain).to.be.greaterThan(100);
  });
});

describe('missingPatternJudge', () => {
  const involved = '[^@\\s]+@[^@\\s]+';

  beforeEach(() => {
    judgePatternsBy(undefined);
  });

  afterEach(() => {
    judgePatternsBy(patternFault);
  });

  it('is not needed for a plain pattern', () => {
    compilePattern('\\d{4}');
    expect(missingPatternJudge()).to.equal(undefined);
  });

  it('is awaited by a pattern that cannot be used without it', async () => {
    expect(errorOf(() => compilePattern(involved))).to.have.nested.property('details.code', 'pattern-unjudged');
    await missingPatternJudge();
    expect(compilePattern(involved).test('a@b')).to.equal(true);
    expect(missingPatternJudge()).to.equal(undefined);
  });

  it('does not make an unsafe pattern usable', async () => {
    errorOf(() => compilePattern('(a+)+'));
    await missingPatternJudge();
    expect(errorOf(() => compilePattern('(a+)+'))).to.have.nested.property('details.code', 'pattern-explosive');
  });
});
