import { applyPatch, isPatchPath, pathsOverlap } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

describe('applyPatch', () => {
  it('sets a name', () => {
    expect(applyPatch({ a: 1 }, { b: 2 }, [])).to.deep.equal({ a: 1, b: 2 });
  });

  it('sets a name inside a record and keeps its neighbours', () => {
    expect(applyPatch({ values: { a: 1 } }, { 'values.b': 2 }, [])).to.deep.equal({ values: { a: 1, b: 2 } });
  });

  it('makes the record that a path goes through', () => {
    expect(applyPatch({}, { 'values.a': 1 }, [])).to.deep.equal({ values: { a: 1 } });
  });

  it('puts a record in place of a list that a path goes through', () => {
    expect(applyPatch({ values: [1] }, { 'values.a': 1 }, [])).to.deep.equal({ values: { a: 1 } });
  });

  it('removes a name', () => {
    expect(applyPatch({ values: { a: 1, b: 2 } }, {}, ['values.a'])).to.deep.equal({ values: { b: 2 } });
  });

  it('sets what it also removes', () => {
    expect(applyPatch({ values: { a: 1 } }, { 'values.a': 2 }, ['values'])).to.deep.equal({ values: { a: 2 } });
  });

  it('changes nothing in the record that it is given', () => {
    const doc = { values: { a: 1 } };
    applyPatch(doc, { 'values.a': 2 }, []);
    expect(doc).to.deep.equal({ values: { a: 1 } });
  });

  for (const path of [
    '__proto__',
    '__proto__.x',
    'values.__proto__',
    'constructor.prototype',
    'a.b.c',
    '',
    'a.',
    '.a',
  ]) {
    it(`refuses the path "${path}"`, () => {
      expect(() => applyPatch({}, { [path]: 1 }, [])).to.throw(RangeError);
      expect(() => applyPatch({}, {}, [path])).to.throw(RangeError);
    });
  }

  it('never touches a prototype', () => {
    fc.assert(
      fc.property(fc.object(), fc.string(), (value, path) => {
        if (isPatchPath(path)) applyPatch({}, { [path]: value }, []);
        return Object.keys(Object.prototype).length === 0;
      }),
    );
  });

  it('gives the same record when it is applied twice', () => {
    const path = fc.constantFrom('a', 'b', 'values', 'values.a', 'values.b');
    const set = fc.dictionary(path, fc.integer());
    fc.assert(
      fc.property(set, fc.array(path), (changes, unset) => {
        const once = applyPatch({ a: 0, values: { a: 0 } }, changes, unset);
        expect(applyPatch(once, changes, unset)).to.deep.equal(once);
      }),
    );
  });
});

describe('isPatchPath', () => {
  it('takes one name', () => expect(isPatchPath('status')).to.equal(true));
  it('takes two names', () => expect(isPatchPath('values.phone')).to.equal(true));
  it('refuses three names', () => expect(isPatchPath('a.b.c')).to.equal(false));
  it('refuses a name that reaches a prototype', () => expect(isPatchPath('__proto__.x')).to.equal(false));
  it('refuses a name of more than 128 characters', () => expect(isPatchPath('a'.repeat(129))).to.equal(false));
});

describe('pathsOverlap', () => {
  it('finds equal paths', () => expect(pathsOverlap('a.b', 'a.b')).to.equal(true));
  it('finds a path inside another', () => expect(pathsOverlap('values', 'values.phone')).to.equal(true));
  it('finds a path around another', () => expect(pathsOverlap('values.phone', 'values')).to.equal(true));
  it('keeps paths with a common beginning apart', () => expect(pathsOverlap('value', 'values.phone')).to.equal(false));
});

describe('applyPatch with deltas', () => {
  it('counts from what is there', () => {
    expect(applyPatch({ n: 2 }, {}, [], { n: { by: -1 } })).to.deep.equal({ n: 1 });
  });

  it('counts from nothing where there is no number', () => {
    expect(applyPatch({ n: 'x' }, {}, [], { n: { by: 3 } })).to.deep.equal({ n: 3 });
  });

  it('adds an item once', () => {
    expect(applyPatch({ tags: ['a'] }, {}, [], { tags: { add: ['a', 'b'] } })).to.deep.equal({ tags: ['a', 'b'] });
  });

  it('knows an item by its id', () => {
    const doc = { notes: [{ id: 1, text: 'old' }] };
    expect(applyPatch(doc, {}, [], { notes: { add: [{ id: 1, text: 'new' }] } })).to.deep.equal(doc);
  });

  it('knows an item in whatever order its names come back', () => {
    const doc = { events: [{ at: 1, type: 'held', by: { b: 1, a: 2 } }] };
    const add = [{ type: 'held', at: 1, by: { a: 2, b: 1 } }];
    expect(applyPatch(doc, {}, [], { events: { add } })).to.deep.equal(doc);
  });

  it('takes items away', () => {
    expect(applyPatch({ tags: ['a', 'b'] }, {}, [], { tags: { remove: ['a'] } })).to.deep.equal({ tags: ['b'] });
  });

  it('makes a list where there is none', () => {
    expect(applyPatch({}, {}, [], { 'values.tags': { add: ['a'] } })).to.deep.equal({ values: { tags: ['a'] } });
  });
});
