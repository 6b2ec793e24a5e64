import {
  compileOutboundPolicy,
  nextAttempt,
  readCampaign,
  recordAttempt,
  type AttemptInput,
  type AttemptResult,
  type CampaignEntry,
  type ContactAttempt,
} from '@callside/core';
import { followUpOutboundPolicy, outboundDispositions as set } from '@callside/playbooks';
import { expect } from 'chai';
import { CAMPAIGN, contactRows, importList } from '../../support/calling-list.js';
import { rejectionOf } from '../../support/rejection.js';
import { until } from '../../support/until.js';
import { openWidgetDesk, type WidgetDesk } from '../../support/widget-desk.js';
import { DAY, HOUR } from '../support/outbound.js';

const policy = compileOutboundPolicy(followUpOutboundPolicy);

let opened: WidgetDesk;
let contact: string;

beforeEach(async () => {
  opened = await openWidgetDesk();
  contact = (await importList(opened.desk, contactRows(2)))[0]?.contact.id ?? '';
});

const attempt = (choice: AttemptInput['choice'], talkMs = 0): Promise<AttemptResult> =>
  opened.desk.run(recordAttempt, { contact, set, policy, choice, talkMs });

async function entry(): Promise<CampaignEntry> {
  const [first] = (await opened.desk.run(readCampaign, { campaign: CAMPAIGN })).entries;
  if (first === undefined) throw new Error('There is no contact.');
  return first;
}

const codes = (result: AttemptResult): string[] => (result.ok ? [] : result.issues.map(({ code }) => code));

/** 16:30 in Shanghai, where the contacts live. */
const now = (): number => opened.clock.now();

describe('recordAttempt', () => {
  it('adds to the history that the policy reads', async () => {
    await attempt({ id: 'busy' });
    const { contact: known, history } = await entry();
    expect(history).to.deep.equal([{ at: now(), outcome: 'busy', flags: [] }]);
    const decision = nextAttempt(policy, known, history, { now: now() });
    expect(decision.allowed || decision.blockedBy[0]?.code).to.equal('retry-wait');
  });

  it('keeps who dialled, what was chosen from, and what was said', async () => {
    await attempt({ id: 'refused', notes: 'Has one.', values: { reason: 'no-need' } }, 30_000);
    const [event] = (await entry()).events;
    expect(event).to.deep.include({
      by: '1001',
      set: { id: 'outbound', version: 1 },
      talkMs: 30_000,
      notes: 'Has one.',
      values: { reason: 'no-need' },
    });
  });

  it('refuses a result that does not fit the call, and stores nothing', async () => {
    expect(codes(await attempt({ id: 'success' }, 2000))).to.deep.equal(['talk-too-short']);
    expect((await entry()).events).to.deep.equal([]);
  });

  it('makes do-not-call of a result that says so', async () => {
    await attempt({ id: 'do-not-call' }, 5000);
    const { contact: known, history } = await entry();
    const decision = nextAttempt(policy, known, history, { now: now() + 30 * DAY });
    expect(decision.allowed || decision.blockedBy[0]?.code).to.equal('do-not-call');
  });

  it('books the callback that was agreed on, in the same record', async () => {
    const at = now() + 18 * HOUR;
    await attempt({ id: 'call-later', callback: { at, agent: '1001' } }, 20_000);
    const { contact: known, events } = await entry();
    expect(known.callback).to.deep.equal({ at, agent: '1001', bookedAt: now() });
    expect(events.length).to.equal(1);
  });

  it('refuses a callback outside of calling hours, says what would do, and stores nothing', async () => {
    const night = now() + 5 * HOUR;
    const result = await attempt({ id: 'call-later', callback: { at: night } }, 20_000);
    expect(codes(result)).to.deep.equal(['outside-window']);
    expect(!result.ok && result.nextAt).to.equal(Date.UTC(2026, 10, 22, 1));
    expect((await entry()).events).to.deep.equal([]);
  });

  it('refuses a callback with a result that has none', async () => {
    expect(codes(await attempt({ id: 'busy', callback: { at: now() + HOUR } }))).to.deep.equal(['not-an-option']);
  });

  it('stores no card number that was noted', async () => {
    await attempt({ id: 'refused', notes: 'Pays by 4111 1111 1111 1111', values: { reason: 'other' } }, 30_000);
    const [event] = (await entry()).events;
    expect((event as unknown as ContactAttempt).notes).to.equal('Pays by 4111 11•• •••• 1111');
  });

  it('sends each attempt as a record of its own, so that no agent overwrites another’s', async () => {
    await attempt({ id: 'busy' });
    await attempt({ id: 'no-answer' });
    await until(opened.desk, () => opened.desk.saveState.sync?.pending === 0);
    const sent = [...opened.server.docs().values()].filter(({ type }) => type === 'attempted');
    expect(sent.map(({ outcome }) => outcome)).to.deep.equal(['busy', 'no-answer']);
  });

  it('knows no contact that is not on the list', async () => {
    const gone = { contact: 'nobody/0', set, policy, choice: { id: 'busy' }, talkMs: 0 };
    expect(await rejectionOf(opened.desk.run(recordAttempt, gone))).to.include({ code: 'record-not-found' });
  });
});
