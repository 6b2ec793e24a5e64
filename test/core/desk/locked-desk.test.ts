import { createDesk, type Desk } from '@callside/core';
import { openSealedStore, type SealedStore } from '@callside/core/seal.js';
import { ManualClock } from '@callside/core/testing.js';
import { expect } from 'chai';
import { keptStore } from '../../support/kept-store.js';

const agent = { id: '1001', name: 'Lin', roles: ['agent'] };

describe('a desk over a sealed store', () => {
  let desk: Desk;
  let store: SealedStore;
  let clock: ManualClock;
  let problem: Promise<unknown>;

  beforeEach(async () => {
    clock = new ManualClock();
    const kept = keptStore();
    const open = openSealedStore((owner) => kept(owner), { mode: 'session', key: 'a key that the host keeps' });
    const keep = async (owner: { tenant: string; user: string }): Promise<SealedStore> => (store = await open(owner));
    let onProblem: (error: unknown) => void = () => undefined;
    problem = new Promise((resolve) => (onProblem = resolve));
    desk = await createDesk({ tenant: 'acme', agent, store: keep, clock, onProblem });
  });

  afterEach(() => desk.close());

  it('says that it is locked', () => {
    store.seal.lock();
    expect(desk.saveState.storage).to.equal('locked');
  });

  describe('has calls that', () => {
    const customer = { id: 'C-1', name: 'Ms Chen' };

    it('hear at once that it is locked, and unlocked', async () => {
      const call = desk.openCall({ customer, direction: 'inbound' });
      await call.stored;
      const heard: string[] = [];
      call.subscribe(() => heard.push(call.saveState.storage));
      store.seal.lock();
      expect(heard.at(-1)).to.equal('locked');
      await store.seal.unlock();
      expect(heard.at(-1)).to.equal('memory');
    });

    it('hear nothing of it any more once they are disposed of', async () => {
      const call = desk.openCall({ customer, direction: 'inbound' });
      await call.dispose();
      let heard = 0;
      call.subscribe(() => (heard += 1));
      store.seal.lock();
      expect(heard).to.equal(0);
    });
  });

  it('writes what was typed behind the lock when it is unlocked', async () => {
    store.seal.lock();
    desk.drafts.keep('note', { text: 'typed while locked' });
    clock.advance(300);
    expect(await problem).to.have.property('code', 'storage-locked');
    const written = new Promise<void>((resolve) => {
      store.subscribe(({ keys }) => {
        if (keys.some((changed) => changed.store === 'drafts')) resolve();
      });
    });
    await store.seal.unlock();
    await written;
    expect(await desk.drafts.read('note')).to.deep.equal({ text: 'typed while locked' });
  });
});
