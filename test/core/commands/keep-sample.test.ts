import { keepSample, readSamples, verifySample, type KeptSample, type SampledCall } from '@callside/core';
import { expect } from 'chai';
import { until } from '../../support/until.js';
import { openWidgetDesk, type WidgetDesk } from '../../support/widget-desk.js';

const CALLS: SampledCall[] = Array.from({ length: 12 }, (_call, at) => ({
  id: `c${String(at)}`,
  agentId: at % 2 === 0 ? '1001' : '1002',
  facts: { talkMs: at * 1000 },
}));
const INPUT = { plan: { perAgent: 2, seed: 7 }, period: { from: '2026-11-01', to: '2026-11-30' }, calls: CALLS };

let opened: WidgetDesk;

beforeEach(async () => {
  opened = await openWidgetDesk();
});

async function drawn(): Promise<KeptSample> {
  const result = await opened.desk.run(keepSample, INPUT);
  if (!result.ok) throw new Error('Nothing was drawn.');
  return result.sample;
}

describe('keepSample', () => {
  it('keeps who drew what, when and from what, and sends it', async () => {
    const sample = await drawn();
    expect(sample).to.deep.include({ by: '1001', at: opened.clock.now(), plan: INPUT.plan, period: INPUT.period });
    expect(sample.population).to.deep.include({ calls: 12, agents: 2 });
    expect(sample.population.digest).to.match(/^[0-9a-f]{64}$/);
    expect(sample.drawn).to.have.length(4);
    await until(opened.desk, () => opened.server.doc(sample.id) !== undefined);
    const { id: _id, ...record } = sample;
    expect(opened.server.doc(sample.id)).to.deep.include(record);
  });

  it('refuses what cannot be drawn with the reason, and keeps nothing', async () => {
    const result = await opened.desk.run(keepSample, { ...INPUT, calls: [] });
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).to.deep.equal(['nothing-to-draw']);
    expect(await opened.desk.run(readSamples, undefined)).to.deep.equal([]);
  });

  it('lists the latest first', async () => {
    const first = await drawn();
    opened.clock.advance(1000);
    const second = await drawn();
    const ids = (await opened.desk.run(readSamples, undefined)).map(({ id }) => id);
    expect(ids).to.deep.equal([second.id, first.id]);
  });
});

describe('verifySample', () => {
  it('draws the same from the same calls, in whatever order they come', async () => {
    expect(await verifySample(await drawn(), [...CALLS].reverse())).to.deep.equal({ same: true });
  });

  it('notices a call that is gone, though it was not drawn', async () => {
    const sample = await drawn();
    const taken = new Set(sample.drawn.map(({ call }) => call));
    const calls = CALLS.filter(({ id }, at) => taken.has(id) || at > 8);
    expect(await verifySample(sample, calls)).to.deep.include({ same: false, differs: 'population' });
  });

  it('notices a call that somebody has put in place of another', async () => {
    const sample = await drawn();
    const other = CALLS.find(({ id, agentId }) => agentId === '1001' && !sample.drawn.some(({ call }) => call === id));
    const forged = { ...sample, drawn: [{ call: other?.id ?? '', agentId: '1001' }, ...sample.drawn.slice(1)] };
    const check = await verifySample(forged, CALLS);
    expect(check).to.deep.include({
      same: false,
      differs: 'draw',
      missing: [other?.id],
      extra: [sample.drawn[0]?.call],
    });
  });
});
