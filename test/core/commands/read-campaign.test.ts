import {
  compileOutboundPolicy,
  importContacts,
  readContactEvents,
  recordAttempt,
  watchContacts,
  type ContactChange,
} from '@callside/core';
import { followUpOutboundPolicy, outboundDispositions } from '@callside/playbooks';
import { expect } from 'chai';
import { CAMPAIGN, contactRow, contactRows, importList } from '../../support/calling-list.js';
import { OFFLINE, openWidgetDesk, type WidgetDesk } from '../../support/widget-desk.js';

let opened: WidgetDesk;
let contact: string;
let heard: ContactChange[];
let stop: () => void;

beforeEach(async () => {
  opened = await openWidgetDesk({ failure: OFFLINE });
  contact = (await importList(opened.desk, contactRows(1)))[0]?.contact.id ?? '';
  heard = [];
  stop = await opened.desk.run(watchContacts, (change) => heard.push(change));
});

const attempt = async (): Promise<string> => {
  const policy = compileOutboundPolicy(followUpOutboundPolicy);
  const input = { contact, set: outboundDispositions, policy, choice: { id: 'busy' }, talkMs: 0 };
  const result = await opened.desk.run(recordAttempt, input);
  return result.ok ? result.event.id : '';
};

describe('watchContacts', () => {
  it('tells which events are new', async () => {
    const id = await attempt();
    expect(heard[0]).to.deep.equal({ batches: [], events: [id], missed: false });
  });

  it('tells that a list came', async () => {
    await opened.desk.run(importContacts, { campaign: CAMPAIGN, rows: [contactRow(2)] });
    expect(heard[0]?.batches.length).to.equal(1);
  });

  it('says nothing of other records', async () => {
    await opened.openCall().stored;
    expect(heard).to.deep.equal([]);
  });

  it('says nothing any more when it was ended', async () => {
    stop();
    await attempt();
    expect(heard).to.deep.equal([]);
  });
});

describe('readContactEvents', () => {
  it('has the events of these ids, and leaves out what is not here', async () => {
    const id = await attempt();
    const events = await opened.desk.run(readContactEvents, { ids: [id, 'nobody'] });
    expect(events.map((event) => event.id)).to.deep.equal([id]);
  });
});
