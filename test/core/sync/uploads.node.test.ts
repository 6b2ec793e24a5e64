import { createHash } from 'node:crypto';
import { attachFile, openMemoryStore, type Store } from '@callside/core';
import { pauseUpload, resumeUpload, uploadAttachments, type UploadOutcome } from '@callside/core/uploads.js';
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

  const upload = (signal = new AbortController().signal): Promise<UploadOutcome> =>
    uploadAttachments(store, {
      url: server.url,
      token: () => 'token',
      signal,
      onProgress: (_id, sent) => progress.push(sent),
    });
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

  it('hashes as the server does', async () => {
    expect((await record()).sha256).to.equal(createHash('sha256').update(content).digest('hex'));
  });
});
