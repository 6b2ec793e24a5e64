import '@callside/ticket-form/define.js';
import { repairTicketForm } from '@callside/playbooks';
import type { TicketForm } from '@callside/ticket-form';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { TicketFormHarness } from '../../test/harness/ticket-form-harness.js';
import { CANDIDATES, CATALOG, LIVELY_FORM, openTicketDesk, type TicketDesk } from '../../test/support/ticket-desk.js';
import { demoCall, openDemoStore, type DemoDesk } from '../support/demo-desk.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<TicketForm>;

const render = renderElement('callside-ticket-form');

/**
 * The form for a customer’s matter. Give it a `definition` and it works alone: the host hears `callside-ticket-submit` and
 * stores the values. Give it the `call` of a desk as well, and it shares its answers with the script, stores the ticket on
 * the device and shows the number as soon as the server has given one.
 */
const meta: Meta<TicketForm> = {
  title: 'Widgets/Ticket form',
  component: 'callside-ticket-form',
  render,
  args: { definition: repairTicketForm },
};

export default meta;

/** With a definition and nothing else. */
export const Default: Story = {};

/** With a call: what is known of the customer is filled in, and the ticket gets its number from the server. */
export const WithACall: Story = {
  loaders: [() => demoCall()],
  render: ({ definition }, { loaded }) => render({ definition, call: (loaded as DemoDesk).call }),
  async play({ canvasElement }) {
    const form = pageObject(canvasElement);
    await fillIn(form);
    await form.submit();
    await form.seesNumber('GD20261121001');
    await form.seesSaveState('Saved on the server');
  },
};

/** A stored ticket shows where it stands; what a move needs is asked for, at the fields too. */
export const StoredTicket: Story = {
  loaders: [() => openTicketDesk({ store: openDemoStore })],
  args: { definition: LIVELY_FORM },
  render: ({ definition }, { loaded }) =>
    render({ definition, call: (loaded as TicketDesk).call, catalog: CATALOG, candidates: CANDIDATES }),
  async play({ canvasElement }) {
    const form = pageObject(canvasElement);
    const bar = await form.bar();
    await bar.press('resolve');
    await bar.seesQuestion('resolution');
    await bar.confirm();
    await form.seesError('cause', 'Fill this in.');
  },
};

/** In a form of the page its values are in the form’s data, and its errors count for the form’s validity. */
export const InAForm: Story = {
  render: ({ definition }) =>
    html`<form>
      ${render({ definition, name: 'ticket' })}
      <p><button type="reset" style="color: CanvasText; background: Canvas">Reset</button></p>
    </form>`,
  async play({ canvasElement }) {
    const form = pageObject(canvasElement);
    await form.fill('location', 'Lift 2');
    const data = new FormData(canvasElement.querySelector('form')!);
    if (data.get('ticket.location') !== 'Lift 2') throw new Error('The value is not in the data of the form.');
  },
};

/** Keys for all of it; `Ctrl` and `/` show them. */
export const Keys: Story = {
  async play({ canvasElement }) {
    const form = pageObject(canvasElement);
    form.focusField('name');
    form.pressKey('/', { ctrlKey: true });
    await form.sees('Next field to correct');
  },
};

/** Without network the ticket is kept on the device, and the footer says what waits. */
export const Offline: Story = {
  loaders: [() => demoCall({ offline: true })],
  render: ({ definition }, { loaded }) => render({ definition, call: (loaded as DemoDesk).call }),
  async play({ canvasElement }) {
    const form = pageObject(canvasElement);
    await fillIn(form);
    await form.submit();
    await form.seesNumber('Number follows from the server');
    await form.seesSaveState('Saved on this device · 4 waiting for network');
  },
};

/** Each error stands at its field, and the first field gets the focus. */
export const Errors: Story = {
  async play({ canvasElement }) {
    const form = pageObject(canvasElement);
    await form.submit();
    await form.seesError('name', 'Fill this in.');
  },
};

/** A definition with faults is not shown half: the list says where they are and what to do. */
export const BrokenDefinition: Story = {
  args: {
    definition: {
      ...repairTicketForm,
      sections: [
        {
          id: 'problem',
          title: 'Problem',
          fields: [
            { id: 'where', type: 'txet' as 'text', label: 'Where?' },
            { id: 'where', type: 'text', label: 'Where again?' },
          ],
        },
      ],
    },
  },
};

/** In a side panel the fields stand below each other. */
export const Narrow: Story = { decorators: [narrow] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };

function pageObject(canvas: HTMLElement): TicketFormHarness {
  return new TicketFormHarness(canvas.querySelector('callside-ticket-form')!);
}

function fillIn(form: TicketFormHarness): Promise<void> {
  return form.fillAll({
    problemType: 'lift',
    peopleTrapped: 'no',
    location: 'Lift 2',
    description: 'It stands still.',
  });
}
