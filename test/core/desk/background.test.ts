import { openMemoryStore, type Desk, type Store } from '@callside/core';
import { keepUploading, listenForPokes } from '@callside/core/background.js';
import { ManualClock } from '@callside/core/testing.js';
import { expect } from 'chai';
import { deskWithFile, settled } from '../support/desk-with-file.js';

/** A server whose stream the test writes, and a desk that counts how often it is asked to sync. */
function listening(status = 200, type = 'text/event-stream') {
  let syncs = 0;
  const asked: { url: string; authorization: string | null }[] = [];
  const clock = new ManualClock();
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  const desk = { tenant: 'acme', agent: { id: crypto.randomUUID() }, sync: () => (syncs += 1) } as unknown as Desk;
  const fetcher: typeof fetch = (url, init) => {
    asked.push({ url: url as string, authorization: new Headers(init?.headers).get('authorization') });
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void streams.push(controller) });
    return Promise.resolve(new Response(body, { status, headers: { 'content-type': type } }));
  };
  const options = { url: '/callside/', token: () => 'secret', fetch: fetcher, clock, random: () => 0.5 };
  const stop = listenForPokes(desk, options);
  /** The browser gives its lock when it comes to it; what never begins is told by the test's own timeout. */
  const begun = async (): Promise<void> => {
    while (streams.length === 0) await settled();
  };
  const write = async (text: string): Promise<void> => {
    await begun();
    streams.at(-1)?.enqueue(new TextEncoder().encode(text));
    await settled();
  };
  const end = async (): Promise<void> => {
    await begun();
    streams.at(-1)?.close();
    await settled();
  };
  return { asked, clock, begun, write, end, stop, syncs: () => syncs };
}

describe('listenForPokes', () => {
  it('asks with the token', async () => {
    const { asked, begun, stop } = listening();
    await begun();
    stop();
    expect(asked).to.deep.equal([{ url: '/callside/v1/sync/events', authorization: 'Bearer secret' }]);
  });

  it('lets the desk look when it hears a poke', async () => {
    const { write, syncs, stop } = listening();
    await write('event: poke\ndata: 7\n\n');
    stop();
    expect(syncs()).to.equal(1);
  });

  it('understands a poke that comes in pieces, and passes over the rest', async () => {
    const { write, syncs, stop } = listening();
    await write(': still here\n\neve');
    await write('nt: poke\r\ndata: 8\r\n\r\nevent: other\n\n');
    stop();
    expect(syncs()).to.equal(1);
  });

  it('opens a stream that ended again, soon', async () => {
    const { asked, clock, end, stop } = listening();
    await end();
    clock.advance(500);
    await settled();
    stop();
    expect(asked).to.have.length(2);
  });

  it('waits longer for a server that has no stream', async () => {
    const { asked, clock, stop } = listening(404, 'application/json');
    for (const ms of [500, 999, 1]) {
      await settled();
      clock.advance(ms);
    }
    await settled();
    stop();
    expect(asked).to.have.length(3);
  });
});

describe('keepUploading', () => {
  it('deletes the pieces that a killed page has left', async () => {
    const clock = new ManualClock();
    const store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
    await store.write(['chunks', 'drafts'], async (tx) => {
      await tx.put('drafts', { v: 2, id: 'attachment/x', at: clock.now(), data: {} });
      await tx.put('chunks', { v: 2, key: 'x/00000', bytes: new ArrayBuffer(1) });
    });
    clock.advance(3_600_000);
    const run: Desk['run'] = (command, input) => command({ store } as Parameters<typeof command>[0], input);
    const desk = { run, tenant: 'acme', agent: { id: crypto.randomUUID(), name: 'Lin', roles: [] } };
    const stop = await keepUploading(desk, { url: '/callside', token: () => 'secret', clock, random: () => 0.5 });
    await settled();
    stop();
    expect(
      await store.read(['chunks', 'drafts'], (tx) => Promise.all([tx.count('chunks'), tx.count('drafts')])),
    ).to.deep.equal([0, 0]);
  });

  const ticketArrives = (store: Store): Promise<unknown> =>
    store.write(['entities'], (tx) =>
      tx.put('entities', {
        v: 2,
        key: 'ticket/t',
        type: 'ticket',
        id: 't',
        doc: { id: 't' },
        base: null,
        rev: 0,
        entitySeq: 1,
        pending: 1,
        deleted: false,
      }),
    );

  for (const when of ['before', 'while'] as const)
    it(`attaches what was held for a ticket that came ${when} it runs`, async () => {
      const { store, start } = await deskWithFile({ callId: 'c' });
      if (when === 'before') await ticketArrives(store);
      const stop = await start();
      await settled();
      if (when === 'while') await ticketArrives(store);
      await settled();
      stop();
      const [record] = await store.read(['attachments'], (tx) => tx.getAll('attachments'));
      expect(record?.state).to.equal('waiting');
      expect(await store.read(['outbox'], (tx) => tx.count('outbox'))).to.equal(1);
    });
});
