import type { Mutation, PushRequest } from '@callside/core';
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

function pushOf(...mutations: readonly Mutation[]): PushRequest {
  return { protocol: 1, clientId: 'c', epoch: 'e1', schemaVersion: 1, mutations };
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

  it('posts answers one by one, each with its id, and with how long it has waited', async () => {
    const { transport, sent } = transportOver(json({ status: 'applied' }));
    await transport.push(pushOf(answer('m1'), answer('m2')), { signal });
    expect(sent.map(({ body }) => body)).to.deep.equal([
      { token: 'secret', id: 'm1', set: { 'answers.solved': 'yes' }, unset: [], clientTime: 9, sentAt: 12 },
      { token: 'secret', id: 'm2', set: { 'answers.solved': 'yes' }, unset: [], clientTime: 9, sentAt: 12 },
    ]);
  });

  it('finishes at its own address', async () => {
    const { transport, sent } = transportOver(json({ status: 'applied' }));
    await transport.push(pushOf(answer('m1', { finishedAt: 9 })), { signal });
    expect(sent[0]).to.deep.include({ url: '/v1/surveys/acme%2F1/finish', body: { token: 'secret', id: 'm1' } });
  });

  it('gives each result its status', async () => {
    const { transport } = transportOver(json({ status: 'applied' }), json({ status: 'duplicate' }));
    const outcome = await transport.push(pushOf(answer('m1'), answer('m2')), { signal });
    expect(outcome.kind === 'replied' && outcome.reply.results).to.deep.equal([
      { id: 'm1', status: 'applied' },
      { id: 'm2', status: 'duplicate' },
    ]);
  });

  it('takes in what arrived before the network was cut', async () => {
    const { transport } = transportOver(json({ status: 'applied' }), cut);
    const outcome = await transport.push(pushOf(answer('m1'), answer('m2')), { signal });
    expect(outcome.kind === 'replied' && outcome.reply.results.map(({ id }) => id)).to.deep.equal(['m1']);
  });

  it('passes the failure on when nothing arrived', async () => {
    const { transport } = transportOver(cut);
    const outcome = await transport.push(pushOf(answer('m1')), { signal });
    expect(outcome).to.deep.equal({ kind: 'retry', reason: 'network' });
  });

  it('takes a refusal for the refusal of one answer', async () => {
    const { transport } = transportOver(problem('survey-finished', 409));
    const outcome = await transport.push(pushOf(answer('m1')), { signal });
    expect(outcome.kind === 'replied' && outcome.reply.results[0]?.problem?.code).to.equal('survey-finished');
  });

  it('takes 410 for a link that is over', async () => {
    const { transport } = transportOver(problem('survey-link-expired', 410));
    const outcome = await transport.push(pushOf(answer('m1')), { signal });
    expect(outcome.kind === 'replied' && outcome.reply.results[0]?.problem?.code).to.equal('survey-link-expired');
  });

  for (const body of [null, {}, { status: 'fine' }]) {
    it(`does not take ${JSON.stringify(body)} for an answer of ours`, async () => {
      const { transport } = transportOver(json(body));
      const outcome = await transport.push(pushOf(answer('m1')), { signal });
      expect(outcome).to.deep.equal({ kind: 'retry', reason: 'not-our-server' });
    });
  }
});
