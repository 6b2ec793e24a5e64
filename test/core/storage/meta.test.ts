import { openMemoryStore, type ReadTx, type WriteTx } from '@callside/core';
import { expect } from 'chai';
import { putMeta, readMeta, readNumber } from '../../../packages/core/src/storage/meta.js';

describe('what a store knows of itself', () => {
  it('is read as it was put', async () => {
    const store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
    await store.write(['meta'], (tx: WriteTx) => putMeta(tx, 'epoch', 'e1'));
    expect(await store.read(['meta'], (tx: ReadTx) => readMeta(tx, 'epoch'))).to.equal('e1');
  });

  it('is 0 where a number is asked for and none is there', async () => {
    const store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
    expect(await store.read(['meta'], (tx: ReadTx) => readNumber(tx, 'term'))).to.equal(0);
  });
});
