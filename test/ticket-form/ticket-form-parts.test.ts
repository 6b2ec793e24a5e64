import '@callside/ticket-form/define.js';
import { repairTicketForm } from '@callside/playbooks';
import type { TicketForm } from '@callside/ticket-form';
import type { MultiSelectField } from '@callside/ui';
import { eventually, same } from '../harness/eventually.js';
import { expect, html } from '@open-wc/testing';
import { ChipsHarness } from '../harness/chips-harness.js';
import { TicketFormHarness } from '../harness/ticket-form-harness.js';
import { CATALOG, LIVELY_FORM, openTicketDesk } from '../support/ticket-desk.js';
import { ticketForm } from '../support/widget-definitions.js';
import { openWidgetDesk } from '../support/widget-desk.js';
import { showElement } from '../support/widget-page.js';

const FIELDS = ticketForm(
  { id: 'place', type: 'text', label: 'Place', required: true },
  {
    id: 'tags',
    type: 'multi-select',
    label: 'Tags',
    options: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  },
  { id: 'floor', type: 'number', label: 'Floor', default: 2, required: true },
);

const show = async (properties: Partial<TicketForm> = {}): Promise<TicketFormHarness> =>
  new TicketFormHarness(await showElement('callside-ticket-form', { definition: FIELDS, ...properties }));

describe('<callside-ticket-form> in a form', () => {
  async function inForm(name = ''): Promise<{ form: HTMLFormElement; ticket: TicketFormHarness }> {
    const ticket = await show({ name });
    const form = document.createElement('form');
    ticket.element.parentElement?.append(form);
    form.append(ticket.element);
    ticket.element.requestUpdate();
    await ticket.element.updateComplete;
    return { form, ticket };
  }

  it('gives its values to the data of the form', async () => {
    const { form, ticket } = await inForm();
    await ticket.fill('place', 'Roof');
    await ticket.fill('tags', ['a', 'b']);
    expect([...new FormData(form)]).to.deep.equal([
      ['place', 'Roof'],
      ['tags', 'a'],
      ['tags', 'b'],
      ['floor', '2'],
    ]);
  });

  it('puts its name before theirs', async () => {
    const { form, ticket } = await inForm('ticket');
    await ticket.fill('place', 'Roof');
    expect(new FormData(form).get('ticket.place')).to.equal('Roof');
  });

  it('counts for the validity of the form', async () => {
    const { form, ticket } = await inForm();
    expect([form.checkValidity(), ticket.element.checkValidity()]).to.deep.equal([false, false]);
    await ticket.fill('place', 'Roof');
    expect([form.checkValidity(), ticket.element.validity.valid]).to.deep.equal([true, true]);
  });

  it('goes back to its first values when the form is reset', async () => {
    const { form, ticket } = await inForm();
    await ticket.fill('place', 'Roof');
    await ticket.fill('floor', 9);
    form.reset();
    await ticket.seesValue('place', null);
    await ticket.seesValue('floor', 2);
  });

  it('takes back what the browser has kept of it', async () => {
    const { ticket } = await inForm();
    ticket.element.formStateRestoreCallback(JSON.stringify({ place: 'Cellar', tags: ['b'], floor: 4 }));
    await ticket.seesValue('place', 'Cellar');
    await ticket.seesValue('tags', ['b']);
  });

  for (const kept of ['', '{', 'Cellar', 'null', '4'])
    it(`stays as it is where the browser gives back “${kept}”, which it has not kept of it`, async () => {
      const { ticket } = await inForm();
      await ticket.fill('place', 'Roof');
      ticket.element.formStateRestoreCallback(kept);
      await ticket.seesValue('place', 'Roof');
    });

  it('is disabled with the fieldset around it', async () => {
    const { form, ticket } = await inForm();
    const fieldset = document.createElement('fieldset');
    fieldset.disabled = true;
    form.append(fieldset);
    fieldset.append(ticket.element);
    await ticket.seesFieldDisabled('place');
    expect(await ticket.element.submit()).to.equal(false);
  });
});

describe('<callside-ticket-form> and keys', () => {
  const press = (form: TicketFormHarness, key: string, init: KeyboardEventInit = {}): KeyboardEvent =>
    form.pressKey(key, init);

  it('submits by Ctrl and Enter, from within a field', async () => {
    const form = await show();
    form.focusField('tags');
    press(form, 'Enter', { ctrlKey: true });
    await form.seesError('place', 'Fill this in.');
  });

  it('goes from one field to correct to the next, and round again', async () => {
    const form = await show({
      definition: ticketForm(
        { id: 'one', type: 'text', label: 'One', required: true },
        { id: 'two', type: 'text', label: 'Two' },
        { id: 'three', type: 'text', label: 'Three', required: true },
      ),
    });
    await form.submit();
    await form.seesFocusAt('one');
    press(form, 'F8');
    await form.seesFocusAt('three');
    press(form, 'F8');
    await form.seesFocusAt('one');
    press(form, 'F8', { shiftKey: true });
    await form.seesFocusAt('three');
  });

  it('never submits while an input method composes', async () => {
    const form = await show();
    form.focusField('place');
    press(form, 'Enter', { ctrlKey: true, isComposing: true });
    press(form, 'Enter', { ctrlKey: true, keyCode: 229 });
    await form.element.updateComplete;
    await form.seesNoError('place');
  });

  it('lets no key out that only types, and all others', async () => {
    const form = await show();
    const heard: string[] = [];
    const listening = new AbortController();
    for (const type of ['keydown', 'keyup'] as const)
      document.addEventListener(type, ({ key }) => heard.push(`${type} ${key}`), { signal: listening.signal });
    form.focusField('place');
    for (const key of ['j', 'Enter', '/', 'Backspace']) press(form, key);
    press(form, 'k', { ctrlKey: true });
    press(form, 'Escape');
    listening.abort();
    expect(heard).to.deep.equal(['keydown k', 'keyup k', 'keydown Escape', 'keyup Escape']);
  });

  it('shows an overview of its keys', async () => {
    const form = await show();
    form.focusField('place');
    press(form, '/', { ctrlKey: true });
    await form.sees('Next field to correct');
    const help = form.element.shadowRoot?.querySelector('callside-keys-help');
    await eventually(() => same('the dialog', help?.shadowRoot?.querySelector('dialog')?.open, true));
    await expect(form.element).to.be.accessible();
    help?.shadowRoot?.querySelector('button')?.click();
    same('the dialog', help?.shadowRoot?.querySelector('dialog')?.open, false);
    await form.seesFocusAt('place');
  });
});

describe('<callside-ticket-form> and many options', () => {
  it('shows what is chosen of them as chips, and takes what is removed', async () => {
    const options = Array.from({ length: 16 }, (_, index) => ({
      value: `p${String(index)}`,
      label: `Part ${String(index)}`,
    }));
    const form = await show({ definition: ticketForm({ id: 'parts', type: 'multi-select', label: 'Parts', options }) });
    const find = (): MultiSelectField | null => form.element.shadowRoot!.querySelector('callside-multi-select-field');
    await eventually(() => same('a field with chips', find() !== null, true));
    const on = new ChipsHarness(find()!);
    await on.press('ArrowDown', 'Enter', 'ArrowDown', 'Enter');
    expect(form.element.values).to.deep.equal({ parts: ['p0', 'p1'] });
    await on.click('[data-remove="0"]');
    expect([on.chips, form.element.values]).to.deep.equal([['Part 1'], { parts: ['p1'] }]);
  });
});

describe('<callside-ticket-form> and inputs of a design system', () => {
  it('draws them in place of its own, and takes their values', async () => {
    const form = await show({
      fieldRenderers: {
        text: ({ field, value }, { take }) =>
          html`<input
            name=${field.id}
            aria-label=${field.id}
            .value=${String(value ?? '')}
            @input=${(event: Event) => {
              take(field.id, (event.target as HTMLInputElement).value, false);
            }}
          />`,
      },
    });
    const input = form.element.shadowRoot?.querySelector<HTMLInputElement>('input[name=place]');
    expect(input).to.be.instanceOf(HTMLInputElement);
    input!.value = 'Roof';
    input!.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(form.element.values).to.deep.equal({ place: 'Roof', floor: 2 });
  });
});

describe('<callside-ticket-form> and card numbers', () => {
  it('lets none into the call, whoever draws the field', async () => {
    const { desk, openCall } = await openWidgetDesk();
    const call = openCall();
    let take: (id: string, value: string, settled: boolean) => void = () => undefined;
    await show({
      call,
      fieldRenderers: {
        text: ({ field }, options) => {
          take = options.take;
          return html`<input name=${field.id} aria-label=${field.id} />`;
        },
      },
    });
    take('place', '4111111111111111', false);
    expect(call.values['place']).to.equal('411111••••••1111');
    await call.flush();
    const drafts = await desk.run(({ store }) => store.read(['drafts'], (tx) => tx.getAll('drafts')), undefined);
    expect(JSON.stringify(drafts)).to.include('411111••••••1111').and.not.include('4111111111111111');
  });
});

describe('<callside-ticket-form> and a stored ticket', () => {
  it('shows where it stands, and its fields where a move asks for them', async () => {
    const { call } = await openTicketDesk();
    const form = await show({ definition: LIVELY_FORM, call, catalog: CATALOG });
    const bar = await form.bar();
    await bar.press('resolve');
    await bar.seesQuestion('resolution');
    await bar.confirm();
    await form.seesError('cause', 'Fill this in.');
    await form.seesFocusAt('cause');
    await form.fill('cause', 'Rust');
    await form.submit();
    await bar.confirm();
    await form.seesStatus('Resolved');
  });

  it('shows no bar before', async () => {
    const form = await show({ definition: repairTicketForm });
    expect(form.element.shadowRoot?.querySelector('callside-ticket-bar')).to.equal(null);
  });
});
