import { expect } from 'chai';
import { reachableFrom, ringsAmong, type Ways } from '../../../../packages/core/src/definition/review/graph.js';

function waysOf(map: Readonly<Record<string, readonly string[]>>): Ways {
  return (node) => map[node] ?? [];
}

describe('reachableFrom', () => {
  it('follows every way, and each but once', () => {
    const ways = waysOf({ a: ['b', 'c'], b: ['a'], c: ['d'] });
    expect([...reachableFrom(['a'], ways)]).to.have.members(['a', 'b', 'c', 'd']);
  });

  it('stays where no way leads on', () => {
    expect([...reachableFrom(['d'], waysOf({ a: ['d'] }))]).to.deep.equal(['d']);
  });
});

describe('ringsAmong', () => {
  it('tells the shortest way round', () => {
    const ways = waysOf({ a: ['b', 'c'], b: ['c'], c: ['a'] });
    expect(ringsAmong(['a', 'b', 'c'], ways)).to.deep.equal([['a', 'c', 'a']]);
  });

  it('tells a node that leads to itself', () => {
    expect(ringsAmong(['a', 'b'], waysOf({ a: ['b'], b: ['b'] }))).to.deep.equal([['b', 'b']]);
  });

  it('tells two rings that only one way joins', () => {
    const ways = waysOf({ a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] });
    expect(ringsAmong(['a', 'b', 'c', 'd'], ways)).to.deep.equal([
      ['a', 'b', 'a'],
      ['c', 'd', 'c'],
    ]);
  });

  it('tells none where every way ends', () => {
    expect(ringsAmong(['a', 'b'], waysOf({ a: ['b'] }))).to.deep.equal([]);
  });
});
