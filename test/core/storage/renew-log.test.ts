import { openMemoryStore, type Store, type StoreChange } from '@callside/core';
import { expect } from 'chai';
import { CallsideError } from '@callside/core';
import { keepsInLevelDb, renewLog } from '../../../packages/core/src/storage/renew-log.js';
import { openGuardedStore } from '../../../packages/core/src/storage/guarded-store.js';
import { rejectionOf } from '../../support/rejection.js';

const OWNER = { tenant: 'acme', user: '1001' };
const plenty = (): Promise<number> => Promise.resolve(1_000_000_000);

const failing = (error: Error): Pick<Store, 'write'> => ({ write: () => Promise.reject(error) });

describe('renewLog', () => {
  it('writes more than four megabytes in rows that stay in the log, and leaves nothing', async () => {
    const store = await openMemoryStore()(OWNER);
    const sizes: number[] = [];
    const watched: Pick<Store, 'write'> = {
      write: (stores, work, options) =>
        store.write(
          stores,
          (tx) =>
            work({
              ...tx,
              put(name, record) {
                sizes.push((record as unknown as { bytes: ArrayBuffer }).bytes.byteLength);
                return tx.put(name, record);
              },
            }),
          options,
        ),
    };
    expect(await renewLog(watched, plenty)).to.equal(true);
    expect(Math.max(...sizes)).to.be.below(64 * 1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).to.be.above(4 * 1024 * 1024);
    expect(await store.read(['chunks'], (tx) => tx.count('chunks'))).to.equal(0);
  });

  it('takes away what a page has left that died in between', async () => {
    const store = await openMemoryStore()(OWNER);
    await store.write(['chunks'], (tx) => tx.put('chunks', { v: 2, key: 'renew/099', bytes: new ArrayBuffer(1) }));
    await renewLog(store, plenty);
    expect(await store.read(['chunks'], (tx) => tx.count('chunks'))).to.equal(0);
  });

  it('leaves a nearly full disk to what people type', async () => {
    const store = failing(new Error('Nobody should write.'));
    expect(await renewLog(store, () => Promise.resolve(10_000_000))).to.equal(false);
  });

  it('makes nothing of a store that refuses it, and hides no other fault', async () => {
    expect(await renewLog(failing(new CallsideError('storage-quota', 'Full.')), plenty)).to.equal(false);
    expect(await rejectionOf(renewLog(failing(new TypeError('No.')), plenty))).to.be.instanceOf(TypeError);
  });
});

describe('keepsInLevelDb', () => {
  for (const [browser, agent, expected] of [
    [
      'Chrome',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      true,
    ],
    ['Edge', 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Edg/156.0', true],
    ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', false],
    ['Safari', 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15', false],
  ] as const) {
    it(`says ${String(expected)} of ${browser}`, () => {
      expect(keepsInLevelDb(agent)).to.equal(expected);
    });
  }
});

describe('a guarded store and the renewal of its place', () => {
  const guarded = (renewed: unknown[], renew?: (store: Store) => Promise<unknown>) =>
    openGuardedStore(() => openMemoryStore(), {
      nameOf: () => Promise.resolve(`callside.${crypto.randomUUID()}`),
      renew: renew ?? ((store) => Promise.resolve(renewed.push(store))),
    });

  it('happens once, and work does not wait for it', async () => {
    let finish: (() => void) | undefined;
    const store = await guarded([], () => new Promise<void>((resolve) => (finish = resolve)))(OWNER);
    const changes: StoreChange[] = [];
    store.subscribe((change) => changes.push(change));
    await store.write(['drafts'], (tx) => tx.put('drafts', { v: 2, id: 'a', at: 0, data: {} }));
    expect(changes.length).to.equal(1);
    while (finish === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    finish();
    await store.close();
  });

  it('is for the first tab only', async () => {
    const renewed: unknown[] = [];
    const name = `callside.${crypto.randomUUID()}`;
    const open = openGuardedStore(() => openMemoryStore(), {
      nameOf: () => Promise.resolve(name),
      renew: (store) => Promise.resolve(renewed.push(store)),
    });
    const [first, second] = [await open(OWNER), await open(OWNER)];
    await Promise.all([first.close(), second.close()]);
    expect(renewed.length).to.equal((globalThis.navigator as Navigator | undefined)?.locks === undefined ? 2 : 1);
  });
});
