import {
  attachFile,
  findAttachments,
  openMemoryStore,
  pauseUpload,
  readFile,
  resumeUpload,
  type Store,
} from '@callside/core';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { PIECE_BYTES } from '../../../packages/core/src/storage/pieces.js';
import { putEntity } from '../../../packages/core/src/sync/outbox.js';

const OWNER = { type: 'ticket', id: 't' } as const;

let store: Store;
let clock: ManualClock;
const newId = sequentialIds();

beforeEach(async () => {
  store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
  clock = new ManualClock(1000);
});

async function attach(name: string, content: Uint8Array<ArrayBuffer> = new Uint8Array([1, 2, 3])): Promise<string> {
  const context = { store, clock, newId, agent: { id: '1001', name: 'Lin' } };
  const result = await attachFile(context, { for: OWNER, name, mime: 'image/png', kind: 'image', content });
  clock.advance(1000);
  return result.ok ? result.attachment.id : '';
}

/** What a pull has brought. */
const pulled = (id: string, doc: object, deleted = false): Promise<void> =>
  store.write(['entities'], (tx) => {
    const whole = { id, for: OWNER, name: `${id}.png`, mime: 'image/png', size: 5, ...doc };
    const key = `attachment/${id}`;
    const marks = { entitySeq: 0, pending: 0, at: 1, rev: 1, deleted };
    return putEntity(tx, { v: 2, key, type: 'attachment', id, doc: whole, base: whole, ...marks });
  });

describe('findAttachments', () => {
  it('lists what this device and others have attached, in order', async () => {
    await pulled('theirs', { at: 1500, by: '1002', uploaded: true });
    await attach('mine.png');
    const found = await findAttachments(store, OWNER);
    expect(found.map(({ name, state, by, at, isHere }) => [name, state, by, at, isHere])).to.deep.equal([
      ['mine.png', 'waiting', '1001', 1000, true],
      ['theirs.png', 'uploaded', '1002', 1500, false],
    ]);
  });

  it('knows when the bytes are still on another device', async () => {
    await pulled('theirs', {});
    const [found] = await findAttachments(store, OWNER);
    expect(found).to.deep.equal({
      id: 'theirs',
      name: 'theirs.png',
      mime: 'image/png',
      size: 5,
      state: 'elsewhere',
      sent: 0,
      isHere: false,
    });
  });

  it('leaves out what was deleted, and what belongs to others', async () => {
    await pulled('gone', {}, true);
    await pulled('other', { for: { type: 'ticket', id: 'u' } });
    expect(await findAttachments(store, OWNER)).to.deep.equal([]);
  });

  it('tells of a file that the server has refused, with the reason', async () => {
    const id = await attach('a.png');
    const [row] = await store.read(['outbox'], (tx) => tx.getAll('outbox'));
    await store.write(['dead'], (tx) =>
      tx.put('dead', {
        v: 2,
        id: 'm',
        entityKey: `attachment/${id}`,
        mutation: { ...row!.mutation, seq: 1 },
        status: 'rejected',
        problem: { code: 'attachment-type-refused', detail: '' },
        at: 1,
      }),
    );
    const [found] = await findAttachments(store, OWNER);
    expect(found).to.include({ state: 'refused', problem: 'attachment-type-refused', refused: 'm' });
  });

  it('shows an upload that was paused and goes on', async () => {
    const id = await attach('a.png');
    await pauseUpload(store, id);
    expect((await findAttachments(store, OWNER))[0]?.state).to.equal('paused');
    await resumeUpload(store, id);
    expect((await findAttachments(store, OWNER))[0]?.state).to.equal('waiting');
  });
});

describe('readFile', () => {
  it('puts the pieces together', async () => {
    const content = new Uint8Array(PIECE_BYTES + 5).map((_, index) => index % 251);
    const id = await attach('a.png', content);
    const blob = await readFile(store, id);
    expect(blob?.type).to.equal('image/png');
    expect(new Uint8Array(await blob!.arrayBuffer())).to.deep.equal(content);
  });

  it('has nothing where the pieces are gone', async () => {
    const id = await attach('a.png');
    await store.write(['chunks'], (tx) => tx.delete('chunks', `${id}/00000`));
    expect(await readFile(store, id)).to.equal(undefined);
    expect(await readFile(store, 'x')).to.equal(undefined);
  });
});
