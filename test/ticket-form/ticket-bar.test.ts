import '@callside/ticket-form/define-bar.js';
import type { TicketIncompleteEvent, TicketMovedEvent } from '@callside/ticket-form';
import { expect, oneEvent } from '@open-wc/testing';
import { TicketBarHarness } from '../harness/ticket-bar-harness.js';
import { CANDIDATES, CATALOG, LIVELY_FORM, openTicketDesk, type TicketDesk } from '../support/ticket-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

interface Shown extends TicketDesk {
  readonly bar: TicketBarHarness;
}

async function showBar(page: PageOptions = {}): Promise<Shown> {
  const opened = await openTicketDesk();
  const properties = { definition: LIVELY_FORM, call: opened.call, catalog: CATALOG, candidates: CANDIDATES };
  return { ...opened, bar: new TicketBarHarness(await showElement('callside-ticket-bar', properties, page)) };
}

describe('<callside-ticket-bar>', () => {
  it('shows nothing as long as there is no ticket', async () => {
    const bar = new TicketBarHarness(await showElement('callside-ticket-bar', { definition: LIVELY_FORM }));
    expect(bar.text).to.equal('');
  });

  it('offers the moves of the workflow, those that are possible for this agent now', async () => {
    const { bar } = await showBar();
    await bar.seesState('Pending');
    expect(bar.possible).to.deep.equal(['start', 'escalate', 'urge', 'resolve']);
  });

  it('says why a move is not possible, and from where it would be', async () => {
    const { bar, ticket } = await showBar();
    await bar.press('close');
    await bar.seesWhy('Close is not possible. It is possible from: Resolved.');
    expect((await ticket()).log).to.equal(undefined);
  });

  it('moves the ticket, and tells the host what is to be done because of it', async () => {
    const { bar } = await showBar();
    await bar.press('escalate');
    await bar.fill('replyBy', '2026-11-21T12:00');
    const moved = oneEvent(bar.element, 'callside-ticket-moved') as Promise<TicketMovedEvent>;
    await bar.confirm();
    const { ticket, effects } = await moved;
    expect([ticket.status, effects.map(({ type }) => type)]).to.deep.equal(['escalated', ['notify-supervisor']]);
    await bar.seesState('Escalated');
  });

  it('asks for what a move needs before it makes it', async () => {
    const { bar, ticket } = await showBar();
    await bar.press('start');
    await bar.seesState('Processing');
    await bar.press('wait');
    await bar.seesQuestion('until');
    await bar.confirm();
    await bar.seesError('until', 'Fill this in.');
    expect((await ticket()).status).to.equal('processing');
    await bar.fill('until', '2026-11-21T18:30');
    await bar.confirm();
    await bar.seesState('Waiting');
    const last = (await ticket()).log?.at(-1);
    const until = new Date('2026-11-21T18:30').getTime();
    expect(last?.type === 'moved' && last.data).to.deep.equal({ until });
  });

  it('takes a question back by Escape and gives the focus to the move', async () => {
    const { bar } = await showBar();
    await bar.press('urge');
    await bar.seesQuestion('reason');
    await bar.escape();
    await bar.seesNoQuestion();
    await bar.seesFocusOnMove('urge');
  });

  it('counts urges, with or without a reason', async () => {
    const { bar } = await showBar();
    await bar.press('urge');
    await bar.confirm();
    await bar.seesNoQuestion();
    await bar.press('urge');
    await bar.fill('reason', 'She called again');
    await bar.confirm();
    await bar.seesNoQuestion();
    expect(bar.text).to.include('Urged 2 ×');
  });

  it('hands the fields to the form that the new status requires', async () => {
    const { bar, ticket } = await showBar();
    await bar.press('resolve');
    const incomplete = oneEvent(bar.element, 'callside-ticket-incomplete') as Promise<TicketIncompleteEvent>;
    await bar.confirm();
    expect((await incomplete).issues.map(({ path, code }) => [path[0], code])).to.deep.equal([['cause', 'required']]);
    expect((await ticket()).status).to.equal('pending');
  });

  it('gives the ticket another priority', async () => {
    const { bar, ticket } = await showBar();
    await bar.seesPriority('normal');
    await bar.choosePriority('urgent');
    await bar.seesPriority('urgent');
    expect((await ticket()).priority).to.equal('urgent');
  });

  it('gives it to somebody by hand', async () => {
    const { bar } = await showBar();
    await bar.seesOwner('Nobody yet');
    await bar.giveTo('1003');
    await bar.seesOwner('1003');
  });

  it('lets the rules of the department choose', async () => {
    const { bar, ticket } = await showBar();
    await bar.assignByRule();
    await bar.seesOwner('1002');
    expect((await ticket()).log?.at(-1)).to.deep.include({ type: 'assigned' });
  });

  it('shows the clocks of the policy, and that one is running out', async () => {
    const { bar, call, clock } = await showBar();
    await bar.choosePriority('urgent');
    await bar.seesPriority('urgent');
    await bar.seesClock('Answer to an urgent ticket · 24h 0m left');
    clock.advance(13 * 3_600_000);
    call.setValue('location', 'Roof');
    await bar.seesClock('Answer to an urgent ticket · 11h 0m left', 'warn');
    clock.advance(12 * 3_600_000);
    call.setValue('location', 'Cellar');
    await bar.seesClock('Answer to an urgent ticket · 1h 0m overdue', 'bad');
  });

  it('speaks Chinese', async () => {
    const { bar } = await showBar({ lang: 'zh-CN' });
    await bar.seesState('待处理');
    await bar.press('close');
    await bar.seesWhy('无法执行“关闭”。仅可在以下状态执行：已解决。');
  });

  it('shows hostile texts as texts', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const { bar, call } = await showBar();
    bar.element.candidates = [{ ...CANDIDATES[0]!, id: attack }];
    await bar.element.updateComplete;
    await bar.giveTo(attack);
    await bar.seesOwner(attack);
    expect(bar.element.shadowRoot?.querySelector('img')).to.equal(null);
    expect(call.ticket?.ticket.owner).to.deep.equal({ person: attack });
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}, at 300 pixels too, with a question open`, async () => {
      const { bar } = await showBar({ theme, width: 300 });
      await bar.press('urge');
      await bar.seesQuestion('reason');
      await expect(bar.element).to.be.accessible();
      const { scrollWidth, clientWidth } = bar.element;
      expect(scrollWidth).to.equal(clientWidth);
    });
  }
});
