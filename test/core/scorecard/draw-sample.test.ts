import { drawSample, type SampledCall, type SamplePlan } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

const call = (id: string, agentId: string, facts: SampledCall['facts'] = {}): SampledCall => ({ id, agentId, facts });

const many = (agentId: string, count: number, facts: SampledCall['facts'] = {}): SampledCall[] =>
  Array.from({ length: count }, (_each, at) => call(`${agentId}-${String(at)}`, agentId, facts));

const COMPLAINTS = { id: 'complaints', when: { var: 'call.hasComplaint' } };
const LONG = { id: 'long', when: { '>': [{ var: 'call.talkMs' }, 600_000] }, count: 1 };

describe('drawSample', () => {
  it('draws as many calls of each agent, the same ones at every run', () => {
    const calls = [...many('1001', 20), ...many('1002', 20)];
    const plan: SamplePlan = { perAgent: 4, seed: 7 };
    const sample = drawSample(calls, plan);
    expect(sample.drawn.map(({ agentId }) => agentId).join(' ')).to.equal('1001 1001 1001 1001 1002 1002 1002 1002');
    expect(drawSample([...calls].reverse(), plan)).to.deep.equal(sample);
    expect(drawSample(calls, { ...plan, seed: 8 }).drawn).not.to.deep.equal(sample.drawn);
  });

  it('takes all complaints first, then what each stratum has to give, then others', () => {
    const calls = [
      ...many('1001', 10, { talkMs: 60_000 }),
      call('angry', '1001', { hasComplaint: true, talkMs: 900_000 }),
      call('long-1', '1001', { talkMs: 700_000 }),
      call('long-2', '1001', { talkMs: 700_000 }),
    ];
    const { drawn } = drawSample(calls, { perAgent: 4, seed: 1, strata: [COMPLAINTS, LONG] });
    expect(drawn.map(({ stratum }) => stratum)).to.deep.equal(['complaints', 'long', undefined, undefined]);
    expect(drawn[0]?.call).to.equal('angry');
    expect(drawn.slice(2).every(({ call: id }) => id.startsWith('1001-'))).to.equal(true);
  });

  it('makes up the number from what is left of a stratum', () => {
    const { drawn } = drawSample(many('1001', 3, { talkMs: 700_000 }), { perAgent: 3, seed: 1, strata: [LONG] });
    expect(drawn.map(({ stratum }) => stratum)).to.deep.equal(['long', undefined, undefined]);
  });

  it('says whose calls are too few, and from what it was drawn', () => {
    const { short, population, drawn } = drawSample([...many('1001', 2), ...many('1002', 9)], { perAgent: 5, seed: 1 });
    expect(short).to.deep.equal([{ agentId: '1001', calls: 2 }]);
    expect(population).to.have.length(11);
    expect(drawn).to.have.length(7);
  });

  it('draws the same calls of an agent, whoever else is there', () => {
    const plan: SamplePlan = { perAgent: 3, seed: 5 };
    const of = (calls: SampledCall[]): string[] =>
      drawSample(calls, plan).drawn.flatMap(({ agentId, call: id }) => (agentId === '1002' ? [id] : []));
    expect(of([...many('1001', 9), ...many('1002', 9)])).to.deep.equal(of(many('1002', 9)));
  });

  it('draws for each agent by a chance of their own', () => {
    const calls = [...many('1001', 20), ...many('1002', 20)];
    const { drawn } = drawSample(calls, { perAgent: 4, seed: 7 });
    const places = drawn.map(({ call: id }) => id.split('-')[1]);
    expect(places.slice(0, 4)).not.to.deep.equal(places.slice(4));
  });

  it('refuses a call that stands twice', () => {
    expect(() => drawSample([call('a', '1'), call('a', '1')], { perAgent: 1, seed: 1 })).to.throw(
      'The call a stands twice.',
    );
  });

  it('gives every call about the same chance', () => {
    const calls = many('1001', 10);
    const drawn = new Map<string, number>();
    for (let seed = 0; seed < 5000; seed++)
      for (const { call: id } of drawSample(calls, { perAgent: 2, seed }).drawn)
        drawn.set(id, (drawn.get(id) ?? 0) + 1);
    // 1000 each; four standard deviations are 113.
    for (const { id } of calls) expect(drawn.get(id), id).to.be.within(887, 1113);
  });

  it('draws each call once at most, and never more than it may', () => {
    const calls = fc.uniqueArray(
      fc.record({
        id: fc.string(),
        agentId: fc.constantFrom('1', '2', '3'),
        facts: fc.record({ hasComplaint: fc.boolean(), talkMs: fc.nat(1_000_000) }),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(calls, fc.nat(6), fc.nat(), (population, perAgent, seed) => {
        const { drawn } = drawSample(population, { perAgent, seed, strata: [COMPLAINTS, LONG] });
        expect(new Set(drawn.map(({ call: id }) => id)).size).to.equal(drawn.length);
        for (const agent of ['1', '2', '3']) {
          const all = population.filter(({ agentId }) => agentId === agent).length;
          expect(drawn.filter(({ agentId }) => agentId === agent).length).to.equal(Math.min(all, perAgent));
        }
      }),
    );
  });
});
