import { toCsv } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

/** Reads what {@link toCsv} writes, by the grammar of RFC 4180. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  cell.lastIndex = 1;
  let row: string[] = [];
  for (let match = cell.exec(csv); match !== null; match = cell.exec(csv)) {
    const [, text = '', end] = match;
    row.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const bare = (csv: string): string => csv.slice(1, -2);

describe('toCsv', () => {
  it('begins with the mark by which Excel knows UTF-8', () => {
    expect(new TextEncoder().encode(toCsv([['陈']])).slice(0, 3)).to.deep.equal(new Uint8Array([0xef, 0xbb, 0xbf]));
  });

  it('ends each row as RFC 4180 says', () => {
    expect(toCsv([['a', 'b'], ['c']])).to.equal('\uFEFFa,b\r\nc\r\n');
  });

  for (const [text, written] of [
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['=1+1', "'=1+1"],
    ['+86 138', "'+86 138"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
    ['\u3000＝1', "'\u3000＝1"],
    ['＋1', "'＋1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['a=1', 'a=1'],
  ] as const)
    it(`writes ${JSON.stringify(text)} as ${JSON.stringify(written)}`, () => {
      expect(bare(toCsv([[text]]))).to.equal(written);
    });

  it('leaves numbers numbers, and nothing empty', () => {
    expect(bare(toCsv([[-5, 1.5, Number.NaN, null, undefined, '']]))).to.equal('-5,1.5,,,,');
  });

  it('is read back as it was, but for what could be run', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', ' ', '＝', 'a', '陈') }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const back = read(toCsv(rows));
        expect(back.map((row) => row.map((cell) => cell.replace(/^'/, '')))).to.deep.equal(
          rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
        );
        for (const cell of back.flat()) expect(cell).not.to.match(/^\s*[=+\-@＝＋－＠]/u);
      }),
    );
  });
});
