import { openMemoryStore, type Store } from '@callside/core';
import { ManualClock } from '@callside/core/testing.js';
import { expect } from 'chai';
import { createDraftWriter } from '../../../packages/core/src/desk/draft-writer.js';
import { rejectionOf } from '../../support/rejection.js';

describe('createDraftWriter', () => {
  it('keeps what could not be written for the next flush', async () => {
    const store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
    const fault = new Error('the disk is full');
    let full = true;
    const write: Store['write'] = (...given) => (full ? Promise.reject(fault) : store.write(...given));
    const drafts = createDraftWriter(
      { store: { ...store, write }, clock: new ManualClock() },
      'call/1',
      () => undefined,
    );
    drafts.touch(() => ({ values: { a: 1 } }));
    expect(await rejectionOf(drafts.flush())).to.equal(fault);
    full = false;
    await drafts.flush();
    expect((await store.read(['drafts'], (tx) => tx.get('drafts', 'call/1')))?.data).to.deep.equal({
      values: { a: 1 },
    });
  });

  it('tries again with the next keystroke after it could not be written', async () => {
    const store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
    const clock = new ManualClock();
    let full = true;
    let written: Promise<unknown> = Promise.resolve();
    const write: Store['write'] = (...given) => {
      const writing = full ? Promise.reject(new Error('the disk is full')) : store.write(...given);
      written = writing.catch(() => undefined);
      return writing;
    };
    const drafts = createDraftWriter({ store: { ...store, write }, clock }, 'call/1', () => undefined);
    drafts.touch(() => ({ values: { a: 1 } }));
    clock.advance(300);
    await written;
    full = false;
    drafts.touch(() => ({ values: { a: 2 } }));
    clock.advance(300);
    await written;
    expect((await store.read(['drafts'], (tx) => tx.get('drafts', 'call/1')))?.data).to.deep.equal({
      values: { a: 2 },
    });
  });

  it('reports a draft that could not be written when the typing rested', async () => {
    const fault = new Error('the disk is full');
    const store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
    const clock = new ManualClock();
    const reported = new Promise((resolve) => {
      const context = { store: { ...store, write: () => Promise.reject(fault) }, clock };
      createDraftWriter(context, 'call/1', resolve).touch(() => ({}));
    });
    clock.advance(300);
    expect(await reported).to.equal(fault);
  });

  it('writes 300 ms after the first change, however fast the next ones come', async () => {
    const store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
    const clock = new ManualClock();
    const drafts = createDraftWriter({ store, clock }, 'call/1', () => undefined);
    for (let typed = 1; typed <= 4; typed++) {
      drafts.touch(() => ({ typed }));
      clock.advance(100);
    }
    expect((await store.read(['drafts'], (tx) => tx.get('drafts', 'call/1')))?.data).to.deep.equal({ typed: 3 });
  });

  it('writes nothing after it was cancelled', async () => {
    const store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
    const drafts = createDraftWriter({ store, clock: new ManualClock() }, 'call/1', () => undefined);
    drafts.touch(() => ({}));
    drafts.cancel();
    await drafts.flush();
    expect(await store.read(['drafts'], (tx) => tx.count('drafts'))).to.equal(0);
  });
});
