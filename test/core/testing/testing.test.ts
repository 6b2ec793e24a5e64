import { isId, type PushRequest } from '@callside/core';
import { FakeTransport, ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { rejectionOf } from '../../support/rejection.js';

describe('ManualClock', () => {
  it('stands still', () => {
    const clock = new ManualClock(7);
    expect([clock.now(), clock.now()]).to.deep.equal([7, 7]);
  });

  it('runs what falls due, in the order of time', () => {
    const clock = new ManualClock();
    const ran: string[] = [];
    clock.after(20, () => ran.push(`b at ${String(clock.now())}`));
    clock.after(10, () => ran.push(`a at ${String(clock.now())}`));
    clock.after(31, () => ran.push('late'));
    clock.advance(30);
    expect(ran).to.deep.equal(['a at 10', 'b at 20']);
  });

  it('runs what a task asks for within the same time', () => {
    const clock = new ManualClock();
    let ran = 0;
    clock.after(10, () => clock.after(10, () => ran++));
    clock.advance(20);
    expect(ran).to.equal(1);
  });

  it('does not run what was cancelled', () => {
    const clock = new ManualClock();
    let ran = 0;
    clock.after(10, () => ran++)();
    clock.advance(20);
    expect(ran).to.equal(0);
  });
});

describe('sequentialIds', () => {
  it('counts up in the shape of ids', () => {
    const newId = sequentialIds();
    const ids = [newId(), newId()];
    expect(ids).to.deep.equal(['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']);
    expect(ids.every(isId)).to.equal(true);
  });
});

describe('FakeTransport', () => {
  const { signal } = new AbortController();
  const mutation = { id: 'm1', seq: 1, entitySeq: 1, type: 'ticket', entityId: 't', op: 'create', baseRev: 0 } as const;
  const content = { set: { status: 'pending' }, unset: [], deps: [], clientTime: 0, actor: '1001' };
  const request: PushRequest = {
    protocol: 1,
    clientId: 'c',
    epoch: '',
    schemaVersion: 1,
    mutations: [{ ...mutation, ...content }],
  };

  it('gives a mutation its effect once', async () => {
    const server = new FakeTransport();
    await server.push(request, { signal });
    const again = await server.push(request, { signal });
    expect(again.kind === 'replied' && again.reply.results[0]?.status).to.equal('duplicate');
    expect(server.effects.get('m1')).to.equal(1);
  });

  it('takes effect although the answer is lost', async () => {
    const server = new FakeTransport();
    server.loseAnswers = true;
    expect(await server.push(request, { signal })).to.include({ kind: 'retry' });
    expect(server.doc('t')).to.deep.equal({ id: 't', status: 'pending' });
  });

  it('adds what only a server knows', async () => {
    const server = new FakeTransport();
    server.complete = (_mutation, doc) => ({ ...doc, number: 'GD001' });
    await server.push(request, { signal });
    expect(server.doc('t')).to.have.property('number', 'GD001');
  });

  it('tells the changes of others from the cursor on', async () => {
    const server = new FakeTransport();
    server.change('ticket', 't', { status: 'processing' });
    const outcome = await server.pull('', { signal });
    expect(outcome.kind === 'replied' && outcome.reply.changes.map(({ id, rev }) => [id, rev])).to.deep.equal([
      ['t', 1],
    ]);
    const cursor = outcome.kind === 'replied' ? outcome.reply.cursor : '';
    const next = await server.pull(cursor, { signal });
    expect(next.kind === 'replied' && next.reply.changes).to.deep.equal([]);
  });

  it('rejects with the reason of an aborted signal', async () => {
    const reason = new Error('closed');
    expect(await rejectionOf(new FakeTransport().push(request, { signal: AbortSignal.abort(reason) }))).to.equal(
      reason,
    );
  });
});
