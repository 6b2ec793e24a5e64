import { isSelectable, treeIndex, treePath, type TreeEntry } from '@callside/core';
import { expect } from 'chai';

const tree: readonly TreeEntry[] = [
  {
    value: 'lift',
    label: 'Lift',
    children: [
      { value: 'door', label: 'Door' },
      { value: 'cable', label: 'Cable', active: false, children: [{ value: 'worn', label: 'Worn' }] },
    ],
  },
  { value: 'water', label: 'Water' },
];

function chain(levels: number): TreeEntry {
  return { value: `v${String(levels)}`, label: 'V', children: levels === 1 ? [] : [chain(levels - 1)] };
}

describe('treeIndex', () => {
  it('knows every entry, each before those below it', () => {
    expect([...treeIndex(tree).keys()]).to.deep.equal(['lift', 'door', 'cable', 'worn', 'water']);
  });

  it('knows the level', () => {
    expect([...treeIndex(tree).values()].map(({ level }) => level)).to.deep.equal([1, 2, 2, 3, 1]);
  });

  it('takes what lies below an entry out with it', () => {
    const active = [...treeIndex(tree)].filter(([, place]) => place.active).map(([value]) => value);
    expect(active).to.deep.equal(['lift', 'door', 'water']);
  });

  it('walks a tree once', () => {
    expect(treeIndex(tree)).to.equal(treeIndex(tree));
  });

  it('takes the first of two entries with one value', () => {
    const twice = [
      { value: 'a', label: 'First' },
      { value: 'a', label: 'Second' },
    ];
    expect(treeIndex(twice).get('a')?.entry.label).to.equal('First');
  });

  it('leaves out what lies deeper than six levels, however deep', () => {
    expect(treeIndex([chain(1000)]).size).to.equal(6);
  });

  it('finds each of 20,000 entries without another walk', function () {
    this.timeout(20_000);
    const wide = Array.from({ length: 200 }, (_, a) => ({
      value: String(a),
      label: 'A',
      children: Array.from({ length: 99 }, (__, b) => ({ value: `${String(a)}-${String(b)}`, label: 'B' })),
    }));
    const values = [...treeIndex(wide).keys()];
    expect(values).to.have.length(20_000);
    expect(values.every((value) => treeIndex(wide).get(value)?.entry.value === value)).to.equal(true);
  });
});

describe('treePath', () => {
  it('leads from the top to the entry', () => {
    expect(treePath(treeIndex(tree).get('worn')).map(({ value }) => value)).to.deep.equal(['lift', 'cable', 'worn']);
  });

  it('is empty for an entry that is not there', () => {
    expect(treePath(undefined)).to.deep.equal([]);
  });
});

describe('isSelectable', () => {
  for (const [value, selectable, expected] of [
    ['lift', undefined, false],
    ['lift', 'leaf', false],
    ['lift', 'any', true],
    ['door', undefined, true],
  ] as const) {
    it(`is ${String(expected)} for ${value} with ${selectable ?? 'nothing said'}`, () => {
      expect(isSelectable(treeIndex(tree).get(value)!.entry, selectable)).to.equal(expected);
    });
  }

  it('is true for an entry whose list is empty', () => {
    expect(isSelectable({ value: 'a', label: 'A', children: [] }, 'leaf')).to.equal(true);
  });
});
