import {
  createDesk,
  declineHandover,
  handOverDraft,
  openMemoryStore,
  openTicket,
  readHandovers,
  readTicketDrafts,
  submitCallTicket,
  resumeTicket,
  takeHandover,
  withdrawHandover,
  type Desk,
  type Handover,
  type Values,
} from '@callside/core';
import { FakeTransport, ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { rejectionOf } from '../../support/rejection.js';
import { until } from '../../support/until.js';
import { ticketForm } from '../../support/widget-definitions.js';
import { OFFLINE } from '../../support/widget-desk.js';
import { CUSTOMER, NOW } from '../support/desk.js';

const FORM = ticketForm({ id: 'place', type: 'text', label: 'Place', required: true });

let server: FakeTransport;
let clock: ManualClock;
let lin: Desk;
let wang: Desk;

const newId = sequentialIds();

function deskOf(id: string, name: string): Promise<Desk> {
  return createDesk({
    tenant: 'acme',
    agent: { id, name, roles: ['agent'] },
    store: openMemoryStore(),
    transport: {
      push: (request, options) => server.push(request, options),
      pull: (cursor, options) => server.pull(cursor, options),
    },
    clock,
    newId,
    random: () => 0.5,
  });
}

beforeEach(async () => {
  server = new FakeTransport();
  clock = new ManualClock(NOW);
  [lin, wang] = await Promise.all([deskOf('1001', 'Lin'), deskOf('1002', 'Wang')]);
});

afterEach(() => Promise.all([lin.close(), wang.close()]));

/** Sends what a desk has to send. */
async function send(desk: Desk): Promise<void> {
  desk.sync();
  await until(desk, () => desk.saveState.sync?.state === 'idle' && desk.saveState.sync.pending === 0);
}

async function draftOf(desk: Desk, values: Values = { place: 'Roof' }): Promise<string> {
  const session = await openTicket(desk, { form: FORM, customer: CUSTOMER });
  for (const [id, value] of Object.entries(values)) session.setValue(id, value);
  clock.advance(300);
  await drafts(desk);
  return session.draftId;
}

const drafts = (desk: Desk) => desk.run(readTicketDrafts, undefined);
const handovers = (desk: Desk) => desk.run(readHandovers, undefined);
const states = async (desk: Desk): Promise<string[]> => (await handovers(desk)).map(({ handover }) => handover.state);

async function offered(note?: string): Promise<Handover> {
  const input = { id: await draftOf(lin), to: { id: '1002', name: 'Wang' } };
  return lin.run(handOverDraft, note === undefined ? input : { ...input, note });
}

/** Waits until what one has said has come to the other. */
async function reached(desk: Desk, wanted: string): Promise<void> {
  await send(desk === lin ? wang : lin);
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      states(desk).then(([state]) => {
        if (state !== wanted) return;
        stop();
        resolve();
      }, reject);
    };
    const stop = desk.subscribe(look);
    desk.sync();
    look();
  });
}

describe('an unfinished ticket that is handed over', () => {
  it('leaves the drafts of the one and becomes a draft of the other', async () => {
    const { id, ticketId } = await offered('She calls back at four.');
    expect(await drafts(lin)).to.deep.equal([]);
    await reached(wang, 'offered');
    const result = await wang.run(takeHandover, { id });
    expect(result.ok).to.equal(true);
    const [draft] = await drafts(wang);
    expect(draft).to.deep.include({
      ticketId,
      values: { place: 'Roof' },
      customer: CUSTOMER,
      startedAt: NOW,
      from: { id: '1001', name: 'Lin', note: 'She calls back at four.' },
    });
  });

  it('can be submitted by the other', async () => {
    const { id, ticketId } = await offered();
    await reached(wang, 'offered');
    await wang.run(takeHandover, { id });
    const [draft] = await drafts(wang);
    const result = await submitCallTicket(await resumeTicket(wang, draft!), FORM);
    expect(result?.ok && result.ticket).to.deep.include({ id: ticketId, createdBy: '1002' });
  });

  it('tells the one whether the other has it', async () => {
    server.failure = OFFLINE;
    const { id } = await offered();
    expect((await handovers(lin)).map(({ accepted }) => accepted)).to.deep.equal([false]);
    server.failure = undefined;
    await reached(wang, 'offered');
    expect((await handovers(lin)).map(({ accepted }) => accepted)).to.deep.equal([true]);
    await wang.run(takeHandover, { id });
    await reached(lin, 'taken');
  });

  it('comes back with the reason when the other declines', async () => {
    const { id } = await offered();
    await reached(wang, 'offered');
    await wang.run(declineHandover, { id, reason: 'I am off in ten minutes.' });
    await reached(lin, 'declined');
    expect((await handovers(lin))[0]?.handover.reason).to.equal('I am off in ten minutes.');
    expect((await lin.run(withdrawHandover, { id })).ok).to.equal(true);
    expect((await drafts(lin)).map(({ values }) => values)).to.deep.equal([{ place: 'Roof' }]);
  });

  it('is taken back without network, before it was ever sent', async () => {
    server.failure = OFFLINE;
    const { id } = await offered();
    expect((await lin.run(withdrawHandover, { id })).ok).to.equal(true);
    expect((await drafts(lin)).length).to.equal(1);
    server.failure = undefined;
    await reached(wang, 'withdrawn');
    expect(await wang.run(takeHandover, { id })).to.deep.equal({ ok: false, state: 'withdrawn' });
    expect(await drafts(wang)).to.deep.equal([]);
  });

  it('stays with both when both say something at the same moment, and says who was first', async () => {
    const { id } = await offered();
    await reached(wang, 'offered');
    server.failure = OFFLINE;
    await wang.run(takeHandover, { id });
    await lin.run(withdrawHandover, { id });
    server.failure = undefined;
    await send(wang);
    await send(lin);
    await reached(lin, 'taken');
    await reached(wang, 'taken');
    expect((await lin.conflicts()).map(({ path }) => path)).to.include('state');
    expect([(await drafts(lin)).length, (await drafts(wang)).length]).to.deep.equal([1, 1]);
  });

  it('is answered once, and by whom it was offered to', async () => {
    const { id } = await offered();
    expect(await lin.run(takeHandover, { id })).to.deep.equal({ ok: false, state: 'offered' });
    await reached(wang, 'offered');
    expect(await wang.run(withdrawHandover, { id })).to.deep.equal({ ok: false, state: 'offered' });
    await wang.run(takeHandover, { id });
    const by = { id: '1002', name: 'Wang' };
    expect(await wang.run(declineHandover, { id })).to.deep.equal({ ok: false, state: 'taken', by });
  });

  it('never takes the place of what was typed since', async () => {
    const { id, ticketId } = await offered();
    lin.drafts.keep(`ticket/${ticketId}`, { ticketId, form: FORM, values: { place: 'Cellar' } });
    clock.advance(300);
    await drafts(lin);
    await lin.run(withdrawHandover, { id });
    expect((await drafts(lin)).map(({ values }) => values)).to.deep.equal([{ place: 'Cellar' }]);
  });

  it('leaves out what the other may see in part only', async () => {
    const { id } = await offered();
    await reached(wang, 'offered');
    await wang.run(
      ({ store }) =>
        store.write(['entities'], async (tx) => {
          const record = await tx.get('entities', `handover/${id}`);
          const values = { place: 'Roof', phone: { masked: true, hint: '138••••5678' } };
          const customer = { id: 'C-7', name: { masked: true, hint: 'M••' } };
          if (record !== undefined) await tx.put('entities', { ...record, doc: { ...record.doc, values, customer } });
        }),
      undefined,
    );
    await wang.run(takeHandover, { id });
    const [draft] = await drafts(wang);
    expect(draft).to.deep.include({ values: { place: 'Roof' }, customer: { id: 'C-7' } });
  });

  it('must be there', async () => {
    const missing = lin.run(handOverDraft, { id: 'nobody', to: { id: '1002' } });
    expect(await rejectionOf(missing)).to.include({ code: 'record-not-found' });
    expect(await rejectionOf(lin.run(takeHandover, { id: 'nobody' }))).to.include({ code: 'record-not-found' });
  });
});
