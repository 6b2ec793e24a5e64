import { logOut, type Store } from '@callside/core';
import { openIdbStore } from '@callside/core/idb.js';
import { keepRecording, listRecordings, readRecording } from '@callside/core/recordings.js';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { PIECE_BYTES } from '../../../packages/core/src/storage/pieces.js';

/** More pieces than a log-out looks at in one go. */
const SIZE = 21 * PIECE_BYTES + 3;

describe('a recording in the browser’s database', () => {
  it('comes back byte by byte, and is gone after a log-out', async () => {
    const owner = { tenant: `recordings-${crypto.randomUUID()}`, user: '9001' };
    const contextOf = (store: Store) => ({
      ...{ store, clock: new ManualClock(), newId: sequentialIds() },
      agent: { id: '9001', name: 'Qin' },
    });
    const store = await openIdbStore()(owner);
    const content = new Blob([new Uint8Array(SIZE).fill(3)], { type: 'audio/ogg' });
    await keepRecording(contextOf(store), { callId: 'a', load: () => Promise.resolve(content) });
    const blob = await readRecording(contextOf(store), 'a');
    expect(blob).to.include({ size: SIZE, type: 'audio/ogg' });
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(bytes.every((byte) => byte === 3)).to.equal(true);
    expect((await logOut(store)).left).to.equal('nothing');
    const next = await openIdbStore()(owner);
    expect(await listRecordings(contextOf(next))).to.deep.equal([]);
    expect(await next.read(['chunks'], (tx) => tx.count('chunks'))).to.equal(0);
    await next.destroy?.();
  });
});
