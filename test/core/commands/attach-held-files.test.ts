import {
  attachFile,
  attachHeldFiles,
  findAttachments,
  openMemoryStore,
  readFile,
  removeAttachment,
  type AttachmentInput,
  type CommandContext,
  type Store,
} from '@callside/core';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { APPEND_STORES, appendMutation } from '../../../packages/core/src/sync/outbox.js';

let store: Store;
let context: CommandContext;

beforeEach(async () => {
  store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
  context = { store, clock: new ManualClock(1000), newId: sequentialIds(), agent: { id: '1001', name: 'Lin' } };
});

const TICKET = { type: 'ticket', id: 't' } as const;

const hold = (given: Partial<AttachmentInput> = {}): ReturnType<typeof attachFile> => {
  const file = { name: 'a.txt', mime: 'text/plain', kind: 'file', content: new Blob(['abc']) } as const;
  return attachFile(context, { for: TICKET, ...file, hold: { callId: 'c' }, ...given });
};

const make = (type: 'ticket' | 'call', id: string, set = {}): Promise<unknown> =>
  store.write(APPEND_STORES, (tx) =>
    appendMutation(tx, { id: `makes-${id}`, at: 1, actor: '1001', op: 'create', type, entityId: id, set }),
  );

const queue = async () => (await store.read(['outbox'], (tx) => tx.getAll('outbox'))).map(({ mutation }) => mutation);

const states = async (owner: Parameters<typeof findAttachments>[1] = TICKET) =>
  (await findAttachments(store, owner)).map(({ name, state }) => `${name} ${state}`);

describe('a file for a record that does not exist yet', () => {
  it('is kept here, and the server hears nothing of it', async () => {
    await hold();
    expect(await queue()).to.deep.equal([]);
    expect(await states()).to.deep.equal(['a.txt held']);
  });

  it('can be read', async () => {
    await hold();
    const [file] = await findAttachments(store, TICKET);
    expect(await (await readFile(store, file!.id))?.text()).to.equal('abc');
  });

  it('is attached once its record is there, after the change that makes it', async () => {
    await hold();
    await make('ticket', 't');
    expect(await attachHeldFiles(context)).to.equal(1);
    const [, create] = await queue();
    expect(create).to.deep.include({ type: 'attachment', op: 'create', deps: ['makes-t'] });
    expect(create?.set).to.deep.include({ for: TICKET, kind: 'file', by: '1001', at: 1000 });
    expect(await states()).to.deep.equal(['a.txt waiting']);
  });

  it('is attached once, however often it is asked for', async () => {
    await hold();
    await make('ticket', 't');
    await Promise.all([attachHeldFiles(context), attachHeldFiles(context)]);
    expect(await attachHeldFiles(context)).to.equal(0);
    expect(await queue()).to.have.length(2);
  });

  it('is attached at once when the record has come while it was read', async () => {
    await make('ticket', 't');
    await hold();
    expect((await queue()).map(({ type }) => type)).to.deep.equal(['ticket', 'attachment']);
    expect(await states()).to.deep.equal(['a.txt waiting']);
  });

  it('waits while its call goes on', async () => {
    await hold();
    await make('call', 'c', { state: 'active' });
    expect(await attachHeldFiles(context)).to.equal(0);
    expect(await states()).to.deep.equal(['a.txt held']);
  });

  it('goes with its call where that is closed without the record', async () => {
    await hold();
    await make('call', 'c', { state: 'closed' });
    expect(await attachHeldFiles(context)).to.equal(1);
    expect(await states({ type: 'call', id: 'c' })).to.deep.equal(['a.txt waiting']);
  });

  it('goes with the ticket of its call that got another id after a reload', async () => {
    await hold();
    await make('call', 'c', { state: 'active', ticketId: 'u' });
    expect(await attachHeldFiles(context)).to.equal(0);
    expect((await findAttachments(store, { type: 'ticket', id: 'u' }, { callId: 'c' }))[0]?.state).to.equal('held');
    await make('ticket', 'u');
    expect(await attachHeldFiles(context)).to.equal(1);
    expect(await states({ type: 'ticket', id: 'u' })).to.deep.equal(['a.txt waiting']);
  });

  it('can be removed, and leaves nothing', async () => {
    const result = await hold();
    await removeAttachment(context, result.ok ? result.attachment.id : '');
    const names = ['attachments', 'chunks', 'outbox', 'drafts'] as const;
    expect(await store.read(names, (tx) => Promise.all(names.map((name) => tx.count(name))))).to.deep.equal([
      0, 0, 0, 0,
    ]);
  });
});

describe('attachFile and files that cannot be read', () => {
  it('says so, and keeps nothing', async () => {
    const gone = Object.assign(new Blob(['abc']), {
      arrayBuffer: () => Promise.reject(new DOMException('It was deleted.', 'NotFoundError')),
    });
    const result = await hold({ content: gone });
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).to.deep.equal(['file-unreadable']);
    expect(await states()).to.deep.equal([]);
  });
});
