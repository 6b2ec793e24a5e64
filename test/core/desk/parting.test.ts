import {
  createDesk,
  discardDraft,
  openMemoryStore,
  openTicket,
  readTicketDrafts,
  type Doc,
  type Store,
} from '@callside/core';
import { ManualClock } from '@callside/core/testing.js';
import { expect } from 'chai';
import { partWith, takeUpDrafts } from '../../../packages/core/src/desk/parting.js';
import { ticketForm } from '../support/definitions.js';

const openStore = (): Promise<Store> => openMemoryStore()({ tenant: 'acme', user: '1001' });

const draft = (id: string, text: string, at: number) => ({ v: 2, id, at, data: { text } });

async function textsIn(store: Store, name: 'drafts' | 'parting'): Promise<Record<string, unknown>> {
  const rows = await store.read([name], (tx) => tx.getAll(name));
  return Object.fromEntries(rows.map(({ id, data }) => [id, (data as Doc)['text']]));
}

describe('partWith', () => {
  it('writes all that may not be stored in one piece that waits for nothing, and flushes', async () => {
    const store = await openStore();
    const writes: unknown[] = [];
    const write: Store['write'] = (stores, work, options) => {
      writes.push([stores, options]);
      return store.write(stores, work, options);
    };
    const flushed: string[] = [];
    const work = ['one', 'two'].map((id) => ({
      unwritten: () => [draft(id, id, 1)],
      flush: () => Promise.resolve(flushed.push(id)).then(() => undefined),
    }));
    partWith({ ...store, write }, work, () => undefined);
    await store.read(['parting'], () => Promise.resolve());
    expect(writes).to.deep.equal([[['parting'], { durability: 'relaxed', isLast: true }]]);
    expect([await textsIn(store, 'parting'), flushed]).to.deep.equal([{ one: 'one', two: 'two' }, ['one', 'two']]);
  });

  it('tells of what could not be written', async () => {
    const store = await openStore();
    const fault = new Error('the disk is full');
    const told = new Promise((resolve) => {
      partWith({ ...store, write: () => Promise.reject(fault) }, [], resolve);
    });
    expect(await told).to.equal(fault);
  });
});

describe('takeUpDrafts', () => {
  it('takes up what is not among the drafts, and what is newer than there', async () => {
    const store = await openStore();
    await store.write(['drafts', 'parting'], async (tx) => {
      await tx.put('drafts', draft('older', 'ha', 1));
      await tx.put('drafts', draft('newer', 'half a sentence', 3));
      for (const id of ['older', 'newer', 'new']) await tx.put('parting', draft(id, 'half', 2));
    });
    await takeUpDrafts(store);
    expect(await textsIn(store, 'drafts')).to.deep.equal({ older: 'half', newer: 'half a sentence', new: 'half' });
    expect(await textsIn(store, 'parting')).to.deep.equal({});
  });

  it('comes before the desk reads a draft', async () => {
    const store = await openStore();
    await store.write(['parting'], (tx) => tx.put('parting', draft('note', 'half', 1)));
    const agent = { id: '1001', name: 'Lin', roles: ['agent'] };
    const desk = await createDesk({ tenant: 'acme', agent, store: () => Promise.resolve(store) });
    expect(await desk.drafts.read('note')).to.deep.equal({ text: 'half' });
    await desk.close();
  });
});

describe('a draft that is given up', () => {
  async function parted() {
    const store = await openStore();
    const agent = { id: '1001', name: 'Lin', roles: ['agent'] };
    const clock = new ManualClock();
    const desk = await createDesk({ tenant: 'acme', agent, store: () => Promise.resolve(store), clock });
    const { draftId, setValue } = await openTicket(desk, { form: ticketForm() });
    setValue('summary', 'half');
    const row = draft(draftId, 'half', clock.now());
    await store.write(['parting'], (tx) => tx.put('parting', row));
    return { store, desk, clock, draftId };
  }

  it('does not come back from a page that was left, dropped', async () => {
    const { store, desk, draftId } = await parted();
    await desk.drafts.drop(draftId);
    expect(await textsIn(store, 'parting')).to.deep.equal({});
  });

  it('does not come back from a page that was left, discarded', async () => {
    const { store, desk, clock, draftId } = await parted();
    clock.advance(300);
    expect(await desk.run(readTicketDrafts, undefined)).to.have.length(1);
    await desk.run(discardDraft, { id: draftId });
    expect(await textsIn(store, 'parting')).to.deep.equal({});
  });
});
