import type { Store } from '@callside/core';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { changedPaths, readDoc, stamp } from '../../../packages/core/src/commands/command.js';
import { submitTicket } from '../../../packages/core/src/commands/submit-ticket.js';
import { rejectionOf } from '../../support/rejection.js';
import { field, ticketForm } from '../support/definitions.js';
import { count, entity, newStore } from '../support/mutations.js';

let store: Store;

beforeEach(async () => {
  store = await newStore();
});

function context() {
  return { store, clock: new ManualClock(7), newId: sequentialIds(), agent: { id: '1001', name: 'Lin' } };
}

describe('changedPaths', () => {
  it('names what to set and what to unset', () => {
    expect(changedPaths('values', { a: 1, b: 2 }, { a: 1, c: 3 })).to.deep.equal({
      set: { 'values.c': 3 },
      unset: ['values.b'],
    });
  });

  it('compares lists by what they hold', () => {
    expect(changedPaths('values', { a: ['x'] }, { a: ['x'] })).to.deep.equal({ set: {}, unset: [] });
  });
});

describe('stamp', () => {
  it('tells id, time and agent', () => {
    expect(stamp(context())).to.deep.equal({ id: '00000000-0000-4000-8000-000000000001', at: 7, actor: '1001' });
  });
});

describe('readDoc', () => {
  it('refuses a record that is not here', async () => {
    const error = await rejectionOf(store.read(['entities'], (tx) => readDoc(tx, 'call', 'c')));
    expect(error).to.deep.include({ code: 'record-not-found', details: { key: 'call/c' } });
  });
});

describe('submitTicket', () => {
  const form = ticketForm([field('a'), field('b', { visible: { '==': [{ var: 'fields.a' }, 'show'] } })]);
  const submit = (values: Record<string, string>, id = 't') => submitTicket(context(), { id, form, values });

  it('keeps the form in the version that it was made with', async () => {
    await submit({ a: 'x' });
    expect((await entity(store)).doc['form']).to.deep.equal({ id: 'repair', version: 1 });
  });

  it('stores what is visible only', async () => {
    const result = await submit({ a: 'hide', b: 'typed before' });
    expect(result.ok && result.ticket.values).to.deep.equal({ a: 'hide' });
  });

  describe('with a value that the server has masked', () => {
    const mask = { masked: true, hint: '138••••5678' } as unknown as string;

    it('leaves the field as it is stored', async () => {
      await submit({ a: 'show', b: '13812345678' });
      const result = await submit({ a: 'show', b: mask });
      expect(result.ok && result.ticket.values).to.deep.equal({ a: 'show', b: '13812345678' });
      expect(await count(store, 'outbox')).to.equal(1);
    });

    it('sends what changed beside it, and nothing of it', async () => {
      await submit({ a: 'show', b: '13812345678' });
      const before = await entity(store);
      const values = { ...(before.doc['values'] as object), b: mask };
      await store.write(['entities'], (tx) => tx.put('entities', { ...before, doc: { ...before.doc, values } }));
      const shown = ticketForm([field('a'), field('b')]);
      await submitTicket(context(), { id: 't', form: shown, values: { a: 'other', b: mask } });
      const queue = await store.read(['outbox'], (tx) => tx.getAll('outbox'));
      const last = queue.at(-1)?.mutation;
      expect([last?.set, last?.unset]).to.deep.equal([{ 'values.a': 'other' }, []]);
    });

    it('never makes a ticket with it', async () => {
      const result = await submit({ a: 'show', b: mask });
      expect(result.ok && result.ticket.values).to.deep.equal({ a: 'show' });
    });

    it('takes what is typed in its place', async () => {
      await submit({ a: 'show', b: '13812345678' });
      const result = await submit({ a: 'show', b: '13900001111' });
      expect(result.ok && result.ticket.values).to.deep.equal({ a: 'show', b: '13900001111' });
    });
  });

  it('stores what is hidden where the form says so', async () => {
    const input = { id: 't', form: { ...form, hidden: 'keep' as const }, values: { a: 'hide', b: 'typed before' } };
    const result = await submitTicket(context(), input);
    expect(result.ok && result.ticket.values).to.deep.equal({ a: 'hide', b: 'typed before' });
  });

  it('takes back what was hidden since', async () => {
    await submit({ a: 'show', b: 'x' });
    await submit({ a: 'hide', b: 'x' });
    expect((await entity(store)).doc['values']).to.deep.equal({ a: 'hide' });
  });

  it('leaves alone what the agent may not see', async () => {
    const guarded = ticketForm([field('a'), field('secret', { view: ['supervisor'] })]);
    const as = (roles: readonly string[], values: Record<string, string>) =>
      submitTicket({ ...context(), agent: { id: '1001', name: 'Lin', roles } }, { id: 't', form: guarded, values });
    await as(['supervisor'], { a: 'x', secret: 'kept' });
    await as(['agent'], { a: 'y' });
    expect((await entity(store)).doc['values']).to.deep.equal({ a: 'y', secret: 'kept' });
  });

  it('makes a second ticket for another id', async () => {
    await submit({ a: 'x' });
    await submit({ a: 'x' }, 'u');
    expect(await count(store, 'entities')).to.equal(2);
  });

  it('makes a ticket for a call that is not on this device, and leaves the call alone', async () => {
    const result = await submitTicket(context(), { id: 't', form, values: { a: 'x' }, callId: 'elsewhere' });
    expect(result.ok && result.ticket.callId).to.equal('elsewhere');
    expect(await count(store, 'outbox')).to.equal(1);
  });
});
