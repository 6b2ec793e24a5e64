import {
  advance,
  declineHandover,
  confirmStep,
  handOverCall,
  mayTake,
  readTicketDrafts,
  refOf,
  stageTimes,
  startRun,
  takeCall,
  takeCallBack,
  type CallRecord,
  type CallSession,
  type Desk,
  type Handover,
  type OfferCallInput,
  type Values,
} from '@callside/core';
import { complaintCallScript, repairCallScript } from '@callside/playbooks';
import { expect } from 'chai';
import { offerCall } from '../../../packages/core/src/commands/hand-over-call.js';
import { RECORD_VERSION } from '../../../packages/core/src/storage/schema.js';
import { RandomWalk } from '../../support/random-walker.js';
import { rejectionOf } from '../../support/rejection.js';
import { OFFLINE } from '../../support/widget-desk.js';
import { callScript, step } from '../support/definitions.js';
import { CUSTOMER, NOW, resumed } from '../support/desk.js';
import { arrived, Desks, heard, send } from '../support/desks.js';

const NOTICE = callScript({
  start: 'notice',
  steps: [step('notice', { mandatory: 'read-aloud', next: 'ask' }), ...callScript().steps],
});
const WANG = { id: '1002', name: 'Wang' };
const NIGHT = { id: 'night', name: 'Night shift', team: true } as const;

let desks: Desks;
let lin: Desk;
let wang: Desk;

beforeEach(async () => {
  desks = new Desks();
  lin = await desks.open('1001', 'Lin');
  wang = await desks.open('1002', 'Wang', { teams: ['night'] });
});

afterEach(() => desks.close());

/** A call of Lin's that has passed the recording notice, with a value, ten seconds after it began. */
async function running(): Promise<CallSession> {
  const call = lin.openCall({ customer: CUSTOMER, direction: 'inbound', queue: 'repair' });
  await call.handle('connected');
  const by = '1001';
  const { run } = startRun(NOTICE, { now: NOW, by });
  const moment = { now: NOW + 4000, by, scope: {} };
  const next = advance(NOTICE, confirmStep(NOTICE, run, moment), moment);
  if (!next.ok) throw new Error('The script stands still.');
  call.setValue('place', 'Roof');
  call.setRun(next.run);
  call.setEnding({ summary: 'Half done' });
  desks.clock.advance(10_000);
  return call;
}

async function offered(given: Partial<OfferCallInput> = {}): Promise<{ call: CallSession; handover: Handover }> {
  const call = await running();
  const result = await handOverCall(lin, { callId: call.id, to: WANG, ...given });
  if (!result.ok) throw new Error(result.reason);
  return { call, handover: result.handover };
}

async function taken(desk: Desk, { id }: Handover): Promise<CallSession> {
  const result = await takeCall(desk, { id });
  if (!result.ok) throw new Error(`It is ${result.state}.`);
  return result.call;
}

/** The call as the server has it. */
async function stored(id: string): Promise<CallRecord> {
  await send(wang);
  const record = (await wang.list('call')).find((call) => call.id === id);
  if (record === undefined) throw new Error('The call is not there.');
  return record;
}

async function draftNames(desk: Desk): Promise<readonly string[]> {
  return (await desk.run(readTicketDrafts, undefined)).map(({ id }) => id);
}

const steps = ({ run }: CallSession): unknown => run?.path.map(({ step: id, by }) => [id, by]);

describe('a call that is handed over', () => {
  it('is a record with all that the call is', async () => {
    const { call, handover } = await offered({ note: ' She wants a manager. ', told: 'Wang calls at four.' });
    expect(handover).to.deep.include({
      from: { id: '1001', name: 'Lin' },
      to: WANG,
      state: 'offered',
      callId: call.id,
      customer: CUSTOMER,
      values: { place: 'Roof' },
      note: 'She wants a manager.',
      told: 'Wang calls at four.',
      startedAt: NOW,
      offeredAt: NOW + 10_000,
    });
    expect(handover.call).to.deep.include({ direction: 'inbound', queue: 'repair', ending: { summary: 'Half done' } });
    expect(handover.call?.run).to.deep.include({ script: refOf(NOTICE), step: 'ask' });
  });

  it('leaves the giver: no draft, no call to resume', async () => {
    await offered();
    desks.clock.advance(300);
    expect(await draftNames(lin)).to.deep.equal([]);
    expect(await lin.resumeCalls()).to.deep.equal([]);
  });

  it('stands still at the giver', async () => {
    const { call } = await offered();
    const { run } = call;
    expect(run && advance(NOTICE, run, { now: NOW + 20_000, scope: {} })).to.deep.equal({
      ok: false,
      reason: 'paused',
    });
    expect(call.record.offer?.to).to.deep.equal(WANG);
  });

  it('goes on with the other at the same step, with all that was typed', async () => {
    const { handover } = await offered();
    await heard(wang, 'offered', lin);
    const call = await taken(wang, handover);
    expect(call.run).to.deep.include({ step: 'ask', script: refOf(NOTICE) });
    expect([call.values, call.ending]).to.deep.equal([{ place: 'Roof' }, { summary: 'Half done' }]);
    expect(call.id).to.equal(handover.callId);
  });

  it('keeps what is done: stamps and names stay, new steps bear the new name', async () => {
    const { handover } = await offered();
    await heard(wang, 'offered', lin);
    const call = await taken(wang, handover);
    const { run } = call;
    const next =
      run &&
      advance(
        NOTICE,
        { ...run, returns: [{ step: 'greet', sidetrip: 'asking' }] },
        { now: NOW + 60_000, by: '1002', scope: {} },
      );
    if (next?.ok !== true) throw new Error('The script stands still.');
    call.setRun(next.run);
    expect(steps(call)).to.deep.equal([
      ['notice', '1001'],
      ['ask', '1001'],
      ['greet', '1002'],
    ]);
    expect(call.run?.path[0]?.stamp).to.deep.equal({ kind: 'read-aloud', at: NOW + 4000, by: '1001' });
  });

  it('does not count the time between', async () => {
    const { handover } = await offered();
    await heard(wang, 'offered', lin);
    desks.clock.advance(600_000);
    const { run } = await taken(wang, handover);
    expect(run?.pauses).to.deep.equal([{ from: NOW + 10_000, to: NOW + 610_000, by: '1001' }]);
    expect(run && stageTimes(NOTICE, run, NOW + 615_000).find(({ stage }) => stage === 'talk')?.seconds).to.equal(15);
  });

  it('is a record of both once the other has saved it', async () => {
    const { handover } = await offered();
    await heard(wang, 'offered', lin);
    const call = await taken(wang, handover);
    await call.handle('ended');
    expect((await call.save()).ok).to.equal(true);
    const record = await stored(call.id);
    expect(record).to.deep.include({
      state: 'closed',
      agent: { id: '1002', name: 'Wang' },
      earlierAgents: [{ id: '1001', name: 'Lin', until: NOW + 10_000 }],
    });
    expect(record).not.to.have.property('offer');
    expect(record.path.map(({ by }) => by)).to.deep.equal(['1001', '1001']);
  });

  it('survives a reload on its way', async () => {
    const { handover } = await offered();
    await heard(wang, 'offered', lin);
    await taken(wang, handover);
    expect((await resumed(wang)).run?.step).to.equal('ask');
  });

  it('comes back to the same place when nobody has taken it', async () => {
    const { call, handover } = await offered();
    desks.clock.advance(60_000);
    const result = await takeCallBack(lin, { id: handover.id });
    expect(result.ok && result.call).to.equal(call);
    expect([call.run?.step, call.values, call.ending]).to.deep.equal([
      'ask',
      { place: 'Roof' },
      { summary: 'Half done' },
    ]);
    expect(call.run?.pauses).to.deep.equal([{ from: NOW + 10_000, to: NOW + 70_000, by: '1001' }]);
    await call.stored;
    expect(call.record).to.deep.include({ agent: { id: '1001', name: 'Lin' }, earlierAgents: [] });
    expect(call.record).not.to.have.property('offer');
  });

  it('comes back without network, before it was ever sent', async () => {
    desks.server.failure = OFFLINE;
    const { handover } = await offered();
    expect((await takeCallBack(lin, { id: handover.id })).ok).to.equal(true);
    desks.server.failure = undefined;
    await heard(wang, 'withdrawn', lin);
    expect(await takeCall(wang, { id: handover.id })).to.deep.equal({ ok: false, state: 'withdrawn' });
    expect(await wang.resumeCalls()).to.deep.equal([]);
  });

  it('comes back with the reason when the other declines', async () => {
    const { handover } = await offered();
    await heard(wang, 'offered', lin);
    await wang.run(declineHandover, { id: handover.id, reason: 'I am off in ten minutes.' });
    const { handover: answer } = await heard(lin, 'declined', wang);
    expect(answer).to.deep.include({ reason: 'I am off in ten minutes.', by: WANG });
    expect((await takeCallBack(lin, { id: handover.id })).ok).to.equal(true);
    expect((await resumed(lin)).run?.step).to.equal('ask');
  });

  it('stays with both when both say something at the same moment, and is led by who was first', async () => {
    const { call, handover } = await offered();
    await heard(wang, 'offered', lin);
    desks.server.failure = OFFLINE;
    await taken(wang, handover);
    await takeCallBack(lin, { id: handover.id });
    desks.clock.advance(300);
    desks.server.failure = undefined;
    await send(lin);
    await heard(wang, 'withdrawn', wang);
    expect((await stored(call.id)).agent).to.deep.equal({ id: '1001', name: 'Lin' });
    expect([await draftNames(lin), await draftNames(wang)]).to.deep.equal([[`call/${call.id}`], [`call/${call.id}`]]);
  });

  it('keeps what was typed while it left', async () => {
    const call = await running();
    const leaving = handOverCall(lin, { callId: call.id, to: WANG });
    call.setValue('place', 'Cellar');
    const result = await leaving;
    desks.clock.advance(300);
    const here = await lin.run(readTicketDrafts, undefined);
    const there = result.ok ? result.handover.values : {};
    expect([there, ...here.map(({ values }) => values)]).to.deep.include({ place: 'Cellar' });
    expect(here.map(({ isOfOpenCall }) => isOfOpenCall)).not.to.include(true);
  });

  it('can be handed on, and back', async () => {
    const { call, handover } = await offered();
    await heard(wang, 'offered', lin);
    const wangs = await taken(wang, handover);
    wangs.setValue('place', 'Cellar');
    const back = await handOverCall(wang, { callId: wangs.id, to: { id: '1001' } });
    if (!back.ok) throw new Error(back.reason);
    await heard(lin, 'offered', wang, back.handover.id);
    const again = await taken(lin, back.handover);
    expect(again).to.equal(call);
    expect(again.values).to.deep.equal({ place: 'Cellar' });
    expect(again.record.earlierAgents?.map(({ name }) => name)).to.deep.equal(['Lin', 'Wang']);
  });

  it('leaves out what the other may see in part only', async () => {
    const { handover } = await offered();
    await heard(wang, 'offered', lin);
    await wang.run(
      ({ store }) =>
        store.write(['entities'], async (tx) => {
          const record = await tx.get('entities', `handover/${handover.id}`);
          const values = { place: 'Roof', phone: { masked: true, hint: '138••••5678' } };
          const given = { 'customer.name': { masked: true, hint: 'M••' } };
          if (record !== undefined) await tx.put('entities', { ...record, doc: { ...record.doc, values, given } });
        }),
      undefined,
    );
    const call = await taken(wang, handover);
    expect([call.values, call.run?.given]).to.deep.equal([{ place: 'Roof' }, {}]);
  });

  it('never sends back what the server has shown in part', async () => {
    const call = await running();
    await call.stored;
    const phone = { masked: true, hint: '138••••5678' };
    await lin.run(
      ({ store }) =>
        store.write(['entities', 'drafts'], async (tx) => {
          const record = await tx.get('entities', `call/${call.id}`);
          const customer = { ...CUSTOMER, phone };
          if (record !== undefined) await tx.put('entities', { ...record, doc: { ...record.doc, customer } });
          const values = { place: 'Roof', phone };
          await tx.put('drafts', { v: RECORD_VERSION, id: `call/${call.id}`, at: NOW, data: { values } });
        }),
      undefined,
    );
    const result = await lin.run(offerCall, { callId: call.id, to: WANG });
    if (!result.ok) throw new Error(result.reason);
    const { phone: _phone, ...rest } = CUSTOMER;
    expect(result.handover).to.deep.include({ values: { place: 'Roof' }, customer: rest });
  });

  it('cannot be taken by whoever gives it, of whatever team they are', async () => {
    const { handover } = await offered({ to: NIGHT });
    const giver = { id: '1001', teams: ['night'] };
    expect([mayTake(giver, handover), mayTake({ ...giver, id: '1002' }, handover)]).to.deep.equal([false, true]);
  });

  it('never carries a card number in what is said', async () => {
    const { handover } = await offered({ note: 'Card 4111 1111 1111 1111' });
    expect(handover.note).to.equal('Card 4111 11•• •••• 1111');
  });

  it('is refused with a reason', async () => {
    const { call, handover } = await offered();
    expect(await handOverCall(lin, { callId: call.id, to: WANG })).to.deep.equal({
      ok: false,
      reason: 'already-offered',
    });
    await heard(wang, 'offered', lin);
    await taken(wang, handover);
    expect(await handOverCall(wang, { callId: call.id, to: WANG })).to.deep.equal({ ok: false, reason: 'to-oneself' });
    await heard(lin, 'taken', wang);
    expect(await handOverCall(lin, { callId: call.id, to: WANG })).to.deep.equal({
      ok: false,
      reason: 'led-by-another',
    });
    expect(await rejectionOf(handOverCall(lin, { callId: 'nobody', to: WANG }))).to.include({
      code: 'record-not-found',
    });
  });
});

describe('a call that is handed to a shift', () => {
  let zhao: Desk;

  beforeEach(async () => {
    zhao = await desks.open('1003', 'Zhao', { teams: ['night', 'lifts'] });
  });

  it('is on offer to every member, and to nobody else', async () => {
    const hu = await desks.open('1004', 'Hu', { teams: ['day'] });
    const { handover } = await offered({ to: NIGHT });
    await heard(wang, 'offered', lin);
    await heard(zhao, 'offered', lin);
    await arrived(hu, `handover/${handover.id}`, lin);
    expect((await takeCall(hu, { id: handover.id })).ok).to.equal(false);
  });

  it('is had by the first who takes it; the others hear who that is', async () => {
    const { handover } = await offered({ to: NIGHT });
    await heard(wang, 'offered', lin);
    await taken(wang, handover);
    await heard(zhao, 'taken', wang);
    expect(await takeCall(zhao, { id: handover.id })).to.deep.equal({ ok: false, state: 'taken', by: WANG });
  });

  it('is had by the first whom the server hears, when two take it at once', async () => {
    const { call, handover } = await offered({ to: NIGHT });
    await heard(wang, 'offered', lin);
    await heard(zhao, 'offered', lin);
    desks.server.failure = OFFLINE;
    await taken(wang, handover);
    await taken(zhao, handover);
    desks.server.failure = undefined;
    await send(zhao);
    const { handover: known } = await heard(wang, 'taken', wang);
    expect(known.by).to.deep.equal({ id: '1003', name: 'Zhao' });
    expect((await stored(call.id)).earlierAgents?.length).to.equal(1);
    expect((await stored(call.id)).agent).to.deep.equal({ id: '1003', name: 'Zhao' });
    expect(await draftNames(wang)).to.deep.equal([`call/${call.id}`]);
  });

  it('cannot be declined for all of them', async () => {
    const { handover } = await offered({ to: NIGHT });
    await heard(wang, 'offered', lin);
    expect(await wang.run(declineHandover, { id: handover.id })).to.deep.equal({ ok: false, state: 'offered' });
  });
});

describe('a walk through a script with a hand-over anywhere on it', () => {
  /** What was gone through, without the times and the names. */
  const trace = (walk: RandomWalk): unknown => [
    walk.run.path.map(({ step: id, stage, answer, turn, sidetrip, stamp }) => [
      id,
      stage,
      answer,
      turn,
      sidetrip,
      stamp?.kind,
    ]),
    walk.run.flags,
    walk.run.finished,
    walk.values,
  ];

  async function handedOver(walk: RandomWalk): Promise<void> {
    const call = lin.openCall({ customer: CUSTOMER, direction: 'inbound' });
    for (const [id, value] of Object.entries(walk.values)) call.setValue(id, value);
    call.setRun(walk.run);
    const result = await handOverCall(lin, { callId: call.id, to: WANG });
    if (!result.ok) throw new Error(result.reason);
    await heard(wang, 'offered', lin);
    const there = await taken(wang, result.handover);
    if (there.run === undefined) throw new Error('The place is lost.');
    walk.run = there.run;
    walk.values = { ...(there.values as Values) };
    walk.by = '1002';
  }

  for (const script of [repairCallScript, complaintCallScript]) {
    for (let seed = 1; seed <= 12; seed++) {
      it(`ends as it would have ended: ${script.id}, seed ${String(seed)}`, async () => {
        const [plain, handed] = [new RandomWalk(script, seed), new RandomWalk(script, seed)];
        plain.by = handed.by = '1001';
        const at = (seed * 7) % 9;
        for (let steps = 0; steps < 60 && !plain.run.finished; steps++) {
          if (steps === at) await handedOver(handed);
          expect(handed.goOn()).to.equal(plain.goOn());
        }
        expect(trace(handed)).to.deep.equal(trace(plain));
      });
    }
  }
});
