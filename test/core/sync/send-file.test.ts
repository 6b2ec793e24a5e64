import { openMemoryStore, type Store } from '@callside/core';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { takeIn } from '../../../packages/core/src/commands/take-in.js';
import { PIECE_BYTES } from '../../../packages/core/src/storage/pieces.js';
import { sendFile, type SendOutcome } from '../../../packages/core/src/sync/send-file.js';
import { rejectionOf } from '../../support/rejection.js';
import { cut, html } from '../../support/scripted-fetch.js';
import { refused, told, TusInMemory } from '../support/tus-in-memory.js';

const PART = PIECE_BYTES / 4;
const SIZE = PIECE_BYTES + PART + 1000;
const content = Uint8Array.from({ length: SIZE }, (_, index) => (index * 31) % 251);

describe('sendFile', () => {
  const clock = new ManualClock();
  let server: TusInMemory;
  let store: Store;
  let id: string;

  beforeEach(async () => {
    server = new TusInMemory();
    store = await openMemoryStore()({ tenant: 'acme', user: 'secret' });
    const context = { store, clock, newId: sequentialIds(), agent: { id: 'customer', name: '' } };
    const taken = await takeIn(context, { name: 'a.bin', mime: 'application/pdf', content }, async (tx, record) => {
      await tx.put('attachments', record);
      return record;
    });
    if (!taken.ok) throw new Error('It was not taken.');
    ({ id } = taken.attachment);
  });

  const send = (signal = new AbortController().signal): Promise<SendOutcome> => {
    const url = 'https://crm.example/v1/surveys/acme/uploads';
    return sendFile(store, id, { url, token: 'secret', clock, signal, fetch: server.fetch });
  };
  const record = () => store.read(['attachments'], (tx) => tx.get('attachments', id));
  const pieces = (): Promise<number> => store.read(['chunks'], (tx) => tx.count('chunks'));

  it('brings every byte in parts, with the token of the link', async () => {
    expect(await send()).to.equal('done');
    expect(server.received.get(id)).to.deep.equal(content);
    expect(server.asked).to.deep.equal([
      'POST uploads',
      ...[0, 1, 2, 3, 4, 5].map((part) => `PATCH u1 ${String(part * PART)}`),
    ]);
    expect([...server.tokens]).to.deep.equal(['Bearer secret']);
  });

  it('frees the bytes on the device once all have arrived, and says so', async () => {
    await send();
    expect(await record()).to.include({ state: 'uploaded', sent: SIZE });
    expect(await pieces()).to.equal(0);
  });

  it('goes on where it broke off', async () => {
    server.answers = [undefined, undefined, cut];
    expect(await send()).to.equal('retry');
    expect(await record()).to.include({ state: 'uploading', sent: PART });
    server.asked.length = 0;
    expect(await send()).to.equal('done');
    expect(server.asked.slice(0, 2)).to.deep.equal(['HEAD u1', `PATCH u1 ${String(PART)}`]);
    expect(server.received.get(id)).to.deep.equal(content);
  });

  it('goes on behind what the server has, also when nobody heard that it has it', async () => {
    // The server took the part, and its answer was lost.
    server.answers = [undefined, cut];
    await send();
    server.received.set(id, content.slice(0, 777));
    expect(await send()).to.equal('done');
    expect(server.received.get(id)).to.deep.equal(content);
  });

  it('begins anew where the server knows the upload no more', async () => {
    server.answers = [undefined, undefined, cut];
    await send();
    server.forget();
    server.asked.length = 0;
    expect(await send()).to.equal('done');
    expect(server.asked.slice(0, 3)).to.deep.equal(['HEAD u1', 'POST uploads', 'PATCH u1 0']);
    expect(server.received.get(id)).to.deep.equal(content);
  });

  it('asks first how far it is when another tab has begun it anew meanwhile', async () => {
    server.answers = [undefined, refused('upload-unknown', 404)];
    expect(await send()).to.equal('retry');
    expect(await send()).to.equal('done');
    expect(server.asked.slice(0, 3)).to.deep.equal(['POST uploads', 'PATCH u1 0', 'HEAD u1']);
  });

  it('sends nothing more of what has arrived', async () => {
    await send();
    server.asked.length = 0;
    expect(await send()).to.equal('done');
    expect(server.asked).to.deep.equal([]);
  });

  it('takes the word of a server that has it all', async () => {
    server.answers = [refused('attachment-complete', 409)];
    expect(await send()).to.equal('done');
    expect([(await record())?.state, await pieces()]).to.deep.equal(['uploaded', 0]);
  });

  it('says that the server does not know of the file, and keeps it', async () => {
    server.answers = [refused('attachment-unknown', 404)];
    expect(await send()).to.equal('unknown');
    expect([(await record())?.state, await pieces()]).to.deep.equal(['waiting', 2]);
  });

  const refusals: readonly [code: string, status: number][] = [
    ['attachment-type-refused', 422],
    ['hash-mismatch', 422],
    ['upload-refused', 400],
    ['body-too-large', 413],
    ['survey-link-expired', 410],
    ['survey-link-unknown', 404],
  ];
  for (const [code, status] of refusals)
    it(`gives up for good at ${code}, with the reason`, async () => {
      server.answers = [undefined, refused(code, status)];
      expect(await send()).to.equal('done');
      const { state, problem } = (await record()) ?? {};
      expect([state, problem?.code, await pieces()]).to.deep.equal(['failed', code, 0]);
    });

  for (const [name, answer] of [
    ['no network', cut],
    ['a login page', html()],
    ['a login page in place of a refusal', html(403)],
    ['a server that is down', refused('not-ready', 503)],
    ['another request at it', refused('upload-locked', 423)],
    ['too many requests', refused('rate-limited', 429)],
    ['another offset', refused('upload-offset-wrong', 409)],
    ['an answer without an offset', () => told(204)],
  ] as const)
    it(`is to be tried again after ${name}`, async () => {
      server.answers = [undefined, answer];
      expect(await send()).to.equal('retry');
      expect(await pieces()).to.equal(2);
      expect(await send()).to.equal('done');
      expect(server.received.get(id)).to.deep.equal(content);
    });

  it('is to be tried again where nobody says how far it is', async () => {
    server.answers = [undefined, cut, refused('internal', 500)];
    await send();
    expect(await send()).to.equal('retry');
  });

  it('does not wait for an answer for ever', async () => {
    const silent: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          reject(new DOMException('Aborted', 'AbortError'));
        });
        queueMicrotask(() => {
          clock.advance(90_000);
        });
      });
    const { signal } = new AbortController();
    const options = { url: 'https://crm.example/uploads', token: 'secret', clock, signal, fetch: silent };
    expect(await sendFile(store, id, options)).to.equal('retry');
  });

  it('stops when it is told to', async () => {
    const stopping = new AbortController();
    const reason = new Error('over');
    server.answers = [
      undefined,
      () => {
        stopping.abort(reason);
        return cut();
      },
    ];
    expect(await rejectionOf(send(stopping.signal))).to.equal(reason);
    expect(await pieces()).to.equal(2);
  });

  it('has nothing to do for a file that is not here', async () => {
    await store.write(['attachments'], (tx) => tx.delete('attachments', id));
    expect(await send()).to.equal('done');
    expect(server.asked).to.deep.equal([]);
  });
});
