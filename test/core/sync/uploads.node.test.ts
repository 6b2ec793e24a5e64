import { createHash } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { setTimeout as pass } from 'node:timers/promises';
import { attachFile, CallsideError, openMemoryStore, type Clock, type Store } from '@callside/core';
import {
  pauseUpload,
  resumeUpload,
  uploadAttachments,
  type UploadOptions,
  type UploadOutcome,
} from '@callside/core/uploads.js';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { PIECE_BYTES } from '../../../packages/core/src/storage/pieces.js';
import { rejectionOf } from '../../support/rejection.js';
import { startTusServer, type TusServer } from '../../support/tus-server.js';

const SIZE = 2 * PIECE_BYTES + 1000;
const content = Uint8Array.from({ length: SIZE }, (_, index) => (index * 31) % 251);

describe('uploadAttachments', () => {
  let server: TusServer;
  let store: Store;
  let id: string;
  const progress: number[] = [];

  beforeEach(async () => {
    server = await startTusServer();
    store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
    id = await attach();
    progress.length = 0;
  });

  afterEach(() => server.close());

  const attach = async (): Promise<string> => {
    const context = {
      store,
      clock: new ManualClock(),
      newId: sequentialIds(),
      agent: { id: '1001', name: 'Lin' },
      closing: new AbortController().signal,
    };
    const result = await attachFile(context, {
      for: { type: 'ticket', id: 't' },
      name: 'a.bin',
      mime: 'application/octet-stream',
      kind: 'file',
      content,
    });
    if (!result.ok) throw new Error('refused');
    await accept(result.attachment.id);
    return result.attachment.id;
  };

  /** As the answer to the queued change leaves it. */
  const accept = (attachment: string): Promise<unknown> =>
    store.write(['entities'], async (tx) => {
      const record = await tx.get('entities', `attachment/${attachment}`);
      if (record !== undefined) await tx.put('entities', { ...record, base: record.doc, rev: 1, pending: 0 });
    });

  const upload = (signal = new AbortController().signal, more: Partial<UploadOptions> = {}): Promise<UploadOutcome> =>
    uploadAttachments(store, {
      url: server.url,
      token: () => 'token',
      signal,
      onProgress: (_id, sent) => progress.push(sent),
      ...more,
    });
  const uploadTo = (kept: Store): Promise<UploadOutcome> =>
    uploadAttachments(kept, { url: server.url, token: () => 'token', signal: new AbortController().signal });
  const record = async () => (await store.read(['attachments'], (tx) => tx.get('attachments', id)))!;
  const pieces = (): Promise<number> => store.read(['chunks'], (tx) => tx.count('chunks'));

  it('brings the file to the server, byte for byte', async () => {
    expect(await upload()).to.equal('done');
    expect(server.complete.get(id)?.equals(content)).to.equal(true);
  });

  it('frees the pieces when the server has confirmed them', async () => {
    await upload();
    expect(await pieces()).to.equal(0);
    expect(await record()).to.include({ state: 'uploaded', sent: SIZE });
  });

  it('sends one piece in one request', async () => {
    await upload();
    const sent = server.requests.filter((request) => request.startsWith('PATCH'));
    expect(sent).to.deep.equal(['PATCH 0', `PATCH ${PIECE_BYTES}`, `PATCH ${2 * PIECE_BYTES}`]);
  });

  it('tells how far it is', async () => {
    await upload();
    expect(progress.at(-1)).to.equal(SIZE);
  });

  it('leaves a file alone whose record the server has not accepted', async () => {
    await store.write(['entities'], async (tx) => {
      const entity = await tx.get('entities', `attachment/${id}`);
      if (entity !== undefined) await tx.put('entities', { ...entity, base: null, rev: 0 });
    });
    await upload();
    expect(server.requests).to.deep.equal([]);
  });

  it('knows where to go on before the first byte is sent', async () => {
    server.failNext('PATCH', 503);
    await upload();
    expect((await record()).url).to.match(/\/v1\/uploads\/[\w-]{36}$/);
  });

  it('goes on at the offset of the server, in the middle of a piece too', async () => {
    server.failNext('PATCH', 'cut');
    expect(await upload()).to.equal('retry');
    const offset = [...server.uploads.values()][0]?.bytes.length ?? 0;
    expect(offset).to.be.greaterThan(0).and.lessThan(PIECE_BYTES);
    expect(await upload()).to.equal('done');
    expect(server.requests).to.include(`PATCH ${offset}`);
    expect(server.complete.get(id)?.equals(content)).to.equal(true);
  });

  for (const status of [423, 500, 503, 429])
    it(`keeps its place when the server answers ${String(status)}`, async () => {
      server.failNext('PATCH', 503);
      await upload();
      const { url } = await record();
      server.failNext('HEAD', status);
      expect(await upload()).to.equal('retry');
      expect((await record()).url).to.equal(url);
    });

  for (const status of [404, 410])
    it(`begins anew when the upload is gone with ${String(status)}`, async () => {
      server.failNext('PATCH', 503);
      await upload();
      server.failNext('HEAD', status);
      expect(await upload()).to.equal('done');
      expect(server.complete.get(id)?.equals(content)).to.equal(true);
    });

  it('is done when the server has the file already', async () => {
    server.complete.set(id, Buffer.from(content));
    expect(await upload()).to.equal('done');
    expect(await record()).to.include({ state: 'uploaded' });
  });

  it('is done when the news that it arrived came by another way', async () => {
    await store.write(['entities'], async (tx) => {
      const entity = await tx.get('entities', `attachment/${id}`);
      if (entity !== undefined) await tx.put('entities', { ...entity, base: { ...entity.base, uploaded: true } });
    });
    await upload();
    expect(server.requests).to.deep.equal([]);
    expect(await pieces()).to.equal(0);
  });

  it('fails for all to see when the hash differs, and keeps the pieces', async () => {
    server.hashes.set(id, 'another');
    expect(await upload()).to.equal('done');
    expect(await record()).to.deep.include({
      state: 'failed',
      problem: { code: 'hash-mismatch', detail: 'The server answered 422.' },
    });
    expect(await pieces()).to.equal(3);
  });

  it('starts anew when a person tries a failed one again', async () => {
    server.hashes.set(id, 'another');
    await upload();
    server.hashes.clear();
    await resumeUpload(store, id);
    await upload();
    expect(await record()).to.include({ state: 'uploaded' });
  });

  it('asks for a token when the server wants one', async () => {
    server.failNext('POST', 401);
    expect(await upload()).to.equal('unauthorized');
    expect((await record()).state).to.equal('uploading');
  });

  it('rests while it is paused, and goes on where it was', async () => {
    server.failNext('PATCH', 'cut');
    await upload();
    await pauseUpload(store, id);
    const before = server.requests.length;
    await upload();
    expect(server.requests).to.have.length(before);
    await resumeUpload(store, id);
    await upload();
    expect(server.complete.get(id)?.equals(content)).to.equal(true);
  });

  it('stops when it is told to, and stays where it is', async () => {
    const stopping = new AbortController();
    server.failNext('PATCH', 503);
    await upload();
    const uploading = upload(stopping.signal);
    stopping.abort(new Error('the page closes'));
    expect(await rejectionOf(uploading)).to.have.property('message', 'the page closes');
    expect(await pieces()).to.equal(3);
  });

  it('sends nothing any more, not even what it was about to', async () => {
    const stopping = new AbortController();
    let tokens = 0;
    const token = (): string => {
      tokens += 1;
      // The first is for the POST.
      if (tokens === 2) stopping.abort(new Error('the page closes'));
      return 'token';
    };
    expect(await rejectionOf(upload(stopping.signal, { token }))).to.have.property('message', 'the page closes');
    await pass(100);
    expect(server.requests).to.deep.equal([`POST ${SIZE}`]);
  });

  it('does not begin when it was told to stop before', async () => {
    const stopping = new AbortController();
    const stopListening = store.subscribe(({ keys }) => {
      if (keys.some(({ store: name }) => name === 'attachments')) stopping.abort(new Error('the page closes'));
    });
    expect(await rejectionOf(upload(stopping.signal))).to.have.property('message', 'the page closes');
    stopListening();
    await pass(100);
    expect(server.requests).to.deep.equal([]);
  });

  it('comes again when the server is silent for a minute and a half', async () => {
    const clock = new ManualClock();
    server.failNext('PATCH', 'silent');
    const uploading = upload(undefined, { clock });
    while (server.requests.length < 2) await pass(10);
    // Some of the bytes may still be leaving.
    await pass(100);
    clock.advance(89_999);
    expect(await Promise.race([uploading, pass(50, 'waits')])).to.equal('waits');
    clock.advance(1);
    expect(await uploading).to.equal('retry');
    expect(await upload()).to.equal('done');
    expect(server.complete.get(id)?.equals(content)).to.equal(true);
  });

  it('is patient while bytes leave', async () => {
    const clock = new ManualClock();
    const onProgress = (): void => {
      clock.advance(80_000);
    };
    expect(await upload(undefined, { clock, onProgress })).to.equal('done');
  });

  it('tells when the address cannot be kept, and sends no byte', async () => {
    const failing: Store = {
      ...store,
      write: async (stores, work, options) => {
        if (server.requests.length > 0) throw new CallsideError('storage-quota', 'The disk is full.');
        return store.write(stores, work, options);
      },
    };
    expect(await rejectionOf(uploadTo(failing))).to.have.property('code', 'storage-quota');
    await pass(100);
    expect(server.requests).to.deep.equal([`POST ${SIZE}`]);
  });

  it('stops between two pieces when it is paused meanwhile', async () => {
    let pause: Promise<void> | undefined;
    const onProgress = (_id: string, sent: number): void => {
      if (sent > 0) pause ??= pauseUpload(store, id);
    };
    expect(await upload(undefined, { onProgress })).to.equal('done');
    await pause;
    await pass(100);
    expect(await record()).to.include({ state: 'paused', sent: PIECE_BYTES });
    expect(server.complete.has(id)).to.equal(false);
  });

  it('tells when the place cannot be noted, and sends nothing more', async () => {
    const failing: Store = {
      ...store,
      write: async (stores, work, options) => {
        if (server.requests.includes('PATCH 0')) throw new CallsideError('storage-quota', 'The disk is full.');
        return store.write(stores, work, options);
      },
    };
    expect(await rejectionOf(uploadTo(failing))).to.have.property('code', 'storage-quota');
    await pass(100);
    expect(server.complete.has(id)).to.equal(false);
  });

  it('listens to nobody and waits for nothing once it is over', async () => {
    const { signal } = new AbortController();
    const waits = new Set<() => void>();
    const clock: Clock = {
      now: () => 0,
      after(_ms, task) {
        waits.add(task);
        return () => waits.delete(task);
      },
    };
    server.failNext('PATCH', 503);
    await upload(signal, { clock });
    await upload(signal, { clock });
    expect(getEventListeners(signal, 'abort')).to.deep.equal([]);
    expect([...waits]).to.deep.equal([]);
  });

  it('hashes as the server does', async () => {
    expect((await record()).sha256).to.equal(createHash('sha256').update(content).digest('hex'));
  });
});
