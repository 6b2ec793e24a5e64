import { parseJson, type JsonResult } from 'callside';
import { expect } from 'chai';
import fc from 'fast-check';

function documentOf(text: string): Extract<JsonResult, { ok: true }>['document'] {
  const result = parseJson(text);
  if (!result.ok) throw new Error(`No JSON at ${JSON.stringify(result.position)}`);
  return result.document;
}

const TEXT = `{
  "title": "Repair",
  "steps": [
    { "id": "greet" },
    { "id": "close", "next": ["a", true] }
  ]
}`;

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'medium' }), fc.constantFrom(0, 2, '\t'), (text, indent) => {
        const written = JSON.stringify(JSON.parse(text), undefined, indent);
        expect(documentOf(written).value).to.deep.equal(JSON.parse(written));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '\n',
      ' ',
      '0',
      '1',
      '-',
      '.',
      'e',
      '+',
      'true',
      'null',
      '//',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (chosen) => {
        const text = chosen.join('');
        expect(parseJson(text).ok, text).to.equal(isJson(text));
      }),
      { numRuns: 5000 },
    );
  });

  for (const [path, line, column] of [
    [[], 1, 1],
    [['title'], 2, 12],
    [['steps', 1, 'id'], 5, 13],
    [['steps', 1, 'next', 1], 5, 36],
  ] as const) {
    it(`places the value at ${JSON.stringify(path)}`, () => {
      expect(documentOf(TEXT).positionOf(path)).to.deep.equal({ line, column });
    });
  }

  it('places what is missing at the thing that it is missing from', () => {
    expect(documentOf(TEXT).positionOf(['steps', 0, 'stage', 'x'])).to.deep.equal({ line: 4, column: 5 });
  });

  it('places the name of a property', () => {
    expect(documentOf(TEXT).keyPositionOf(['steps', 1, 'next'])).to.deep.equal({ line: 5, column: 22 });
  });

  it('counts a line once, however it is broken', () => {
    expect(documentOf('{\r\n"a":\r\n1}').positionOf(['a'])).to.deep.equal({ line: 3, column: 1 });
  });

  it('tells of a name that stands twice', () => {
    expect(documentOf('[{ "a": 1,\n"a": 2 }]').repeated).to.deep.equal([
      { path: [0, 'a'], position: { line: 2, column: 1 } },
    ]);
  });

  it('takes a property that objects treat in a way of their own', () => {
    const value = documentOf('{ "__proto__": { "x": 1 } }').value as object;
    expect(Object.keys(value)).to.deep.equal(['__proto__']);
  });

  it('passes over a byte order mark', () => {
    expect(documentOf('\uFEFF[1]').value).to.deep.equal([1]);
  });

  for (const [text, line, column, written] of [
    ['{ "a": 1, }', 1, 11, '}'],
    ['{\n  "a" 1 }', 2, 7, '1'],
    ['{ a: 1 }', 1, 3, 'a'],
    ['[1, undefined]', 1, 5, 'undefined'],
    ['{ "a": "open\n }', 1, 8, '"'],
    ['{ "a": [1', 1, 10, ''],
    ['{} {}', 1, 4, '{'],
    ['', 1, 1, ''],
  ] as const) {
    it(`tells where ${JSON.stringify(text)} goes wrong`, () => {
      expect(parseJson(text)).to.deep.equal({ ok: false, position: { line, column }, written });
    });
  }

  it('refuses what is too deep for any definition rather than fail', () => {
    expect(parseJson('['.repeat(100_000)).ok).to.equal(false);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
