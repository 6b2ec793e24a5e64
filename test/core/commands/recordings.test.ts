import { openMemoryStore, type OpenStore, type Store } from '@callside/core';
import {
  dropRecording,
  keepRecording,
  listRecordings,
  readRecording,
  type RecordingInput,
} from '@callside/core/recordings.js';
import { openSealedStore } from '@callside/core/seal.js';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { PIECE_BYTES } from '../../../packages/core/src/storage/pieces.js';
import { logOut } from '../../../packages/core/src/storage/log-out.js';
import { countUnsent, UNSENT_STORES } from '../../../packages/core/src/storage/unsent.js';
import { keptStore } from '../../support/kept-store.js';
import { rejectionOf } from '../../support/rejection.js';
import { append } from '../support/mutations.js';

const OWNER = { tenant: 'acme', user: '1001' };

let store: Store;
let clock: ManualClock;

beforeEach(async () => {
  store = await openMemoryStore()(OWNER);
  clock = new ManualClock();
});

const contextOf = (into: Store) => ({ store: into, clock, newId: sequentialIds(), agent: { id: '9001', name: 'Qin' } });

const sound = (size: number, type = 'audio/mpeg'): Blob => new Blob([new Uint8Array(size).fill(7)], { type });

function keep(callId: string, given: Partial<RecordingInput> = {}, into = store): ReturnType<typeof keepRecording> {
  clock.advance(1);
  return keepRecording(contextOf(into), { callId, load: () => Promise.resolve(sound(4)), ...given });
}

const read = (callId: string, from = store): Promise<Blob | undefined> => readRecording(contextOf(from), callId);

const listed = async (): Promise<string[]> => (await listRecordings(contextOf(store))).map(({ callId }) => callId);

const pieces = (from = store): Promise<number> => from.read(['chunks'], (tx) => tx.count('chunks'));

describe('keepRecording', () => {
  it('keeps every byte in pieces, and its type', async () => {
    const load = (): Promise<Blob> => Promise.resolve(sound(PIECE_BYTES + 5, 'audio/ogg'));
    expect(await keep('a', { load })).to.deep.include({ ok: true });
    const blob = await read('a');
    expect(blob).to.include({ size: PIECE_BYTES + 5, type: 'audio/ogg' });
    expect(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0)).every((byte) => byte === 7)).to.equal(
      true,
    );
    expect(await pieces()).to.equal(3);
  });

  it('fetches nothing that is kept already', async () => {
    await keep('a');
    const load = (): Promise<Blob> => Promise.reject(new Error('fetched again'));
    expect(await keep('a', { load })).to.deep.include({ ok: true });
  });

  it('says that a recording is empty, or too large', async () => {
    expect(await keep('a', { load: () => Promise.resolve(sound(0)) })).to.have.nested.property(
      'issues[0].code',
      'required',
    );
    const result = await keep('a', { limit: 3 });
    expect(result).to.have.nested.property('issues[0].code', 'too-large');
    expect(result).to.have.nested.property('issues[0].params.max', 3);
    expect(await pieces()).to.equal(0);
  });

  it('lets the oldest go where there are too many', async () => {
    await keep('a-b');
    await keep('a');
    await keep('b', { limit: 9 });
    expect(await listed()).to.deep.equal(['a', 'b']);
    expect(await read('a-b')).to.equal(undefined);
    expect(await pieces()).to.equal(4);
  });

  it('leaves nothing of one that could not be written', async () => {
    const full: Store = {
      ...store,
      read: (stores, work) => store.read(stores, work),
      write: (stores, work) =>
        store.write(stores, (tx) =>
          work({
            ...tx,
            get: (name, key) => tx.get(name, key),
            delete: (name, key) => tx.delete(name, key),
            put: (name, record) =>
              'key' in record && record.key.startsWith('recording/')
                ? Promise.reject(new Error('full'))
                : tx.put(name, record),
          }),
        ),
    };
    expect(await rejectionOf(keep('a', {}, full))).to.have.property('message', 'full');
    expect(await pieces()).to.equal(0);
  });

  it('gives no recording that is not whole, and fetches it again', async () => {
    await keep('a');
    await store.write(['chunks'], async (tx) => {
      const head = await tx.get('chunks', 'recordings/a');
      if (head?.recording !== undefined)
        await tx.put('chunks', { ...head, recording: { ...head.recording, isWhole: false } });
    });
    expect([await read('a'), await listed()]).to.deep.equal([undefined, []]);
    await keep('a');
    expect(await listed()).to.deep.equal(['a']);
  });

  it('sweeps away what a page that was killed has left, after an hour', async () => {
    await keep('a');
    await store.write(['chunks'], async (tx) => {
      const head = await tx.get('chunks', 'recordings/a');
      if (head?.recording !== undefined)
        await tx.put('chunks', { ...head, recording: { ...head.recording, isWhole: false } });
    });
    await keep('b');
    expect(await pieces()).to.equal(4);
    clock.advance(3_600_001);
    await keep('c');
    expect(await pieces()).to.equal(4);
    expect(await listed()).to.deep.equal(['b', 'c']);
  });
});

describe('dropRecording', () => {
  it('leaves the others', async () => {
    await keep('a');
    await keep('b');
    await dropRecording(contextOf(store), 'a');
    expect(await listed()).to.deep.equal(['b']);
    expect(await pieces()).to.equal(2);
  });
});

describe('recordings and a log-out', () => {
  it('count as nothing that would be lost', async () => {
    await keep('a');
    expect(await store.read(UNSENT_STORES, countUnsent)).to.include({ attachments: 0, damaged: 0 });
  });

  it('are sealed where the store is, and gone after it, also when something is unsent', async () => {
    const kept = keptStore();
    const open: OpenStore = openSealedStore((owner) => kept(owner), {
      mode: 'session',
      key: 'a key that the host keeps',
    });
    const sealed = await open(OWNER);
    await keep('a', { load: () => Promise.resolve(new Blob(['a voice'], { type: 'audio/mpeg' })) }, sealed);
    expect(await (await read('a', sealed))?.text()).to.equal('a voice');
    const raw = await kept.store;
    const rows = await raw.read(['chunks'], (tx) => tx.getAll('chunks'));
    expect(JSON.stringify(rows)).to.not.include('audio/mpeg');
    await append(sealed, { set: { status: 'pending' } });
    expect((await logOut(sealed)).left).to.equal('sealed');
    expect(await pieces(raw)).to.equal(0);
  });
});
