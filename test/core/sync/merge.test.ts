import { applyPatch, mergeMutation, mergeRules, type Doc, type Mutation, type RuleOf } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

type Change = Pick<Mutation, 'set' | 'unset' | 'deltas'>;

const server: RuleOf = () => 'server';

function change(given: Partial<Change> = {}): Change {
  return { set: {}, unset: [], ...given };
}

function merge(doc: Doc, mine: Partial<Change>, changedByOthers: readonly string[] = [], ruleOf = server) {
  return mergeMutation({ doc, mutation: change(mine), changedByOthers, ruleOf });
}

describe('mergeMutation', () => {
  it('applies a change that nobody else has touched', () => {
    expect(merge({ a: 1 }, { set: { b: 2 } })).to.deep.equal({
      doc: { a: 1, b: 2 },
      written: ['b'],
      status: 'applied',
      conflicts: [],
    });
  });

  it('keeps both of two changes to different paths', () => {
    const merged = merge({ a: 'theirs' }, { set: { b: 'mine' } }, ['a']);
    expect([merged.doc, merged.status]).to.deep.equal([{ a: 'theirs', b: 'mine' }, 'merged']);
  });

  it('finds no conflict in two equal values, whatever the order of their names', () => {
    const merged = merge({ a: { x: 1, y: 2 } }, { set: { a: { y: 2, x: 1 } } }, ['a']);
    expect(merged.conflicts).to.deep.equal([]);
  });

  it('lets theirs stand by the rule "server", and names it', () => {
    const merged = merge({ a: 'theirs' }, { set: { a: 'mine' } }, ['a']);
    expect(merged).to.deep.equal({
      doc: { a: 'theirs' },
      written: [],
      status: 'merged',
      conflicts: [{ path: 'a', rule: 'server', theirs: 'theirs' }],
    });
  });

  it('lets mine stand by the rule "client", and names theirs', () => {
    const merged = merge({ a: 'theirs' }, { set: { a: 'mine' } }, ['a'], () => 'client');
    expect(merged).to.deep.equal({
      doc: { a: 'mine' },
      written: ['a'],
      status: 'merged',
      conflicts: [{ path: 'a', rule: 'client', theirs: 'theirs' }],
    });
  });

  it('leaves a "manual" path to a person, and the rest of the change takes effect', () => {
    const merged = merge({ a: 'theirs' }, { set: { a: 'mine', b: 1 } }, ['a'], () => 'manual');
    expect([merged.doc, merged.written, merged.status]).to.deep.equal([{ a: 'theirs', b: 1 }, ['b'], 'conflict']);
  });

  it('names no value where theirs is a removal', () => {
    expect(merge({}, { set: { a: 'mine' } }, ['a']).conflicts).to.deep.equal([{ path: 'a', rule: 'server' }]);
  });

  it('finds a conflict between a whole and its part', () => {
    const merged = merge({ values: { a: 1 } }, { set: { values: { a: 2 } } }, ['values.a']);
    expect(merged.conflicts.map(({ path }) => path)).to.deep.equal(['values']);
  });

  it('adds up what both have counted', () => {
    expect(merge({ calls: 5 }, { deltas: { calls: { by: 2 } } }, ['calls']).doc).to.deep.equal({ calls: 7 });
  });

  it('keeps what both have added to a list', () => {
    const merged = merge({ tags: ['b'] }, { deltas: { tags: { add: ['a'], remove: ['c'] } } }, ['tags']);
    expect([merged.doc, merged.status]).to.deep.equal([{ tags: ['b', 'a'] }, 'merged']);
  });

  describe('whatever the changes', () => {
    const path = fc.constantFrom('a', 'b', 'v.x', 'v.y');
    const value = fc.oneof(fc.nat(3), fc.constantFrom('p', 'q'));
    const assigned = fc.record({ set: fc.dictionary(path, value, { maxKeys: 3 }), unset: fc.subarray(['c', 'v.z']) });
    const added = fc.dictionary(
      fc.constantFrom('n', 'v.n'),
      fc.integer({ min: -3, max: 3 }).map((by) => ({ by })),
    );
    const mutation = fc.tuple(assigned, added).map(([given, deltas]): Change => ({ ...given, deltas }));
    const doc = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value);
    const rule = fc.constantFrom('server' as const, 'client' as const, 'manual' as const);
    const pathsOf = ({ set, unset, deltas = {} }: Change): string[] => [
      ...Object.keys(set),
      ...unset,
      ...Object.keys(deltas),
    ];

    it('changes nothing by a change of nothing', () => {
      fc.assert(
        fc.property(doc, fc.array(path), (before, others) => {
          expect(merge(before, {}, others).doc).to.deep.equal(before);
        }),
      );
    });

    it('does the same twice for the same', () => {
      fc.assert(
        fc.property(doc, mutation, fc.array(path), rule, (before, mine, others, by) => {
          expect(merge(before, mine, others, () => by)).to.deep.equal(merge(before, mine, others, () => by));
        }),
      );
    });

    it('has the same effect once as twice, additions apart', () => {
      fc.assert(
        fc.property(doc, assigned, (before, mine) => {
          const once = merge(before, mine).doc;
          expect(merge(once, mine).doc).to.deep.equal(once);
        }),
      );
    });

    it('comes to one record in either order when the paths are disjoint', () => {
      fc.assert(
        fc.property(doc, mutation, mutation, (before, first, second) => {
          const taken = new Set(pathsOf(first));
          const apart: Change = {
            set: Object.fromEntries(Object.entries(second.set).filter(([each]) => !taken.has(each))),
            unset: second.unset.filter((each) => !taken.has(each)),
            deltas: second.deltas ?? {},
          };
          const one = merge(merge(before, first).doc, apart, pathsOf(first)).doc;
          const other = merge(merge(before, apart).doc, first, pathsOf(apart)).doc;
          expect(one).to.deep.equal(other);
        }),
      );
    });

    it('loses no value: it is in the record or named in a conflict', () => {
      fc.assert(
        fc.property(doc, mutation, rule, (before, mine, by) => {
          const others = Object.keys(before);
          const { doc: after, conflicts } = merge(before, mine, others, () => by);
          for (const [each, typed] of Object.entries(mine.set)) {
            const lost = conflicts.find((conflict) => conflict.path === each && conflict.rule !== 'client');
            if (lost === undefined) expect(applyPatch(after, { [each]: typed }, [])).to.deep.equal(after);
            else expect(lost.theirs).to.deep.equal(before[each]);
          }
          for (const { path: each, rule: decided, theirs } of conflicts)
            if (decided === 'client') expect(theirs).to.deep.equal(before[each]);
        }),
      );
    });
  });
});

describe('mergeRules', () => {
  it('is "server" where nothing is said', () => {
    expect(mergeRules('ticket')('note')).to.equal('server');
  });

  it('takes the rule of a field', () => {
    expect(mergeRules('ticket', [{ id: 'note', merge: 'manual' }])('values.note')).to.equal('manual');
  });

  it('adds to the events of a call', () => {
    expect(mergeRules('call')('events')).to.equal('append');
  });
});
