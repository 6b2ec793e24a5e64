import {
  checkSample,
  compareDraw,
  drawSample,
  populationLines,
  type SampledCall,
  type SamplePlan,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

const CALLS: SampledCall[] = ['a', 'b', 'c', 'd'].map((id) => ({ id, agentId: '1001', facts: { talkMs: 1000 } }));
const PLAN: SamplePlan = { perAgent: 2, seed: 7 };
const PERIOD = { from: '2026-11-01', to: '2026-11-30' };
const kept = (calls = CALLS) => ({
  plan: PLAN,
  drawn: drawSample(calls, PLAN).drawn,
  population: { calls: calls.length, agents: 1, digest: 'as-it-was' },
});

describe('checkSample', () => {
  const found = (given: Partial<Parameters<typeof checkSample>[0]>): string[] =>
    checkSample({ plan: PLAN, period: PERIOD, calls: CALLS, ...given }).map(
      ({ code, path }) => `${code} ${path.join('.')}`,
    );

  it('finds nothing wrong with calls of a period', () => {
    expect(found({})).to.deep.equal([]);
  });

  it('wants a number of calls, days in their order, and calls to draw from', () => {
    expect(found({ plan: { perAgent: 0.5, seed: 1 } })).to.deep.equal(['too-small perAgent']);
    expect(found({ plan: { perAgent: 1, seed: NaN } })).to.deep.equal(['number-malformed seed']);
    expect(found({ period: { from: '2026-11-31', to: '' } })).to.deep.equal([
      'date-malformed period.from',
      'date-malformed period.to',
    ]);
    expect(found({ period: { from: '2026-11-02', to: '2026-11-01' } })).to.deep.equal(['days-backwards period.to']);
    expect(found({ calls: [] })).to.deep.equal(['nothing-to-draw calls']);
  });
});

describe('populationLines', () => {
  it('is the same for the same calls, in whatever order they and their facts come', () => {
    const call = fc.record({
      id: fc.string(),
      agentId: fc.string(),
      facts: fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.boolean(), fc.string())),
    });
    fc.assert(
      fc.property(fc.uniqueArray(call, { selector: ({ id }) => id }), (calls) => {
        const turned = [...calls]
          .reverse()
          .map(({ facts, ...rest }) => ({ ...rest, facts: Object.fromEntries(Object.entries(facts).reverse()) }));
        expect(populationLines(turned)).to.equal(populationLines(calls));
      }),
    );
  });

  it('is another where a call, its agent or a fact is another', () => {
    const lines = populationLines(CALLS);
    const [first, ...rest] = CALLS;
    for (const other of [{ id: 'x' }, { agentId: '1002' }, { facts: { talkMs: 1001 } }])
      expect(populationLines([{ ...first!, ...other }, ...rest])).not.to.equal(lines);
  });

  it('keeps what was typed within its own line', () => {
    const call = (id: string): SampledCall => ({ id, agentId: '1', facts: {} });
    expect(populationLines([call('a"\n["b')])).not.to.equal(populationLines([call('a'), call('b')]));
  });
});

describe('compareDraw', () => {
  it('finds the same draw from the same calls', () => {
    expect(compareDraw(kept(), { calls: [...CALLS].reverse(), digest: 'as-it-was' })).to.deep.equal({ same: true });
  });

  it('says that the calls are others, and what would be drawn now', () => {
    const gone = kept().drawn[0]?.call;
    const calls = CALLS.filter(({ id }) => id !== gone);
    const check = compareDraw(kept(), { calls, digest: 'another' });
    expect(check).to.deep.include({ same: false, differs: 'population', calls: 3 });
    expect(check.same ? [] : check.missing).to.include(gone);
    expect(check.same ? [] : check.extra).to.have.length(1);
  });

  it('says that the draw is none of this seed', () => {
    const sample = {
      ...kept(),
      drawn: CALLS.slice(0, 2)
        .map(({ id }) => ({ call: id, agentId: '1001' }))
        .reverse(),
    };
    const isHonest = JSON.stringify(sample.drawn) === JSON.stringify(kept().drawn);
    expect(isHonest).to.equal(false);
    expect(compareDraw(sample, { calls: CALLS, digest: 'as-it-was' })).to.deep.include({
      same: false,
      differs: 'draw',
    });
  });
});
