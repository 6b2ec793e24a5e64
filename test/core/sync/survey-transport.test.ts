import type { Mutation } from '@callside/core';
import { createSurveyTransport } from '@callside/core/survey-http.js';
import { ManualClock } from '@callside/core/testing.js';
import { expect } from 'chai';
import { cut, json, problem, scriptedFetch } from '../../support/scripted-fetch.js';

const clock = new ManualClock(12);
const signal = new AbortController().signal;
const link = { response: { id: 'r' }, survey: { id: 'csat', blocks: [] }, locale: 'en', answers: {}, finished: false };

function answer(id: string, set: object = { 'answers.solved': 'yes' }): Mutation {
  const order = { id, seq: 1, entitySeq: 1, type: 'survey-response', entityId: 'r' } as const;
  return { ...order, op: 'patch', baseRev: 0, set: { ...set }, unset: [], deps: [], clientTime: 9, actor: 'customer' };
}

function transportOver(...steps: (() => Response)[]) {
  const script = scriptedFetch(...steps);
  const transport = createSurveyTransport({ url: '', tenant: 'acme/1', token: 'secret', fetch: script.fetch, clock });
  return { ...script, transport };
}

describe('createSurveyTransport', () => {
  it('keeps the token out of the address', async () => {
    const { transport, sent } = transportOver(json(link));
    await transport.open({ signal });
    expect(sent[0]).to.deep.include({ url: '/v1/surveys/acme%2F1/open', body: { token: 'secret' } });
  });

  it('opens a link', async () => {
    const { transport } = transportOver(json(link));
    expect(await transport.open({ signal })).to.deep.equal({ kind: 'answer', body: link });
  });

  for (const body of [null, [], {}, { response: {} }, { ...link, survey: null }]) {
    it(`does not take ${JSON.stringify(body)} for a link`, async () => {
      const { transport } = transportOver(json(body));
      expect(await transport.open({ signal })).to.deep.equal({ kind: 'retry', reason: 'not-our-server' });
    });
  }

  it('posts an answer with its id, and with how long it has waited', async () => {
    const { transport, sent } = transportOver(json({ status: 'applied' }));
    await transport.push(answer('m1'), { signal });
    expect(sent.map(({ body }) => body)).to.deep.equal([
      { token: 'secret', id: 'm1', set: { 'answers.solved': 'yes' }, unset: [], clientTime: 9, sentAt: 12 },
    ]);
  });

  it('finishes at its own address', async () => {
    const { transport, sent } = transportOver(json({ status: 'applied' }));
    await transport.push(answer('m1', { finishedAt: 9 }), { signal });
    expect(sent[0]).to.deep.include({ url: '/v1/surveys/acme%2F1/finish', body: { token: 'secret', id: 'm1' } });
  });

  describe('without a fetch of the host', () => {
    const { fetch } = globalThis;
    const tries: (boolean | undefined)[] = [];

    /** A browser, as far as it is asked here. */
    const browse = (answerTo: (keepalive: boolean | undefined) => Promise<Response>): void => {
      tries.length = 0;
      globalThis.fetch = (_input, init) => {
        tries.push(init?.keepalive);
        return answerTo(init?.keepalive);
      };
    };

    afterEach(() => {
      globalThis.fetch = fetch;
    });

    const push = () =>
      createSurveyTransport({ url: '', tenant: 'acme', token: 'secret', clock }).push(answer('m1'), { signal });

    it('sends what outlives the page', async () => {
      browse(() => Promise.resolve(json({ status: 'applied' })()));
      expect(await push()).to.deep.equal({ kind: 'taken' });
      expect(tries).to.deep.equal([true]);
    });

    it('sends what the browser does not let outlive it all the same', async () => {
      browse((keepalive) =>
        keepalive === true
          ? Promise.reject(new TypeError('Failed to fetch'))
          : Promise.resolve(json({ status: 'applied' })()),
      );
      expect(await push()).to.deep.equal({ kind: 'taken' });
      expect(tries).to.deep.equal([true, undefined]);
    });

    it('tells that there is no network', async () => {
      browse(() => Promise.reject(new TypeError('Failed to fetch')));
      expect(await push()).to.deep.equal({ kind: 'retry', reason: 'network' });
    });
  });

  for (const status of ['applied', 'duplicate']) {
    it(`has brought what is ${status}`, async () => {
      const { transport } = transportOver(json({ status }));
      expect(await transport.push(answer('m1'), { signal })).to.deep.equal({ kind: 'taken' });
    });
  }

  it('passes the failure on when nothing arrived', async () => {
    const { transport } = transportOver(cut);
    expect(await transport.push(answer('m1'), { signal })).to.deep.equal({ kind: 'retry', reason: 'network' });
  });

  it('passes a refusal on', async () => {
    const { transport } = transportOver(problem('survey-finished', 409));
    const outcome = await transport.push(answer('m1'), { signal });
    expect(outcome.kind === 'refused' && outcome.problem.code).to.equal('survey-finished');
  });

  it('takes 410 for a link that is over', async () => {
    const { transport } = transportOver(problem('survey-link-expired', 410));
    const outcome = await transport.push(answer('m1'), { signal });
    expect(outcome.kind === 'refused' && outcome.problem.code).to.equal('survey-link-expired');
  });

  for (const body of [null, {}, { status: 'fine' }]) {
    it(`does not take ${JSON.stringify(body)} for an answer of ours`, async () => {
      const { transport } = transportOver(json(body));
      const outcome = await transport.push(answer('m1'), { signal });
      expect(outcome).to.deep.equal({ kind: 'retry', reason: 'not-our-server' });
    });
  }
});
