import {
  campaignEntries,
  campaignEntry,
  contactId,
  placeOfContact,
  withEvents,
  type ContactBatch,
  type ContactEvent,
  type ContactHappening,
} from '@callside/core';
import { expect } from 'chai';

const BATCH: ContactBatch = {
  id: 'b',
  campaign: 'autumn',
  part: 0,
  importedAt: 1,
  importedBy: '1001',
  columns: [],
  contacts: [
    { customer: { phone: '13812345678' }, zone: 'Asia/Shanghai' },
    { customer: {}, doNotCall: true },
  ],
};

const event = (at: number, happening: ContactHappening, line = 0): ContactEvent => ({
  id: `e${String(at)}`,
  campaign: 'autumn',
  contact: contactId('b', line),
  at,
  by: '1001',
  ...happening,
});

const attempted = (at: number, callback?: { at: number }): ContactEvent =>
  event(at, {
    type: 'attempted',
    set: { id: 'outbound', version: 1 },
    outcome: 'busy',
    flags: [],
    talkMs: 0,
    values: {},
    ...(callback && { callback }),
  });

describe('campaignEntry', () => {
  it('knows what was imported', () => {
    expect(campaignEntry(BATCH, 0, []).contact).to.deep.equal({
      id: 'b/0',
      number: '13812345678',
      zone: 'Asia/Shanghai',
    });
    expect(campaignEntry(BATCH, 1, []).contact.doNotCall).to.equal(true);
  });

  it('knows no number where the server has masked it', () => {
    const contacts = [{ customer: { phone: { masked: true as const, hint: '138••••5678' } } }];
    expect(campaignEntry({ ...BATCH, contacts }, 0, []).contact).to.deep.equal({ id: 'b/0' });
  });

  it('has the attempts of everybody, in whatever order they were heard of', () => {
    const { history } = campaignEntry(BATCH, 0, [attempted(20), attempted(10)]);
    expect(history.map(({ at }) => at)).to.deep.equal([10, 20]);
  });

  it('has the callback that was booked last', () => {
    const events = [event(9, { type: 'callback-booked', callback: { at: 50 } }), attempted(3, { at: 40 })];
    expect(campaignEntry(BATCH, 0, events).contact.callback?.at).to.equal(50);
  });

  it('keeps a callback over an attempt that says nothing of it', () => {
    const events = [event(3, { type: 'callback-booked', callback: { at: 50 } }), attempted(9)];
    expect(campaignEntry(BATCH, 0, events).contact.callback?.at).to.equal(50);
  });

  it('has no callback that was dropped', () => {
    const events = [attempted(3, { at: 40 }), event(9, { type: 'callback-dropped' })];
    expect(campaignEntry(BATCH, 0, events).contact).not.to.have.property('callback');
  });
});

describe('campaignEntries', () => {
  it('gives each contact its own log, in the order of the import', () => {
    const later = { ...BATCH, id: 'c', part: 1, contacts: [{ customer: {} }] };
    const entries = campaignEntries([later, BATCH], [attempted(5)]);
    expect(entries.map(({ contact: { id }, history }) => `${id}:${String(history.length)}`)).to.deep.equal([
      'b/0:1',
      'b/1:0',
      'c/0:0',
    ]);
  });
});

describe('placeOfContact', () => {
  it('finds batch and line', () => {
    expect(placeOfContact(contactId('b', 12))).to.deep.equal({ batch: 'b', line: 12 });
  });

  for (const id of ['', 'b', 'b/', '/1', 'b/x'])
    it(`finds none in “${id}”`, () => {
      expect(placeOfContact(id)).to.equal(undefined);
    });
});

describe('withEvents', () => {
  it('adds to the contacts that the events are of, and leaves the others as they are', () => {
    const entries = campaignEntries([BATCH], []);
    const after = withEvents(entries, [attempted(5)]);
    expect(after.map(({ history }) => history.length)).to.deep.equal([1, 0]);
    expect(after[1]).to.equal(entries[1]);
  });

  it('knows an event that comes twice', () => {
    const entries = withEvents(campaignEntries([BATCH], [attempted(5)]), [attempted(5)]);
    expect(entries[0]?.history.length).to.equal(1);
  });
});
