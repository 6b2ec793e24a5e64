import '@callside/ticket-form/define.js';
import { createCatalog, type PhrasebookDefinition } from '@callside/core';
import { callCentreRoles, inboundPhrasebook } from '@callside/playbooks';
import type { TicketForm } from '@callside/ticket-form';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { eventually, same } from '../harness/eventually.js';
import { QuickPhrasesHarness } from '../harness/quick-phrases-harness.js';
import { TicketFormHarness } from '../harness/ticket-form-harness.js';
import { ticketForm } from '../support/widget-definitions.js';
import { openWidgetDesk } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

const FORM = ticketForm(
  {
    id: 'problem',
    type: 'select',
    label: 'Kind of problem',
    options: [
      { value: 'w', label: 'Water' },
      { value: 'l', label: 'Lift' },
    ],
  },
  { id: 'description', type: 'long-text', label: 'Description' },
);

const BOOK: PhrasebookDefinition = {
  ...inboundPhrasebook,
  phrases: [
    { id: 'sum', shortcut: 'sum', group: 'asking', text: '{{customer.name}}: {{fields.problem}}, {{fields.place}}.' },
  ],
};

interface Shown {
  readonly form: TicketFormHarness;
  readonly phrases: QuickPhrasesHarness;
}

async function show(properties: Partial<TicketForm> = {}, page: PageOptions = {}): Promise<Shown> {
  const call = (await openWidgetDesk()).openCall();
  const given = { definition: FORM, call, phrasebooks: [BOOK], ...properties };
  const form = new TicketFormHarness(await showElement('callside-ticket-form', given, page));
  form.element.after(Object.assign(document.createElement('button'), { textContent: 'After' }));
  const found = () => form.element.shadowRoot?.querySelector('callside-quick-phrases');
  await eventually(() => same('the phrases', found()?.shadowRoot?.querySelector('button') instanceof Element, true));
  return { form, phrases: new QuickPhrasesHarness(found()!) };
}

describe('<callside-ticket-form> and quick phrases', () => {
  it('fills them with what the form shows, and asks for the rest by the fields’ labels', async () => {
    const { form, phrases } = await show();
    await form.fill('problem', 'w');
    form.focusField('description');
    await sendKeys({ type: '/sum' });
    await sendKeys({ press: 'Tab' });
    await eventually(() => same('the questions', phrases.labels, ['fields.place']));
    await phrases.fill('gap-0', 'roof');
    await phrases.click('[data-insert]');
    await form.seesValue('description', 'Ms Chen: Water, roof.');
    expect(form.element.values).to.deep.include({ description: 'Ms Chen: Water, roof.' });
  });

  it('names a field that is empty by its label', async () => {
    const { form, phrases } = await show();
    form.focusField('description');
    await sendKeys({ type: '/sum' });
    await sendKeys({ press: 'Tab' });
    await eventually(() => same('the questions', phrases.labels, ['Kind of problem', 'fields.place']));
  });

  it('writes into no text what the agent may not see', async () => {
    const book = { ...BOOK, phrases: [{ ...BOOK.phrases[0]!, text: 'Call {{customer.phone}}' }] };
    const { form, phrases } = await show({ phrasebooks: [book], catalog: createCatalog([callCentreRoles]) });
    form.focusField('description');
    await sendKeys({ press: 'F2' });
    await phrases.seesList();
    expect(phrases.text).to.include('138••••1234').and.not.include('13800001234');
    await sendKeys({ press: 'Enter' });
    await form.seesValue('description', 'Call 138••••1234');
  });

  it('opens their list by F2, and submits nothing from within', async () => {
    const { form, phrases } = await show();
    form.focusField('description');
    await sendKeys({ press: 'F2' });
    await phrases.seesList();
    phrases.press('Enter', { ctrlKey: true });
    expect(form.element.shadowRoot?.querySelector('.number')).to.equal(null);
  });

  it('tells of their keys in the overview, and only then', async () => {
    const { form } = await show();
    form.focusField('description');
    form.pressKey('/', { ctrlKey: true });
    await form.sees('Find a quick phrase');
  });

  it('has none unless it is given books', async () => {
    const form = new TicketFormHarness(await showElement('callside-ticket-form', { definition: FORM }));
    form.focusField('description');
    form.pressKey('/', { ctrlKey: true });
    await form.sees('Next field to correct');
    await form.seesNot('Find a quick phrase');
    expect(form.element.shadowRoot?.querySelector('callside-quick-phrases')).to.equal(null);
  });

  it('offers those of the books without a desk, and keeps none', async () => {
    const { form, phrases } = await show({ call: undefined });
    form.focusField('description');
    await phrases.open();
    await phrases.search('sum');
    expect([phrases.rows.length, phrases.has('[data-new]')]).to.deep.equal([1, false]);
  });

  for (const [theme, lang] of [
    ['light', 'en'],
    ['dark', 'zh-CN'],
  ] as const) {
    it(`is accessible with the list open at 360 pixels, ${theme}, ${lang}`, async () => {
      const { form, phrases } = await show({}, { theme, lang, width: 360 });
      form.focusField('description');
      await phrases.open();
      await eventually(() => same('the rows', phrases.rows.length, 1));
      await expect(form.element).to.be.accessible();
      expect(form.overflowing).to.deep.equal([]);
    });
  }
});
