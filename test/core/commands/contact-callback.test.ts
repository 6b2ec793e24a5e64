import {
  bookContactCallback,
  compileOutboundPolicy,
  dropContactCallback,
  readCampaign,
  type ContactCallbackResult,
} from '@callside/core';
import { followUpOutboundPolicy } from '@callside/playbooks';
import { expect } from 'chai';
import { CAMPAIGN, contactRows, importList } from '../../support/calling-list.js';
import { openWidgetDesk, type WidgetDesk } from '../../support/widget-desk.js';
import { HOUR } from '../support/outbound.js';

const { callbacks, ...rules } = followUpOutboundPolicy;
const policy = compileOutboundPolicy({ ...rules, callbacks: { ...callbacks, maxPerAgent: 1 } });

let opened: WidgetDesk;
let contacts: readonly string[];

beforeEach(async () => {
  opened = await openWidgetDesk();
  contacts = (await importList(opened.desk, contactRows(2))).map(({ contact }) => contact.id);
});

/** After so many hours; it is 16:30 where the contacts live. */
function book(which: number, hours: number, agent?: string): Promise<ContactCallbackResult> {
  const input = { contact: contacts[which] ?? '', policy, at: opened.clock.now() + hours * HOUR };
  return opened.desk.run(bookContactCallback, { ...input, ...(agent === undefined ? {} : { agent }) });
}

const booked = async (): Promise<(number | undefined)[]> =>
  (await opened.desk.run(readCampaign, { campaign: CAMPAIGN })).entries.map(
    ({ contact: { callback } }) => callback && (callback.at - opened.clock.now()) / HOUR,
  );

const codes = (result: ContactCallbackResult): string[] => (result.ok ? [] : result.issues.map(({ code }) => code));

describe('a callback', () => {
  it('is booked', async () => {
    expect((await book(0, 1)).ok).to.equal(true);
    expect(await booked()).to.deep.equal([1, undefined]);
  });

  it('takes the place of the one before', async () => {
    await book(0, 1, '1001');
    await book(0, 2, '1001');
    expect(await booked()).to.deep.equal([2, undefined]);
  });

  it('is refused at night, with the next time that would do', async () => {
    const result = await book(0, 6);
    expect(codes(result)).to.deep.equal(['outside-window']);
    expect(!result.ok && result.nextAt).to.equal(Date.UTC(2026, 10, 22, 1));
  });

  it('is refused where the agent has promised enough to others', async () => {
    await book(0, 1, '1001');
    expect(codes(await book(1, 1, '1001'))).to.deep.equal(['callback-limit']);
  });

  it('of the team has no such limit', async () => {
    await book(0, 1);
    expect((await book(1, 1)).ok).to.equal(true);
  });

  it('that was dropped is gone, and counts no more', async () => {
    await book(0, 1, '1001');
    await opened.desk.run(dropContactCallback, { contact: contacts[0] ?? '' });
    expect(await booked()).to.deep.equal([undefined, undefined]);
    expect((await book(1, 1, '1001')).ok).to.equal(true);
  });
});
