import { attachFile, openMemoryStore, removeAttachment, type Store } from '@callside/core';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { rejectionOf } from '../../support/rejection.js';

describe('removeAttachment', () => {
  let store: Store;
  const newId = sequentialIds();
  const contextOf = () => ({
    store,
    clock: new ManualClock(),
    newId,
    agent: { id: '1001', name: 'Lin' },
    closing: new AbortController().signal,
  });

  beforeEach(async () => {
    store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
  });

  it('takes record and pieces away and tells the server', async () => {
    const file = { name: 'a.txt', mime: 'text/plain', kind: 'file', content: new Blob(['abc']) } as const;
    const result = await attachFile(contextOf(), { for: { type: 'ticket', id: 't' }, ...file });
    await removeAttachment(contextOf(), result.ok ? result.attachment.id : '');
    const [files, pieces, queue] = await store.read(['attachments', 'chunks', 'outbox'], (tx) =>
      Promise.all([tx.count('attachments'), tx.count('chunks'), tx.getAll('outbox')]),
    );
    expect([files, pieces, queue.map(({ mutation }) => mutation.op)]).to.deep.equal([0, 0, ['create', 'delete']]);
  });

  it('rejects for a file that is not there', async () => {
    expect(await rejectionOf(removeAttachment(contextOf(), 'x'))).to.have.property('code', 'record-not-found');
  });
});
