import '@callside/ticket-form/define-calls.js';
import type { CallExportEvent, CallList, CallOpenEvent } from '@callside/ticket-form/calls.js';
import { repairTicketForm } from '@callside/playbooks';
import { expect, oneEvent } from '@open-wc/testing';
import { contains, eventually, same } from '../harness/eventually.js';
import { openCallsDesk } from '../support/calls-desk.js';
import { describeElement } from '../suites/element.suite.js';
import { showElement, type PageOptions } from '../support/widget-page.js';
import type { WidgetDesk } from '../support/widget-desk.js';

interface Shown extends WidgetDesk {
  readonly list: CallList;
}

async function show(count: number, page: PageOptions = {}): Promise<Shown> {
  const opened = await openCallsDesk(count);
  const list = await showElement('callside-call-list', { desk: opened.desk, forms: [repairTicketForm] }, page);
  await rowsAre(list, Math.min(count, 50));
  return { ...opened, list };
}

const rowsOf = (list: CallList): HTMLElement[] => [
  ...(list.shadowRoot?.querySelectorAll<HTMLElement>('[data-call]') ?? []),
];

const rowsAre = (list: CallList, count: number): Promise<void> =>
  eventually(() => same('rows', rowsOf(list).length, count));

const cell = (row: HTMLElement | undefined, column: string): string =>
  row?.querySelector(`[data-column=${column}]`)?.textContent.trim() ?? '';

function fill(list: CallList, name: string, value: string): void {
  const input = list.shadowRoot?.querySelector<HTMLInputElement>(`[name=${name}]`);
  if (!input) throw new Error(`There is no ${name}.`);
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

const press = (list: CallList, selector: string): void =>
  list.shadowRoot?.querySelector<HTMLElement>(selector)?.click();

const statusOf = (list: CallList): string => list.shadowRoot?.querySelector('[role=status]')?.textContent.trim() ?? '';

/** What the list hands over as a table, by rows of cells; no cell of the fixture holds a comma or a quote but the hostile ones. */
async function exported(list: CallList): Promise<CallExportEvent> {
  const event = oneEvent(list, 'callside-call-export') as Promise<CallExportEvent>;
  list.addEventListener('callside-call-export', (each) => {
    each.preventDefault();
  });
  press(list, '[data-export]');
  return event;
}

describe('<callside-call-list>', () => {
  it('has a row for each call, the latest first, with a ticket or without', async () => {
    const { list } = await show(4);
    expect(rowsOf(list).map((row) => cell(row, 'ticket') !== '')).to.deep.equal([true, false, true, false]);
    expect(statusOf(list)).to.equal('4 of 4 calls');
  });

  it('shows what the ticket says, in words', async () => {
    const { list } = await show(3);
    const row = rowsOf(list)[1];
    expect([cell(row, 'type'), cell(row, 'satisfaction'), cell(row, 'agent')]).to.deep.equal(['Lift', '4', '1001 Lin']);
  });

  it('shows contacts in part', async () => {
    const { list } = await show(3);
    expect(rowsOf(list).map((row) => cell(row, 'contact'))).to.deep.equal([
      'w•••@example.com',
      '+8529•••4567',
      '138••••5678',
    ]);
    expect(list.shadowRoot?.textContent).not.to.include('13812345678');
  });

  it('says of a call that is not over that it is not saved', async () => {
    const { list } = await show(1);
    expect(cell(rowsOf(list)[0], 'result')).to.equal('Not saved yet');
  });

  it('finds by all the words that are typed', async () => {
    const { list } = await show(4);
    fill(list, 'words', 'CHEN lift');
    await rowsAre(list, 1);
    expect(statusOf(list)).to.equal('1 of 4 calls');
    fill(list, 'words', 'nobody');
    await rowsAre(list, 0);
    expect(statusOf(list)).to.equal('No call fits.');
  });

  it('finds by ticket', async () => {
    const { list } = await show(4);
    fill(list, 'only', 'with-ticket');
    await rowsAre(list, 2);
    fill(list, 'only', 'unsaved');
    await rowsAre(list, 1);
    fill(list, 'only', '');
    await rowsAre(list, 4);
  });

  it('finds by day', async () => {
    const { list } = await show(2);
    fill(list, 'from', '2026-12-01');
    await rowsAre(list, 0);
    fill(list, 'from', '2026-11-01');
    await rowsAre(list, 2);
    fill(list, 'until', '2026-11-02');
    await rowsAre(list, 0);
  });

  it('takes in a call that comes while it is shown', async () => {
    const { list, openCall } = await show(1);
    await openCall().stored;
    await rowsAre(list, 2);
  });

  it('draws so many rows, and more when asked', async () => {
    const { list } = await show(51);
    press(list, '[data-more]');
    await rowsAre(list, 51);
    expect(list.shadowRoot?.querySelector('[data-more]')).to.equal(null);
  }).timeout(20_000);

  it('tells the host which call somebody wants to see', async () => {
    const { list } = await show(2);
    const event = oneEvent(list, 'callside-call-open') as Promise<CallOpenEvent>;
    rowsOf(list)[0]?.querySelector('button')?.click();
    const { call, ticket } = await event;
    expect(ticket?.callId).to.equal(call.id);
  });

  describe('as a table', () => {
    it('has all that fits the filter, with contacts in part', async () => {
      const { list } = await show(4);
      fill(list, 'only', 'with-ticket');
      await rowsAre(list, 2);
      const { csv, fileName } = await exported(list);
      expect(csv.startsWith('\uFEFFDate and time,Direction,Customer,Contact,')).to.equal(true);
      expect(csv.trim().split('\r\n').length).to.equal(3);
      expect(csv).to.include('+8529•••4567'.replace('+', "'+")).and.not.to.include('91234567');
      expect(fileName).to.match(/^calls-\d{4}-\d\d-\d\d\.csv$/);
    });

    it('runs nothing that a caller is called', async () => {
      const { list } = await show(3);
      const { csv } = await exported(list);
      expect(csv).to.include(`"'=HYPERLINK(""x"")"`);
    });

    it('is saved as a file where the host lets it', async () => {
      const { list } = await show(1);
      const made: Blob[] = [];
      const original = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        made.push(blob);
        return '#';
      };
      press(list, '[data-export]');
      URL.createObjectURL = original;
      expect(await made[0]?.text()).to.include('Not saved yet');
      expect(made[0]?.type).to.equal('text/csv;charset=utf-8');
    });

    it('is not there without a row', async () => {
      const { list } = await show(1);
      fill(list, 'words', 'nobody');
      await rowsAre(list, 0);
      let told = false;
      list.addEventListener('callside-call-export', () => (told = true));
      press(list, '[data-export]');
      expect(told).to.equal(false);
    });
  });

  it('shows hostile names as text', async () => {
    const { list, openCall } = await show(1);
    await openCall({ id: 'X', name: '<img src=x onerror=alert(1)>', phone: { toString: 1 } as never }).stored;
    await rowsAre(list, 2);
    expect(cell(rowsOf(list)[0], 'customer')).to.equal('<img src=x onerror=alert(1)>');
  });

  for (const lang of ['en', 'zh-CN'] as const)
    for (const theme of ['light', 'dark'] as const)
      for (const width of [360, 1200])
        it(`is accessible with rows in ${lang}, ${theme}, at ${String(width)} px`, async () => {
          const { list } = await show(3, { lang, theme, width });
          await eventually(() => contains('text', list.shadowRoot?.textContent ?? '', lang === 'en' ? 'Lift' : '电梯'));
          await expect(list).to.be.accessible();
        });
});

const desk = (await openCallsDesk(1)).desk;

describeElement({
  tag: 'callside-call-list',
  properties: () => ({ desk }),
  shows: { en: 'Search calls', 'zh-CN': '搜索通话' },
  textOf: (list) => list.shadowRoot?.textContent ?? '',
  defineAgain: () => import('@callside/ticket-form/define-calls.js'),
});
