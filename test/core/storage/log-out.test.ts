import type { Store } from '@callside/core';
import { openSealedStore } from '@callside/core/seal.js';
import { expect } from 'chai';
import { logOut } from '../../../packages/core/src/storage/log-out.js';
import { keptStore } from '../../support/kept-store.js';
import { ticketRecord } from '../../support/records.js';
import { rowsOf } from '../../support/rows.js';
import { append } from '../support/mutations.js';

const OWNER = { tenant: 'acme', user: '1001' };
const NOTHING = { waiting: 0, open: 0, drafts: 0, attachments: 0, damaged: 0 };

let kept: ReturnType<typeof keptStore>;

beforeEach(() => {
  kept = keptStore();
});

async function putSynced(store: Store): Promise<void> {
  await store.write(['entities', 'meta', 'acked'], async (tx) => {
    await tx.put('entities', ticketRecord({ id: 'synced' }, 1));
    await tx.put('meta', { v: 2, name: 'cursor', value: '7' });
    await tx.put('meta', { v: 2, name: 'clientId', value: 'c' });
  });
}

describe('logging out of a store that is sealed by a secret', () => {
  const open = openSealedStore((owner) => kept(owner), { mode: 'session', key: 'a key that the host keeps' });

  it('leaves nothing when the server has everything', async () => {
    const store = await open(OWNER);
    await putSynced(store);
    expect(await logOut(store)).to.deep.equal({ left: 'nothing', unsent: NOTHING });
    expect(await rowsOf(await kept.store)).to.deep.equal({});
  });

  it('keeps what is unsent for the next login, and deletes what the server has', async () => {
    const store = await open(OWNER);
    await putSynced(store);
    await append(store, { set: { status: 'pending' } });
    expect(await logOut(store)).to.deep.equal({ left: 'sealed', unsent: { ...NOTHING, waiting: 1 } });
    const next = await open(OWNER);
    const rows = await rowsOf(next);
    await next.close();
    expect(rows['entities']).to.have.length(1);
    expect(rows['outbox']).to.have.length(1);
  });

  it('pulls anew after the next login, as the same client', async () => {
    const store = await open(OWNER);
    await putSynced(store);
    await append(store, {});
    await logOut(store);
    const names = ((await rowsOf(await kept.store))['meta'] as { name: string }[]).map(({ name }) => name);
    expect(names).to.deep.equal(['clientId', 'keys']);
  });

  it('locks all tabs', async () => {
    const [store, other] = [await open(OWNER), await open(OWNER)];
    const locked = new Promise((resolve) => other.seal.subscribe(resolve));
    await logOut(store);
    expect(await locked).to.equal(true);
    await other.close();
  });

  it('works while it is locked', async () => {
    const store = await open(OWNER);
    await append(store, {});
    store.seal.lock();
    expect((await logOut(store)).left).to.equal('sealed');
  });
});

describe('logging out of a store that is not', () => {
  it('wipes it when nothing is unsent', async () => {
    const store = await kept(OWNER);
    await putSynced(store);
    expect((await logOut(store)).left).to.equal('nothing');
    expect(await rowsOf(await kept.store)).to.deep.equal({});
  });

  it('leaves everything as it is, and says so, when something is', async () => {
    const store = await kept(OWNER);
    await putSynced(store);
    await append(store, {});
    expect(await logOut(store)).to.deep.equal({ left: 'readable', unsent: { ...NOTHING, waiting: 1 } });
    expect((await rowsOf(await kept.store))['entities']).to.have.length(2);
  });

  it('takes the key of the device for no secret', async () => {
    const store = await openSealedStore(kept, { mode: 'device' })(OWNER);
    await append(store, {});
    expect((await logOut(store)).left).to.equal('readable');
    await store.close();
  });
});
