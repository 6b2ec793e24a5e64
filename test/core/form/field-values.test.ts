import {
  checkValue,
  filesOf,
  isEmpty,
  type Field,
  type FieldType,
  type FileReference,
  type Value,
} from '@callside/core';
import { expect } from 'chai';
import { field } from '../support/definitions.js';

const options = [
  { value: 'lift', label: 'Lift' },
  { value: 'water', label: 'Water' },
];

const tree: Field['tree'] = [
  {
    value: 'lift',
    label: 'Lift',
    children: [
      { value: 'door', label: 'Door' },
      { value: 'cable', label: 'Cable', active: false },
    ],
  },
];

type Case = readonly [value: Value, code: string | undefined, given?: Partial<Field>];

const file = (given: Partial<FileReference> = {}): FileReference => ({
  id: 'f1',
  name: 'damage.jpg',
  type: 'image/jpeg',
  size: 100,
  ...given,
});

/** What each type takes and what it finds wrong. */
const CASES: Readonly<Record<FieldType, readonly Case[]>> = {
  attachment: [
    [[file()], undefined],
    [[], undefined, { min: 1 }],
    [[file(), file({ id: 'f2' })], undefined, { min: 2, max: 2 }],
    [[file()], 'too-few-files', { min: 2 }],
    [[file(), file({ id: 'f2' })], 'too-many-files', { max: 1 }],
    [[file()], undefined, { maxSize: 100, accept: ['application/pdf', 'image/*'] }],
    [[file({ size: 101 })], 'file-too-large', { maxSize: 100 }],
    [[file({ type: 'image/svg+xml' })], 'file-type-refused', { accept: ['image/jpeg'] }],
    [[file({ name: '4111 1111 1111 1111.jpg' })], 'card-number'],
    ['damage.jpg', 'files-malformed'],
    [['f1'], 'files-malformed'],
    [[{ id: 'f1' } as FileReference], 'files-malformed'],
    [[null as never], 'files-malformed'],
  ],
  text: [
    ['a', undefined],
    [7, 'text-malformed'],
    ['ab', 'too-short', { min: 3 }],
    ['abcd', 'too-long', { max: 3 }],
    ['报修😀', undefined, { max: 3 }],
    ['A12', undefined, { pattern: '[A-Z]\\d+' }],
    ['xA12', 'pattern-mismatch', { pattern: '[A-Z]\\d+' }],
    ['b', undefined, { pattern: 'a|b' }],
    ['ab', 'pattern-mismatch', { pattern: 'a|b' }],
  ],
  'long-text': [
    ['two\nlines', undefined],
    [true, 'text-malformed'],
  ],
  phone: [
    ['138 0013 8000', undefined],
    ['+86 (10) 6552-9988', undefined],
    ['110', undefined],
    ['phone', 'phone-malformed'],
    ['1', 'phone-malformed'],
    [138, 'phone-malformed'],
    ['12345', 'too-short', { min: 8 }],
  ],
  email: [
    ['lin@example.com', undefined],
    ['lin@', 'email-malformed'],
    ['a b@example.com', 'email-malformed'],
  ],
  url: [
    ['https://example.com/a?b', undefined],
    ['javascript:alert(1)', 'url-malformed'],
    ['example.com', 'url-malformed'],
  ],
  number: [
    [0, undefined],
    [-1.5, undefined],
    ['7', 'number-malformed'],
    [NaN, 'number-malformed'],
    [Infinity, 'number-malformed'],
    [0, 'too-small', { min: 1 }],
    [3, 'too-large', { max: 2 }],
  ],
  rating: [
    [5, undefined],
    [6, 'too-large'],
    [0, 'too-small'],
    [2.5, 'number-malformed'],
    [10, undefined, { max: 10 }],
  ],
  date: [
    ['2026-11-21', undefined],
    ['2024-02-29', undefined],
    ['2026-02-29', 'date-malformed'],
    ['1900-02-29', 'date-malformed'],
    ['2026-13-01', 'date-malformed'],
    ['2026-04-31', 'date-malformed'],
    ['21.11.2026', 'date-malformed'],
    ['2026-11-20', 'too-early', { min: '2026-11-21' }],
    ['2026-11-22', 'too-late', { max: '2026-11-21' }],
  ],
  time: [
    ['08:30', undefined],
    ['23:59:59', undefined],
    ['24:00', 'time-malformed'],
    ['8:30', 'time-malformed'],
    ['07:59', 'too-early', { min: '08:00' }],
  ],
  'date-time': [
    ['2026-11-21T08:30', undefined],
    ['2026-11-21', 'date-malformed'],
    ['2026-02-30T08:30', 'date-malformed'],
    ['2026-11-21T08:30', 'too-late', { max: '2026-11-21T08:00' }],
  ],
  select: [
    ['lift', undefined, { options }],
    ['gas', 'not-an-option', { options }],
    [1, 'not-an-option', { options }],
  ],
  choice: [
    ['water', undefined, { options }],
    ['gas', 'not-an-option', { options }],
  ],
  'multi-select': [
    [['lift', 'water'], undefined, { options }],
    [['lift', 'gas'], 'not-an-option', { options }],
    ['lift', 'not-an-option', { options }],
  ],
  checkbox: [
    [true, undefined],
    [false, undefined],
    ['yes', 'not-a-choice'],
  ],
  'tri-state': [
    ['yes', undefined],
    ['no', undefined],
    ['unknown', undefined],
    ['maybe', 'not-an-option'],
    [true, 'not-an-option'],
    [false, 'not-an-option'],
  ],
  tree: [
    ['door', undefined, { tree }],
    ['cable', undefined, { tree }],
    ['lift', 'not-an-option', { tree }],
    ['lift', undefined, { tree, selectable: 'any' }],
    ['gas', 'not-an-option', { tree }],
    ['constructor', 'not-an-option', { tree }],
    [1, 'not-an-option', { tree }],
    [['door'], 'not-an-option', { tree }],
    ['door', 'not-an-option'],
  ],
  lookup: [
    ['C-1001', undefined],
    [1001, 'text-malformed'],
    ['c1', 'pattern-mismatch', { pattern: 'C-\\d+' }],
    ['C-1', 'too-short', { min: 4 }],
  ],
};

describe('checkValue', () => {
  for (const [type, cases] of Object.entries(CASES) as [FieldType, readonly Case[]][]) {
    describe(`of a ${type} field`, () => {
      for (const [value, code, given = {}] of cases) {
        const { options: offered, ...bounds } = given;
        const within = Object.keys(bounds).length === 0 ? '' : ` with ${JSON.stringify(bounds)}`;
        it(`${code === undefined ? 'takes' : `finds ${code} in`} ${JSON.stringify(value)}${within}`, () => {
          const found = checkValue(
            field('f', { type, ...given, ...(offered === undefined ? {} : { options }) }),
            value,
          );
          expect(found.map((issue) => issue.code)).to.deep.equal(code === undefined ? [] : [code]);
        });
      }

      for (const empty of [undefined, null, '', '  ', []]) {
        it(`lets ${JSON.stringify(empty)} pass: it is no answer`, () => {
          expect(checkValue(field('f', { type }), empty)).to.deep.equal([]);
        });
      }
    });
  }

  it('puts the finding at the field, with the bound', () => {
    expect(checkValue(field('age', { type: 'number', min: 1 }), 0)).to.deep.equal([
      { code: 'too-small', severity: 'error', path: ['age'], params: { min: 1 } },
    ]);
  });

  for (const [code, params, given] of [
    ['too-few-files', { min: 2 }, { min: 2 }],
    ['too-many-files', { max: 0 }, { max: 0 }],
    ['file-too-large', { max: 99 }, { max: 1, maxSize: 99 }],
  ] as const) {
    it(`names the bound of ${code}`, () => {
      expect(checkValue(field('f', { type: 'attachment', ...given }), [file()])).to.deep.equal([
        { code, severity: 'error', path: ['f'], params },
      ]);
    });
  }

  it('names the bound that a rating has by itself', () => {
    expect(checkValue(field('f', { type: 'rating' }), 6)[0]?.params).to.deep.equal({ max: 5 });
  });

  it('goes by the options that are on offer now', () => {
    const found = checkValue(field('f', { type: 'select', options }), 'lift', options.slice(1));
    expect(found.map(({ code }) => code)).to.deep.equal(['not-an-option']);
  });
});

describe('filesOf', () => {
  it('gives the files of a field', () => expect(filesOf([file()])).to.deep.equal([file()]));

  for (const value of [undefined, null, 'f1', 7, ['f1']] as const)
    it(`gives none for ${JSON.stringify(value)}`, () => expect(filesOf(value)).to.deep.equal([]));
});

describe('isEmpty', () => {
  for (const value of [undefined, null, '', '  ', [] as string[]]) {
    it(`is true for ${JSON.stringify(value)}`, () => expect(isEmpty(value)).to.equal(true));
  }

  for (const value of [0, false, 'a', ['a']]) {
    it(`is false for ${JSON.stringify(value)}`, () => expect(isEmpty(value)).to.equal(false));
  }
});
