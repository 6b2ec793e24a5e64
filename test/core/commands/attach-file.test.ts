import {
  attachFile,
  CallsideError,
  openMemoryStore,
  sweepChunks,
  type AttachmentInput,
  type Store,
} from '@callside/core';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { PIECE_BYTES } from '../../../packages/core/src/storage/pieces.js';
import { rejectionOf } from '../../support/rejection.js';
import { append } from '../support/mutations.js';

let store: Store;
let clock: ManualClock;

beforeEach(async () => {
  store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
  clock = new ManualClock();
});

function attach(given: Partial<AttachmentInput> = {}, into: Store = store): ReturnType<typeof attachFile> {
  const context = {
    store: into,
    clock,
    newId: sequentialIds(),
    agent: { id: '1001', name: 'Lin' },
    closing: new AbortController().signal,
  };
  const content = new Uint8Array(PIECE_BYTES + 5).fill(7);
  const file = { name: 'photo.png', mime: 'image/png', kind: 'image', content } as const;
  return attachFile(context, { for: { type: 'ticket', id: 't' }, ...file, ...given });
}

function counts(): Promise<number[]> {
  const names = ['chunks', 'attachments', 'outbox', 'drafts'] as const;
  return store.read(names, (tx) => Promise.all(names.map((name) => tx.count(name))));
}

describe('attachFile', () => {
  it('keeps pieces, record and change, and nothing else', async () => {
    await attach();
    expect(await counts()).to.deep.equal([2, 1, 1, 0]);
  });

  it('keeps every byte', async () => {
    await attach({ content: new Blob(['abc']) });
    const [piece] = await store.read(['chunks'], (tx) => tx.getAll('chunks'));
    expect(new TextDecoder().decode(piece?.bytes)).to.equal('abc');
  });

  it('tells the server size and hash', async () => {
    await attach({ content: new Blob(['abc']) });
    const [queued] = await store.read(['outbox'], (tx) => tx.getAll('outbox'));
    expect(queued?.mutation.set).to.deep.equal({
      for: { type: 'ticket', id: 't' },
      name: 'photo.png',
      mime: 'image/png',
      size: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      kind: 'image',
      by: '1001',
      at: 0,
    });
  });

  it('masks a card number in the name', async () => {
    await attach({ name: 'scan 4111 1111 1111 1111.png' });
    const [record] = await store.read(['attachments'], (tx) => tx.getAll('attachments'));
    expect(record?.name).to.equal('scan 4111 11•• •••• 1111.png');
  });

  it('waits for the record that it is for', async () => {
    await append(store, { id: 'creates-t' });
    await attach();
    const rows = await store.read(['outbox'], (tx) => tx.getAll('outbox'));
    expect(rows.at(-1)?.mutation.deps).to.deep.equal(['creates-t']);
  });

  for (const [what, given, code, path] of [
    ['an empty file', { content: new Uint8Array() }, 'required', 'content'],
    ['a file without a name', { name: ' ' }, 'required', 'name'],
    ['a file that is too large', { limits: { size: 10 } }, 'too-large', 'content'],
    ['a type that is not wanted', { limits: { types: ['audio/*', 'text/plain'] } }, 'not-an-option', 'mime'],
  ] as const)
    it(`refuses ${what}, and keeps nothing of it`, async () => {
      const result = await attach(given);
      expect(result.ok ? [] : result.issues.map((found) => [found.code, found.path[0]])).to.deep.equal([[code, path]]);
      expect(await counts()).to.deep.equal([0, 0, 0, 0]);
    });

  it('takes every type of a kind that is wanted', async () => {
    expect((await attach({ limits: { types: ['image/*'] } })).ok).to.equal(true);
  });

  it('leaves no piece when the disk is full', async () => {
    let pieces = 0;
    const full = new CallsideError('storage-quota', 'The disk is full.');
    const write: Store['write'] = (stores, work, options) =>
      stores.includes('chunks') && stores.length === 1 && ++pieces === 2
        ? Promise.reject(full)
        : store.write(stores, work, options);
    expect(await rejectionOf(attach({}, { ...store, write }))).to.equal(full);
    expect(await counts()).to.deep.equal([0, 0, 0, 0]);
  });
});

describe('sweepChunks', () => {
  const leave = async (): Promise<void> => {
    await store.write(['chunks', 'drafts'], async (tx) => {
      await tx.put('drafts', { v: 2, id: 'attachment/x', at: clock.now(), data: {} });
      await tx.put('chunks', { v: 2, key: 'x/00000', bytes: new ArrayBuffer(1) });
    });
  };

  it('deletes the pieces that a killed page has left', async () => {
    await leave();
    clock.advance(3_600_000);
    await sweepChunks(store, clock.now());
    expect(await counts()).to.deep.equal([0, 0, 0, 0]);
  });

  it('leaves alone what another tab may be taking in', async () => {
    await leave();
    await sweepChunks(store, clock.now());
    expect(await counts()).to.deep.equal([1, 0, 0, 1]);
  });
});
