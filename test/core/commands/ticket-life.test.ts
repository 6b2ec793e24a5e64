import {
  assignTicket,
  compileSlaPolicy,
  lastMove,
  linkTickets,
  moveTicket,
  noteOnTicket,
  possibleDuplicates,
  prioritiseTicket,
  save,
  slaClocks,
  slaEventsOf,
  submitTicket,
  ticketFlow,
  TICKET_WORKFLOW,
  unlinkTickets,
  variablesOf,
  type Ticket,
  type TicketFormDefinition,
} from '@callside/core';
import { expect } from 'chai';
import { OFFLINE, openWidgetDesk, type WidgetDesk } from '../../support/widget-desk.js';
import { rejectionOf } from '../../support/rejection.js';
import { until } from '../../support/until.js';

const FORM: TicketFormDefinition = {
  kind: 'ticket-form',
  id: 'fault',
  version: 1,
  status: 'published',
  title: 'Fault',
  sections: [
    {
      id: 'all',
      title: 'All',
      fields: [
        { id: 'place', type: 'text', label: 'Place' },
        { id: 'phone', type: 'phone', label: 'Phone', pii: 'phone' },
        { id: 'cost', type: 'number', label: 'Cost', view: ['agent'] },
        { id: 'cause', type: 'text', label: 'Cause', requiredFor: ['resolved'] },
      ],
    },
  ],
};

let opened: WidgetDesk;

async function ticket(id = 'T1'): Promise<Ticket> {
  const found = (await opened.desk.list('ticket')).find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no ticket ${id}.`);
  return found;
}

const values = { place: 'Roof', phone: '13800138000', cost: 5 };

const submit = (id = 'T1', given: Ticket['values'] = values) =>
  opened.desk.run(submitTicket, { id, form: FORM, values: given });

beforeEach(async () => {
  opened = await openWidgetDesk({ failure: OFFLINE });
  await submit();
});

afterEach(() => opened.desk.close());

describe('moveTicket', () => {
  it('moves the ticket and says what is to be done because of it', async () => {
    const result = await opened.desk.run(moveTicket, { id: 'T1', event: 'escalate', data: { replyBy: 5 } });
    expect(result.ok && [result.ticket.status, result.effects.map(({ type }) => type)]).to.deep.equal([
      'escalated',
      ['notify-supervisor'],
    ]);
  });

  it('stores nothing and says why when the workflow does not lead there', async () => {
    const result = await opened.desk.run(moveTicket, { id: 'T1', event: 'close' });
    expect(!result.ok && result.refusal?.reason).to.equal('not-from-this-state');
    expect((await ticket()).log).to.equal(undefined);
  });

  it('asks for the fields that the new status requires', async () => {
    const move = () => opened.desk.run(moveTicket, { id: 'T1', event: 'resolve', form: FORM });
    const result = await move();
    expect(!result.ok && result.issues.map(({ path, code }) => [path[0], code])).to.deep.equal([['cause', 'required']]);
    await submit('T1', { ...values, cause: 'Rust' });
    expect((await move()).ok).to.equal(true);
    expect((await ticket()).status).to.equal('resolved');
  });

  it('counts an urge without moving', async () => {
    await opened.desk.run(moveTicket, { id: 'T1', event: 'urge', data: { reason: 'Late' } });
    const urged = await ticket();
    expect(urged.status).to.equal('pending');
    expect(urged.log?.map((entry) => entry.type === 'moved' && entry.event)).to.deep.equal(['urge']);
  });

  it('throws for a ticket that is not here', async () => {
    const moving = opened.desk.run(moveTicket, { id: 'nowhere', event: 'start' });
    expect(await rejectionOf(moving)).to.have.property('code', 'record-not-found');
  });
});

describe('ticketFlow', () => {
  const move = (event: string, at: number, by = '1001', roles = ['agent']) =>
    ({ type: 'moved', event, at, by, roles, id: `${by}-${String(at)}` }) as const;
  const HOUR = 3_600_000;
  const history = (...log: ReturnType<typeof move>[]) => ({ createdAt: 0, createdBy: '1001', log });

  it('keeps both moves when one leads on from the other, whatever their clocks say', () => {
    const { snapshot, refused } = ticketFlow(
      history(move('escalate', 20, '1002'), move('resolve', 10)),
      TICKET_WORKFLOW,
      30,
    );
    expect([snapshot.state, refused]).to.deep.equal(['resolved', []]);
  });

  it('names the move that came too late, with its reason', () => {
    const late = move('escalate', 20, '1002');
    const { snapshot, refused } = ticketFlow(history(move('resolve', 10), late), TICKET_WORKFLOW, 30);
    expect(snapshot.state).to.equal('resolved');
    expect(refused.map(({ entry, refusal }) => [entry, refusal.reason])).to.deep.equal([[late, 'not-from-this-state']]);
  });

  it('lists every state that was left, deadlines included', () => {
    const urged = ticketFlow(history(move('start', HOUR), move('resolve', 60 * HOUR)), TICKET_WORKFLOW, 60 * HOUR);
    expect(urged.steps.map(({ state, event }) => [state, event])).to.deep.equal([
      ['pending', 'start'],
      ['processing', 'resolve'],
    ]);
    expect(variablesOf(TICKET_WORKFLOW, urged.snapshot).urges).to.equal(1);
  });

  it('keeps more steps than a snapshot does', () => {
    const moves = Array.from({ length: 120 }, (_, index) => move(index % 2 === 0 ? 'resolve' : 'reopen', index + 1));
    expect(ticketFlow(history(...moves), TICKET_WORKFLOW, 200).steps.length).to.equal(120);
  });

  it('tells where the moves have led, and whether the last one stood', () => {
    expect(lastMove(history(), TICKET_WORKFLOW)).to.equal(undefined);
    const { status, refusal } = lastMove(history(move('resolve', 1), move('start', 2)), TICKET_WORKFLOW) ?? {};
    expect([status, refusal?.reason]).to.deep.equal(['resolved', 'not-from-this-state']);
  });
});

describe('slaEventsOf', () => {
  it('gives clocks what they run by', async () => {
    const { desk, clock } = opened;
    clock.advance(1000);
    await desk.run(moveTicket, { id: 'T1', event: 'start' });
    clock.advance(1000);
    await desk.run(prioritiseTicket, { id: 'T1', priority: 'urgent' });
    clock.advance(1000);
    await desk.run(noteOnTicket, { id: 'T1', type: 'replied', text: 'Soon.' });
    await desk.run(moveTicket, { id: 'T1', event: 'resolve' });
    const now = await ticket();
    const events = slaEventsOf(now, ticketFlow(now, TICKET_WORKFLOW, clock.now()));
    const start = now.createdAt;
    expect(events.map(({ type, at, status, priority }) => [type, at - start, status, priority])).to.have.deep.members([
      ['created', 0, 'pending', 'normal'],
      ['replied', 1000, undefined, undefined],
      ['status-changed', 1000, 'processing', undefined],
      ['priority-changed', 2000, undefined, 'urgent'],
      ['replied', 3000, undefined, undefined],
      ['resolved', 3000, 'resolved', undefined],
    ]);
    expect(events[0]?.ticket).to.deep.equal({ type: 'fault', ...values });
  });

  it('drives the clocks of a policy: the first response is met by taking the ticket up', async () => {
    const policy = compileSlaPolicy({
      kind: 'sla-policy',
      id: 'p',
      version: 1,
      status: 'published',
      title: 'P',
      targets: [{ id: 'first-response', title: 'First', within: 'PT1H' }],
    });
    const { desk, clock } = opened;
    clock.advance(60_000);
    const states = async () => {
      const now = await ticket();
      const flow = ticketFlow(now, TICKET_WORKFLOW, clock.now());
      return slaClocks(policy, {}, slaEventsOf(now, flow), clock.now()).map(({ state, used }) => [state, used]);
    };
    expect(await states()).to.deep.equal([['running', 60_000]]);
    await desk.run(moveTicket, { id: 'T1', event: 'start' });
    clock.advance(60_000);
    expect(await states()).to.deep.equal([['met', 60_000]]);
  });
});

describe('the log of a ticket', () => {
  it('tells what a field was and became, but of personal data only that it changed', async () => {
    await submit('T1', { place: 'Cellar', phone: '13900139000', cost: 9 });
    expect((await ticket()).log?.map((entry) => entry.type === 'changed' && entry.changes)).to.deep.equal([
      [{ field: 'place', from: 'Roof', to: 'Cellar' }, { field: 'phone' }, { field: 'cost' }],
    ]);
  });

  it('masks a card number in what somebody writes into the log', async () => {
    const { desk } = opened;
    await desk.run(noteOnTicket, { id: 'T1', text: 'Paid by 4111 1111 1111 1111.' });
    expect(JSON.stringify((await ticket()).log)).to.include('Paid by 4111 11•• •••• 1111.');
    const queue = await desk.run(({ store }) => store.read(['outbox'], (tx) => tx.getAll('outbox')), undefined);
    expect(JSON.stringify(queue)).not.to.include('1111 1111 1111');
  });

  it('has a line for each change, by whom and when', async () => {
    const { desk, clock } = opened;
    await desk.run(prioritiseTicket, { id: 'T1', priority: 'urgent' });
    await desk.run(prioritiseTicket, { id: 'T1', priority: 'urgent' });
    await desk.run(noteOnTicket, { id: 'T1', text: 'Key at the gate.' });
    const { log = [], priority } = await ticket();
    expect(priority).to.equal('urgent');
    expect(log.map(({ id: _id, ...line }) => line)).to.deep.equal([
      { type: 'priority-changed', from: 'normal', to: 'urgent', at: clock.now(), by: '1001' },
      { type: 'noted', text: 'Key at the gate.', at: clock.now(), by: '1001' },
    ]);
  });

  it('reaches the server as additions, so that nobody overwrites it', async () => {
    const { desk, server } = opened;
    server.failure = undefined;
    desk.sync();
    await until(desk, () => desk.saveState.sync?.pending === 0);
    server.change('ticket', 'T1', { log: [{ type: 'noted', id: 'n0', at: 1, by: '1002', text: 'Theirs' }] });
    await save(desk, noteOnTicket, { id: 'T1', text: 'Mine' }).accepted;
    const { log } = server.doc('T1') as unknown as Ticket;
    expect(log?.map((entry) => entry.type === 'noted' && entry.text)).to.deep.equal(['Theirs', 'Mine']);
  });
});

describe('assignTicket', () => {
  const policy = {
    kind: 'assignment-policy',
    id: 'a',
    version: 1,
    status: 'published',
    title: 'A',
    rules: [{ id: 'roof', when: { '==': [{ var: 'fields.place' }, 'Roof'] }, to: { team: 'roofers' } }],
  } as const;
  const candidate = { id: '1003', team: 'roofers', available: true, open: 0, today: 0 };

  it('gives it to whom the rules choose, and says by what', async () => {
    const result = await opened.desk.run(assignTicket, { id: 'T1', policy, candidates: [candidate] });
    const { owner, log } = await ticket();
    expect([result.ok, owner, log?.[0]?.type === 'assigned' && log[0].how]).to.deep.equal([
      true,
      { person: '1003' },
      'round-robin',
    ]);
  });

  it('stores nothing and says why when there is nobody', async () => {
    const candidates = [{ ...candidate, available: false }];
    const result = await opened.desk.run(assignTicket, { id: 'T1', policy, candidates });
    expect([result.ok, result.refusals]).to.deep.equal([
      false,
      [{ rule: 'roof', candidate: '1003', reason: 'unavailable' }],
    ]);
    expect((await ticket()).owner).to.equal(undefined);
  });

  it('gives it by hand, from one to the next', async () => {
    await opened.desk.run(assignTicket, { id: 'T1', to: { person: '1002' } });
    await opened.desk.run(assignTicket, { id: 'T1', to: { team: 'lifts' } });
    const { owner, log = [] } = await ticket();
    expect(owner).to.deep.equal({ team: 'lifts' });
    expect(log[1]).to.deep.include({ type: 'assigned', how: 'hand', from: { person: '1002' }, to: { team: 'lifts' } });
  });
});

describe('linkTickets', () => {
  beforeEach(() => submit('T2'));

  it('links at both ends, once', async () => {
    const link = { id: 'T1', kind: 'duplicate-of', ticket: 'T2' } as const;
    await opened.desk.run(linkTickets, link);
    await opened.desk.run(linkTickets, link);
    expect([(await ticket()).links, (await ticket('T2')).links]).to.deep.equal([
      [{ id: 'duplicate-of/T2', kind: 'duplicate-of', ticket: 'T2' }],
      [{ id: 'duplicated-by/T1', kind: 'duplicated-by', ticket: 'T1' }],
    ]);
  });

  it('takes a link away at both ends', async () => {
    const link = { id: 'T1', kind: 'parent', ticket: 'T2' } as const;
    await opened.desk.run(linkTickets, link);
    await opened.desk.run(unlinkTickets, { id: 'T2', kind: 'child', ticket: 'T1' });
    expect([(await ticket()).links, (await ticket('T2')).links]).to.deep.equal([[], []]);
  });

  it('links to a ticket that is not on this device', async () => {
    await opened.desk.run(linkTickets, { id: 'T1', kind: 'related', ticket: 'far' });
    expect((await ticket()).links?.map(({ ticket: other }) => other)).to.deep.equal(['far']);
  });

  it('refuses a ticket linked with itself', async () => {
    const linking = opened.desk.run(linkTickets, { id: 'T1', kind: 'related', ticket: 'T1' });
    expect(await rejectionOf(linking)).to.have.property('code', 'ticket-link-invalid');
  });
});

describe('possibleDuplicates', () => {
  const DAY = 86_400_000;
  const earlier = (id: string, more: Partial<Ticket> = {}): Ticket => ({
    id,
    form: { id: 'fault', version: 1 },
    status: 'pending',
    values: { place: 'Roof', tags: ['a', 'b'] },
    customerId: 'C-1',
    createdBy: '1001',
    createdAt: 10 * DAY,
    ...more,
  });
  const found = (rule: Parameters<typeof possibleDuplicates>[0], tickets: Ticket[], more: object = {}) =>
    possibleDuplicates(
      rule,
      { values: { place: 'Roof', tags: ['a', 'b'], cause: '' }, customerId: 'C-1', ...more },
      tickets,
      12 * DAY,
    ).map(({ id }) => id);
  const rule = { fields: ['place', 'tags'], days: 3 };

  it('finds what is equal in all fields, newest first', () => {
    const other = earlier('c', { values: { place: 'Cellar', tags: ['a', 'b'] } });
    expect(found(rule, [earlier('a'), earlier('b', { createdAt: 11 * DAY }), other])).to.deep.equal(['b', 'a']);
  });

  it('leaves out what is too old, of another customer, or itself', () => {
    expect(found(rule, [earlier('a', { createdAt: 9 * DAY - 1 })])).to.deep.equal([]);
    expect(found(rule, [earlier('a', { customerId: 'C-2' })])).to.deep.equal([]);
    expect(found(rule, [earlier('a')], { id: 'a' })).to.deep.equal([]);
  });

  it('does not guess as long as a field is empty', () => {
    expect(found({ fields: ['place', 'cause'], days: 3 }, [earlier('a')])).to.deep.equal([]);
  });
});
