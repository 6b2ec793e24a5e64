import '@callside/ticket-form/define.js';
import { repairTicketForm } from '@callside/playbooks';
import { expect } from '@open-wc/testing';
import { TicketFormHarness } from '../harness/ticket-form-harness.js';
import { showElement, type PageOptions } from '../support/widget-page.js';
import { describeElement } from '../suites/element.suite.js';

async function showForm(properties: Partial<HTMLElementTagNameMap['callside-ticket-form']> = {}, page: PageOptions = {}): Promise<TicketFormHarness> {
  return new TicketFormHarness(await showElement('callside-ticket-form', { definition: repairTicketForm, ...properties }, page));
}

describeElement({
  tag: 'callside-ticket-form',
  properties: () => ({ definition: repairTicketForm }),
  shows: { en: 'Repair ticket', 'zh-CN': '报修工单' },
  textOf: (element) => new TicketFormHarness(element).text,
  defineAgain: () => import('@callside/ticket-form/define.js'),
});

describe('<callside-ticket-form> alone', () => {
  it('shows', async () => {
    const form = await showForm();
    await form.submit();
    await form.seesError('name');
    await form.seesFocusAt('name');
    expect(form.fits).to.equal(true);
  });
});
