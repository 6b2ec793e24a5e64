import '@callside/ticket-form/define-history.js';
import type { TicketOpenEvent } from '@callside/ticket-form';
import type { TicketHistory } from '@callside/ticket-form/history.js';
import { moveTicket } from '@callside/core';
import { expect, oneEvent } from '@open-wc/testing';
import { contains, eventually, same } from '../harness/eventually.js';
import { HISTORY_FORM, openHistoryDesk, type HistoryDesk } from '../support/history-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

interface Shown extends HistoryDesk {
  readonly history: TicketHistory;
}

async function show(page: PageOptions = {}): Promise<Shown> {
  const opened = await openHistoryDesk();
  const { call, catalog } = opened;
  const history = await showElement('callside-ticket-history', { definition: HISTORY_FORM, call, catalog }, page);
  await eventually(() => same('earlier tickets', find(history, '[data-earlier]') !== null, true));
  return { ...opened, history };
}

const find = (history: TicketHistory, selector: string): HTMLElement | null =>
  history.shadowRoot?.querySelector(selector) ?? null;

const textAt = (history: TicketHistory, selector: string): string =>
  find(history, selector)?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

const sees = (history: TicketHistory, selector: string, words: string): Promise<void> =>
  eventually(() => contains(selector, textAt(history, selector), words));

const gone = (history: TicketHistory, selector: string): Promise<void> =>
  eventually(() => same(`${selector} on screen`, find(history, selector) !== null, false));

function choose(history: TicketHistory, selector: string, value: string): void {
  const select = find(history, selector) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('<callside-ticket-history>', () => {
  it('shows the other tickets of the customer, and nobody else’s', async () => {
    const { history } = await show();
    await sees(history, '[data-earlier]', 'Earlier tickets of this customer (2)');
    await sees(history, '[data-earlier]', 'GD2');
    expect(textAt(history, '[data-earlier]')).not.to.include('GD3');
  });

  it('offers what is likely the same while somebody types, and takes it back', async () => {
    const { history, call } = await show();
    await gone(history, '[data-duplicates]');
    call.setValue('place', 'Roof');
    await sees(history, '[data-duplicates]', 'Possibly reported already GD1 Pending');
    call.setValue('place', 'Roof 2');
    await gone(history, '[data-duplicates]');
  });

  it('tells the host which ticket somebody wants to see', async () => {
    const { history, call } = await show();
    call.setValue('place', 'Roof');
    await sees(history, '[data-duplicates]', 'GD1');
    const opened = oneEvent(history, 'callside-ticket-open') as Promise<TicketOpenEvent>;
    find(history, '[data-duplicates] [data-open]')?.click();
    expect((await opened).ticket.id).to.equal('A');
  });

  it('links a stored ticket with another, and takes the link away', async () => {
    const { history, submit, call } = await show();
    await submit({ place: 'Roof' });
    await sees(history, '[data-duplicates]', 'GD1');
    choose(history, '[data-duplicates] [data-link]', 'duplicate-of');
    await sees(history, '[data-links]', 'Duplicate of GD1');
    await gone(history, '[data-duplicates]');
    expect(call.ticket?.ticket.links?.map(({ kind, ticket }) => [kind, ticket])).to.deep.equal([['duplicate-of', 'A']]);
    find(history, '[data-unlink]')?.click();
    await gone(history, '[data-links]');
  });

  it('tells what has happened, the latest first', async () => {
    const { history, submit, call } = await show();
    await submit({ place: 'Roof', phone: '13800001234' });
    await submit({ place: 'Cellar', phone: '13900001234' });
    const id = call.ticket?.ticket.id ?? '';
    await call.perform(moveTicket, { id, event: 'resolve', data: { resolution: 'Pump replaced' } });
    await eventually(() => {
      const lines = [...(history.shadowRoot?.querySelectorAll('[data-activity] li') ?? [])].map((line) =>
        line.textContent
          .replaceAll(/\s+/g, ' ')
          .replace(/^.*1001 /, '')
          .trim(),
      );
      same('the history', lines.join(' | '), 'Resolve · Pump replaced | Place: Roof → Cellar; Phone changed | Opened');
    });
  });

  it('takes a note, for colleagues or told to the customer', async () => {
    const { history, submit, call } = await show();
    await submit({ place: 'Roof' });
    await eventually(() => same('the note', find(history, '[data-note]') !== null, true));
    const input = find(history, '[data-note]') as HTMLInputElement;
    input.value = 'An engineer comes at ten.';
    find(history, '[data-told]')?.click();
    await sees(history, '[data-activity]', 'Told the customer: An engineer comes at ten.');
    expect(input.value).to.equal('');
    expect(call.ticket?.ticket.log?.at(-1)?.type).to.equal('replied');
  });

  it('shows hostile texts as texts', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const { history, submit } = await show();
    await submit({ place: 'Roof' });
    await submit({ place: attack });
    await sees(history, '[data-activity]', attack);
    expect(find(history, 'img')).to.equal(null);
  });

  for (const [theme, lang, words] of [
    ['light', 'en', 'Possibly reported already'],
    ['dark', 'zh-CN', '可能已经报过'],
    ['light', 'zh-TW', '可能已經報過'],
  ] as const) {
    it(`is accessible, ${theme}, ${lang}, at 300 pixels, with everything open`, async () => {
      const { history, submit } = await show({ theme, lang, width: 300 });
      await submit({ place: 'Roof' });
      await sees(history, '[data-duplicates]', words);
      for (const details of history.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
      await expect(history).to.be.accessible();
      expect(history.scrollWidth).to.equal(history.clientWidth);
    });
  }
});
