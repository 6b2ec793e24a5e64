import '@callside/call-script/define-outbound-list.js';
import type { DialRequestedEvent, OutboundList, OutboundReportEvent } from '@callside/call-script/outbound.js';
import { bookContactCallback, compileOutboundPolicy, createCatalog, type ContactRow } from '@callside/core';
import { callCentreRoles, outboundDispositions } from '@callside/playbooks';
import { expect, oneEvent } from '@open-wc/testing';
import { eventually, same } from '../harness/eventually.js';
import { OutboundListHarness } from '../harness/outbound-list-harness.js';
import { describeElement } from '../suites/element.suite.js';
import { CAMPAIGN, contactRow, contactRows, importList } from '../support/calling-list.js';
import { openBusyDay, openOutboundDesk, OUTBOUND_POLICY, type OutboundDesk } from '../support/outbound-desk.js';
import { OFFLINE } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

const HOUR = 3_600_000;

interface Shown extends OutboundDesk {
  readonly list: OutboundListHarness;
}

const propertiesFor = ({ desk }: Pick<OutboundDesk, 'desk'>): Partial<OutboundList> => ({
  desk,
  campaign: CAMPAIGN,
  definition: outboundDispositions,
  policy: OUTBOUND_POLICY,
});

async function showOn(opened: OutboundDesk, given: Partial<OutboundList> = {}, page: PageOptions = {}): Promise<Shown> {
  const element = await showElement('callside-outbound-list', { ...propertiesFor(opened), ...given }, page);
  return { ...opened, list: new OutboundListHarness(element) };
}

async function show(
  rows: number | readonly ContactRow[],
  given: Partial<OutboundList> = {},
  page: PageOptions = {},
): Promise<Shown> {
  const shown = await showOn(await openOutboundDesk(rows), given, page);
  if (rows !== 0) await shown.list.seesLoaded();
  return shown;
}

/** Waits until the draft of the dial has these words in it. */
async function kept({ desk, clock }: OutboundDesk, words: string): Promise<void> {
  for (let looks = 0; looks < 400; looks++) {
    const draft = await desk.drafts.read(`outbound/${CAMPAIGN}`);
    if (draft !== undefined && JSON.stringify(draft).includes(words)) return;
    clock.advance(1000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`“${words}” was not kept.`);
}

const idOf = ({ contacts }: OutboundDesk, which: number): string => contacts[which]?.contact.id ?? '';

describe('<callside-outbound-list>', () => {
  it('shows the next best contact, with the number in part', async () => {
    const { list } = await show(2);
    await list.seesNext('客户1');
    await list.seesNumber('138••••0001');
    expect(list.text).not.to.include('13800000001');
  });

  it('shows the number to a role that may see it', async () => {
    const opened = await openOutboundDesk(1);
    const catalog = createCatalog([{ ...callCentreRoles, grants: [...callCentreRoles.grants, SEES_PHONES] }]);
    const { list } = await showOn(opened, { catalog });
    await list.seesNumber('13800000001');
  });

  it('says that nobody is on the list', async () => {
    const { list } = await show(0);
    await list.sees('There is nobody on this list yet.');
  });

  it('takes in contacts that are imported while it is shown', async () => {
    const { list, desk } = await show(0);
    await importList(desk, contactRows(2));
    await list.seesLines(2);
  });

  it('reads another list when the campaign changes', async () => {
    const { list } = await show(1);
    list.element.campaign = 'winter';
    await list.sees('There is nobody on this list yet.');
  });

  it('goes on without network', async () => {
    const shown = await show(2);
    shown.server.failure = OFFLINE;
    await shown.list.dial();
    await shown.list.disposition.choose('busy');
    await shown.list.seesNext('客户2');
  });

  describe('a dial', () => {
    it('is asked of the host', async () => {
      const shown = await show(1);
      const event = oneEvent(shown.list.element, 'callside-dial-requested') as Promise<DialRequestedEvent>;
      await shown.list.dial();
      expect((await event).contact).to.deep.include({ id: idOf(shown, 0), number: '13800000001' });
    });

    it('is not begun where the host says no', async () => {
      const { list } = await show(1);
      list.element.addEventListener('callside-dial-requested', (event) => {
        event.preventDefault();
      });
      await list.dial();
      expect(list.text).not.to.include('On the line');
    });

    it('is stored with its result at one key, and the next contact comes', async () => {
      const shown = await show(2);
      const recorded: string[] = [];
      shown.list.element.addEventListener('callside-attempt-recorded', ({ event }) => recorded.push(event.contact));
      await shown.list.key('d');
      await shown.list.seesDisposition();
      await shown.list.key('1');
      await shown.list.seesNext('客户2');
      await shown.list.seesTold('Saved: Busy');
      expect(recorded).to.deep.equal([idOf(shown, 0)]);
    });

    it('keeps the focus in the list, so that the keys go on working', async () => {
      const { list } = await show(2);
      list.element.shadowRoot?.querySelector<HTMLElement>('[data-dial]')?.focus();
      await list.dial();
      await list.seesDisposition();
      expect(list.focusIsOnNext).to.equal(true);
    });

    it('gives the focus to the next contact when its result is saved from a field', async () => {
      const { list } = await show(2);
      await list.dial();
      await list.seesDisposition();
      await list.disposition.choose('call-later');
      list.disposition.focusField('-notes');
      await list.disposition.pressKeyIn('-notes', 'Enter', { ctrlKey: true });
      await list.seesNext('客户2');
      await list.seesFocusOnNext();
    });

    it('has a clock from when somebody answers', async () => {
      const { list, clock } = await show(1);
      await list.dial();
      await list.seesDisposition();
      expect(list.disposition.isOff('success')).to.equal(true);
      await list.key('c');
      clock.advance(12_000);
      await eventually(() => same('the result off', list.disposition.isOff('success'), false));
    });

    it('goes on where it was when the page was left, with what was typed of its result', async () => {
      const shown = await show(2);
      await shown.list.dialLine(idOf(shown, 1));
      await shown.list.seesDisposition();
      await shown.list.key('c');
      shown.clock.advance(30_000);
      await shown.list.disposition.choose('refused');
      await shown.list.disposition.fill('-notes', 'Ask again in spring.');
      await kept(shown, 'spring');
      shown.list.element.remove();
      const { list } = await showOn(shown);
      await list.seesNext('客户2');
      await list.seesDisposition();
      await list.disposition.seesValue('-notes', 'Ask again in spring.');
      expect(list.disposition.chosen).to.equal('refused');
    });

    it('is not gone on with once its result is given', async () => {
      const shown = await show(2);
      await shown.list.dial();
      await shown.list.seesDisposition();
      await kept(shown, idOf(shown, 0));
      await shown.list.key('1');
      await shown.list.seesNext('客户2');
      shown.list.element.remove();
      const { list } = await showOn(shown);
      await list.seesNext('客户2');
      expect(await shown.desk.drafts.read(`outbound/${CAMPAIGN}`)).to.equal(undefined);
    });

    it('is given up without a trace', async () => {
      const { list } = await show(1);
      const heard: string[] = [];
      list.element.addEventListener('callside-dial-given-up', ({ entry }) => heard.push(entry.contact.id));
      await list.dial();
      await list.giveUp();
      await list.seesNext('客户1');
      expect(list.figure('left')).to.equal('1');
      expect(heard).to.have.length(1);
    });

    it('can be of another contact on the list', async () => {
      const shown = await show(3);
      await shown.list.dialLine(idOf(shown, 2));
      await shown.list.seesNext('客户3');
      await shown.list.seesDisposition();
    });

    it('of one who may not be called now is not begun', async () => {
      const shown = await show(2);
      await shown.attempt(0, 'busy');
      await shown.list.seesNext('客户2');
      shown.list.element.dial(idOf(shown, 0));
      await shown.list.element.updateComplete;
      expect(shown.list.text).not.to.include('On the line');
    });

    it('takes what is typed in the search for typing', async () => {
      const { list } = await show(1);
      const search = list.element.shadowRoot?.querySelector('[name=words]');
      if (!search) throw new Error('There is no search.');
      await list.key('d', {}, search);
      expect(list.text).not.to.include('On the line');
    });

    it('is not begun while an input method composes', async () => {
      const { list } = await show(1);
      await list.key('d', { isComposing: true });
      expect(list.text).not.to.include('On the line');
    });

    it('books the callback that was agreed on', async () => {
      const { list, clock } = await show(2);
      await list.dial();
      await list.seesDisposition();
      await list.key('8');
      const at = clock.now() + HOUR;
      const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
      await list.disposition.fill('callbackAt', local);
      await list.disposition.save();
      await eventually(() => same('callbacks', list.callbacks.length, 1));
      expect(list.callbacks[0]).to.include('客户1').and.include('agent 1001');
    });
  });

  describe('who cannot be called', () => {
    it('has the reason, and when that ends', async () => {
      const shown = await show(2);
      await shown.attempt(0, 'busy');
      await shown.list.seesAtLine(idOf(shown, 0), 'It is too soon after the last attempt.');
      await shown.list.seesAtLine(idOf(shown, 0), 'Free at ');
    });

    it('for ever is called so', async () => {
      const shown = await show(2);
      await shown.attempt(0, 'do-not-call', { talkMs: 20_000 });
      await shown.list.seesAtLine(idOf(shown, 0), 'Not to be called again');
      await shown.list.seesAtLine(idOf(shown, 0), 'This customer asked not to be called.');
    });

    it('is offered again when the time has come', async () => {
      const shown = await show(1);
      await shown.attempt(0, 'call-later', {
        talkMs: 20_000,
        callback: { at: shown.clock.now() + HOUR, agent: '1001' },
      });
      await shown.list.sees('Nobody can be called now.');
      shown.clock.advance(HOUR);
      await shown.list.seesNext('客户1');
    });
  });

  describe('a callback', () => {
    it('says when it is due, and tells the host once', async () => {
      const shown = await show(2);
      const due: string[] = [];
      shown.list.element.addEventListener('callside-callback-due', ({ entry }) => due.push(entry.contact.id));
      const callback = { at: shown.clock.now() + HOUR, agent: '1001' };
      await shown.attempt(1, 'call-later', { talkMs: 20_000, callback });
      await eventually(() => same('callbacks', shown.list.callbacks.length, 1));
      shown.clock.advance(HOUR);
      await shown.list.seesTold('Callback due: 客户2');
      await shown.list.seesNext('客户2');
      expect(due).to.deep.equal([idOf(shown, 1)]);
    });

    it('of a colleague is not told of', async () => {
      const shown = await show(2);
      const callback = { at: shown.clock.now() + HOUR, agent: '1002' };
      await shown.attempt(1, 'call-later', { talkMs: 20_000, callback });
      await eventually(() => same('callbacks', shown.list.callbacks.length, 1));
      shown.clock.advance(HOUR);
      await shown.list.seesAtLine(idOf(shown, 1), 'The callback belongs to agent 1002.');
      await shown.list.seesTold('');
    });

    it('can be dropped', async () => {
      const shown = await show(1);
      const input = { contact: idOf(shown, 0), policy: compileOutboundPolicy(...OUTBOUND_POLICY) };
      await shown.desk.run(bookContactCallback, { ...input, at: shown.clock.now() + HOUR });
      await eventually(() => same('callbacks', shown.list.callbacks.length, 1));
      await shown.list.dropCallback();
      await eventually(() => same('callbacks', shown.list.callbacks, []));
    });
  });

  describe('the progress', () => {
    it('counts what is left, done, spoken with and successful', async () => {
      const { list } = await showOn(await openBusyDay());
      await list.seesFigure('left', '37');
      expect(['done', 'contacted', 'success'].map((name) => list.figure(name))).to.deep.equal(['3', '5', '1']);
    });

    it('says how many go over to another day', async () => {
      const shown = await show(2);
      await shown.attempt(0, 'busy');
      await shown.list.sees('1 go over to another day.');
    });

    it('begins the next day with those who have gone over', async () => {
      const shown = await show(1);
      await shown.attempt(0, 'busy');
      await shown.list.sees('Nobody is left for today.');
      shown.clock.advance(17 * HOUR);
      await shown.list.seesNext('客户1');
      await shown.list.seesNot('go over');
    });
  });

  describe('the list', () => {
    it('draws so many lines, and more when asked', async () => {
      const { list } = await show(60);
      expect(list.lines.length).to.equal(50);
      await list.showMore();
      expect(list.lines.length).to.equal(60);
    });

    it('finds by words', async () => {
      const { list } = await show([contactRow(1, { subject: 'Lift 7' }), contactRow(2)]);
      await list.filterBy('words', 'lift');
      await list.seesLines(1);
      await list.filterBy('words', 'nobody');
      await list.sees('No contact fits.');
    });

    it('finds by standing, and by the last result', async () => {
      const shown = await show(3);
      await shown.attempt(0, 'busy');
      await shown.list.seesFigure('left', '3');
      await shown.list.seesAtLine(idOf(shown, 0), 'Busy');
      await shown.list.filterBy('standing', 'ready');
      await shown.list.seesLines(2);
      await shown.list.filterBy('standing', '');
      await shown.list.filterBy('outcome', 'busy');
      await shown.list.seesLines(1);
    });

    it('shows hostile names as text', async () => {
      const { list } = await show([contactRow(1, { name: '<img src=x onerror=alert(1)>' })]);
      await list.seesNext('<img src=x onerror=alert(1)>');
    });
  });

  describe('the report', () => {
    async function reported({ list }: Shown): Promise<OutboundReportEvent> {
      const event = oneEvent(list.element, 'callside-outbound-report') as Promise<OutboundReportEvent>;
      list.element.addEventListener('callside-outbound-report', (each) => {
        each.preventDefault();
      });
      await list.report();
      return event;
    }

    it('has a line for each dial, and one for each contact without', async () => {
      const shown = await show(3);
      await shown.attempt(0, 'busy');
      await shown.attempt(0, 'no-answer');
      await shown.list.seesAtLine(idOf(shown, 0), 'No answer');
      const { csv, fileName } = await reported(shown);
      expect(csv.trim().split('\r\n').length).to.equal(5);
      expect(csv).to.include(',No answer,1001,');
      expect(fileName).to.match(/^results-autumn-\d{4}-\d\d-\d\d\.csv$/);
    });

    it('has numbers in part', async () => {
      const { csv } = await reported(await show(1));
      expect(csv).to.include('138••••0001').and.not.to.include('13800000001');
    });

    it('runs nothing that a customer is called', async () => {
      const { csv } = await reported(await show([contactRow(1, { name: '=1+1' })]));
      expect(csv.startsWith('\uFEFF')).to.equal(true);
      expect(csv).to.include("'=1+1");
    });
  });

  for (const width of [300, 500, 1280])
    it(`keeps everything inside at ${String(width)} px`, async () => {
      const { list } = await showOn(await openBusyDay(), {}, { width });
      await list.seesNext('客户8');
      expect(list.overflowing).to.deep.equal([]);
    });
});

const SEES_PHONES = { roles: ['agent'], records: ['contact'], actions: ['view'], pii: ['phone'] } as const;

const opened = await openOutboundDesk(1);

describeElement({
  tag: 'callside-outbound-list',
  properties: () => propertiesFor(opened),
  shows: { en: 'Calling list', 'zh-CN': '外呼名单' },
  textOf: (list) => list.shadowRoot?.textContent ?? '',
  defineAgain: () => import('@callside/call-script/define-outbound-list.js'),
});
