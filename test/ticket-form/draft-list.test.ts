import '@callside/ticket-form/define.js';
import '@callside/ticket-form/define-drafts.js';
import type { DraftList, DraftOpenEvent } from '@callside/ticket-form/drafts.js';
import { readHandovers } from '@callside/core';
import { expect, oneEvent } from '@open-wc/testing';
import { contains, eventually, same } from '../harness/eventually.js';
import { TicketFormHarness } from '../harness/ticket-form-harness.js';
import { COLLEAGUES, DRAFT_FORM, openDraftDesk, type DraftDesk } from '../support/draft-desk.js';
import { openWidgetDesk } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

interface Shown extends DraftDesk {
  readonly list: DraftList;
}

async function show(page: PageOptions = {}, options: Parameters<typeof openDraftDesk>[0] = {}): Promise<Shown> {
  const opened = await openDraftDesk(options);
  const { desk, catalog } = opened;
  const list = await showElement('callside-draft-list', { desk, catalog, colleagues: COLLEAGUES }, page);
  await eventually(() => same('the lines', all(list, 'li').length, 2));
  return { ...opened, list };
}

const all = (list: DraftList, selector: string): HTMLElement[] => [
  ...list.renderRoot.querySelectorAll<HTMLElement>(selector),
];

const find = (list: DraftList, selector: string): HTMLElement => {
  const [found] = all(list, selector);
  if (found === undefined) throw new Error(`There is no ${selector}: ${textOf(list)}`);
  return found;
};

const textOf = (element: DraftList | HTMLElement): string => {
  const { textContent } = 'renderRoot' in element ? element.renderRoot : element;
  return textContent.replaceAll(/\s+/g, ' ').trim();
};

const lines = (list: DraftList): string[] => all(list, 'li').map(textOf);

const sees = (list: DraftList, words: string): Promise<void> =>
  eventually(() => contains('the list', textOf(list), words));

async function press(list: DraftList, selector: string): Promise<void> {
  await eventually(() => same(`${selector} on screen`, all(list, selector).length > 0, true));
  find(list, selector).click();
  await list.updateComplete;
}

const OF_SECOND = '[data-draft^="ticket/"] ';

function fill(list: DraftList, name: string, value: string): void {
  (find(list, `form [name="${name}"]`) as HTMLInputElement | HTMLSelectElement).value = value;
}

describe('<callside-draft-list>', () => {
  it('lists what is unfinished, the last typed in first, with the customer masked and how far it is', async () => {
    const { list } = await show();
    const [second, first] = lines(list);
    expect(second).to.match(/^Repair M•• C•• · 138••••1234 Last typed: .+ · 2 of 3 filled, still required: 1/);
    expect(first).to.match(/^Ticket of a call M•• C•• · 138••••1234 Call not closed Last typed: .+ · Values: 1/);
    expect(textOf(find(list, '[data-count]'))).to.equal('2');
  });

  it('knows the form of calls when it is told', async () => {
    const { list } = await show();
    list.definition = DRAFT_FORM;
    await sees(list, 'Repair M•• C•• · 138••••1234 Call not closed');
  });

  it('says so when there is nothing', async () => {
    const { desk } = await openWidgetDesk();
    await sees(await showElement('callside-draft-list', { desk }), 'Nothing is unfinished.');
  });

  it('leaves out what the form has filled in by itself', async () => {
    const { list, type, second } = await show();
    await type(second, 'place', '');
    await eventually(() => same('the lines', lines(list).length, 1));
  });

  it('follows what is typed, here or elsewhere', async () => {
    const { list, type, second } = await show();
    await type(second, 'note', 'x');
    await sees(list, '3 of 3 filled');
  });

  it('goes on with a draft in a form, which has all that was typed', async () => {
    const { list } = await show();
    const opened = oneEvent(list, 'callside-draft-open') as Promise<DraftOpenEvent>;
    await press(list, `${OF_SECOND}[data-does=open]`);
    const { call, definition } = await opened;
    const form = new TicketFormHarness(await showElement('callside-ticket-form', { definition, call }));
    await form.seesValue('place', 'Cellar');
    await form.fill('note', 'Water');
    await form.submit();
    await form.seesNumber('GD20261121001');
    await eventually(() => same('the lines', lines(list).length, 1));
  });

  it('goes on with the call while that goes on', async () => {
    const { list, call } = await show();
    const opened = oneEvent(list, 'callside-draft-open') as Promise<DraftOpenEvent>;
    await press(list, '[data-draft^="call/"] [data-does=open]');
    expect((await opened).call).to.equal(call);
  });

  it('hands over no draft of a call that goes on, whatever form it has', async () => {
    const { list, call } = await show();
    call.chooseForm({ id: DRAFT_FORM.id, version: DRAFT_FORM.version });
    await call.flush();
    await eventually(() =>
      same(
        'the lines',
        lines(list).every((line) => line.includes('Repair')),
        true,
      ),
    );
    expect(all(list, '[data-draft^="call/"] [data-does=hand-over]').length).to.equal(0);
    expect(all(list, `${OF_SECOND}[data-does=hand-over]`).length).to.equal(1);
  });

  it('discards what is no call’s, and takes it back', async () => {
    const { list } = await show();
    expect(all(list, '[data-draft^="call/"] [data-does=discard]').length).to.equal(0);
    await press(list, `${OF_SECOND}[data-does=discard]`);
    await sees(list, 'Discarded: Repair, M•• C•• · 138••••1234');
    await eventually(() => same('the focus on undo', list.shadowRoot?.activeElement?.matches('[data-undo]'), true));
    expect(lines(list).length).to.equal(1);
    await press(list, '[data-undo]');
    await eventually(() => same('the lines', lines(list).length, 2));
    await eventually(() => same('the focus on the title', list.shadowRoot?.activeElement?.id, 'title'));
  });

  it('shows hostile texts as texts', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const { list, server, receive } = await show();
    await receive('H1');
    server.change('handover', 'H1', { note: attack, 'customer.name': attack });
    await eventually(() => same('the offer', all(list, '[data-offer]').length, 1));
    expect(all(list, 'img').length).to.equal(0);
  });
});

describe('<callside-draft-list> and colleagues', () => {
  it('hands a draft over, and tells where it stands', async () => {
    const { list, desk, server } = await show();
    await press(list, `${OF_SECOND}[data-does=hand-over]`);
    await eventually(() => same('the focus', list.shadowRoot?.activeElement?.matches('select'), true));
    expect(all(list, 'option').map(({ textContent }) => textContent)).to.deep.equal(['Choose…', 'Wang · 1002']);
    fill(list, 'to', '1002');
    fill(list, 'text', 'She calls back at four.');
    await press(list, '[data-confirm]');
    await sees(list, 'Handed to colleagues Repair');
    await sees(list, 'Wang has not answered yet');
    const [known] = await desk.run(readHandovers, undefined);
    const id = known?.handover.id ?? '';
    await eventually(() => same('the note', server.doc(id)?.['note'], 'She calls back at four.'));
    server.change('handover', id, { state: 'taken', settledAt: Date.UTC(2026, 10, 21, 8, 40) });
    desk.sync();
    await sees(list, 'Wang has taken it');
    expect(all(list, '[data-does=take-back]').length).to.equal(0);
  });

  it('says that it waits for the network, and takes it back without', async () => {
    const { list, server } = await show();
    server.failure = { kind: 'retry', reason: 'network' };
    await press(list, `${OF_SECOND}[data-does=hand-over]`);
    fill(list, 'to', '1002');
    await press(list, '[data-confirm]');
    await sees(list, 'Waits for network Wang has not answered yet');
    await press(list, '[data-does=take-back]');
    await eventually(() => same('the draft', all(list, OF_SECOND.trim()).length, 1));
    await eventually(() => same('handed', all(list, '[data-handed]').length, 0));
  });

  it('takes the reason of a colleague who declines', async () => {
    const { list, desk, server } = await show();
    await press(list, `${OF_SECOND}[data-does=hand-over]`);
    fill(list, 'to', '1002');
    await press(list, '[data-confirm]');
    await sees(list, 'Wang has not answered yet');
    const [known] = await desk.run(readHandovers, undefined);
    await eventually(() => same('sent', server.doc(known?.handover.id ?? '') !== undefined, true));
    server.change('handover', known?.handover.id ?? '', { state: 'declined', reason: 'I am off.' });
    desk.sync();
    await sees(list, 'Wang has declined');
    await sees(list, 'Reason: I am off.');
  });

  it('asks for the agent number where it knows no colleagues', async () => {
    const { list } = await show();
    list.colleagues = [];
    await press(list, `${OF_SECOND}[data-does=hand-over]`);
    await sees(list, 'Agent number');
  });

  it('gives the question up by Escape, and the focus back', async () => {
    const { list } = await show();
    await press(list, `${OF_SECOND}[data-does=hand-over]`);
    await eventually(() => same('the focus', list.shadowRoot?.activeElement?.matches('select'), true));
    list.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await eventually(() => same('the focus', list.shadowRoot?.activeElement?.matches('[data-does=hand-over]'), true));
    expect(all(list, 'form').length).to.equal(0);
  });

  it('takes what is handed over, and opens it', async () => {
    const { list, receive, server } = await show();
    await receive('H1');
    await sees(list, 'Handed to you Repair 李•• · 138••••5678 From Wang');
    await sees(list, 'Wang: She calls back at four.');
    const opened = oneEvent(list, 'callside-draft-open') as Promise<DraftOpenEvent>;
    await press(list, '[data-does=take]');
    expect((await opened).call.values).to.deep.equal({ place: 'Lobby' });
    await eventually(() => same('the lines', lines(list).length, 3));
    await eventually(() => same('the state', server.doc('H1')?.['state'], 'taken'));
  });

  it('shows what the server has masked as the server shows it', async () => {
    const { list, receive, server, desk } = await show();
    await receive('H1');
    server.change('handover', 'H1', {
      'customer.name': { masked: true, hint: '王••' },
      'customer.phone': { masked: true, hint: '139••••5678' },
      'values.place': { masked: true, hint: 'L••' },
    });
    desk.sync();
    await sees(list, 'Repair 王•• · 139••••5678 From Wang');
  });

  it('declines with the reason', async () => {
    const { list, receive, server } = await show();
    await receive('H1');
    await press(list, '[data-does=decline]');
    fill(list, 'text', 'I am off in ten minutes.');
    await press(list, '[data-confirm]');
    await eventually(() => same('the reason', server.doc('H1')?.['reason'], 'I am off in ten minutes.'));
    await eventually(() => same('the offer', all(list, '[data-offer]').length, 0));
  });

  it('says so when it is too late', async () => {
    const { list, receive, server, desk } = await show();
    await receive('H1');
    await eventually(() => same('the offer', all(list, '[data-offer]').length, 1));
    await desk.run(
      ({ store }) =>
        store.write(['entities'], async (tx) => {
          const record = await tx.get('entities', 'handover/H1');
          if (record !== undefined) await tx.put('entities', { ...record, doc: { ...record.doc, state: 'withdrawn' } });
          find(list, '[data-does=take]').click();
        }),
      undefined,
    );
    await sees(list, 'This is no longer on offer.');
    expect(server.doc('H1')?.['state']).to.equal('offered');
  });
});

describe('<callside-draft-list> for everybody', () => {
  for (const [theme, lang, words] of [
    ['light', 'en', 'Unfinished tickets'],
    ['dark', 'zh-CN', '未完成工单'],
    ['light', 'zh-TW', '未完成工單'],
    ['dark', 'en', 'Unfinished tickets'],
  ] as const) {
    it(`is accessible and fits 300 pixels, ${theme}, ${lang}`, async () => {
      const { list, receive } = await show({ theme, lang, width: 300 });
      await receive('H1');
      await eventually(() => same('the offer', all(list, '[data-offer]').length, 1));
      await press(list, `${OF_SECOND}[data-does=hand-over]`);
      await sees(list, words);
      await expect(list).to.be.accessible();
      expect(list.scrollWidth).to.equal(list.clientWidth);
    });
  }
});
