import '@callside/ticket-form/define.js';
import { createCatalog, createLocalCall, type SharedCall, type Values } from '@callside/core';
import {
  billingTicketForm,
  callCentreRoles,
  complaintTicketForm,
  inboundPhrasebook,
  repairTicketForm,
} from '@callside/playbooks';
import type { TicketForm } from '@callside/ticket-form';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { PrivateFieldHarness } from '../../test/harness/private-field-harness.js';
import { TicketFormHarness } from '../../test/harness/ticket-form-harness.js';
import { CANDIDATES, CATALOG, LIVELY_FORM, openTicketDesk, type TicketDesk } from '../../test/support/ticket-desk.js';
import { ticketForm } from '../../test/support/widget-definitions.js';
import { demoCall, openDemoStore, type DemoDesk } from '../support/demo-desk.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { screenshot } from '../support/screenshot.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<TicketForm>;

const render = renderElement('callside-ticket-form');

/** As a server sends what a role may see in part. */
const MASKED = {
  name: { masked: true, hint: '陈••' },
  phone: { masked: true, hint: '138••••5678' },
} as unknown as Values;

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

const DAMAGE_FORM = ticketForm(
  { id: 'place', type: 'text', label: { en: 'Place', 'zh-CN': '位置', 'zh-TW': '位置' }, required: true },
  {
    id: 'damage',
    type: 'attachment',
    label: { en: 'Photo of the damage', 'zh-CN': '故障照片', 'zh-TW': '故障照片' },
    help: { en: 'Whole room first.', 'zh-CN': '请先拍整个房间。', 'zh-TW': '請先拍整個房間。' },
    required: true,
    accept: ['image/*', 'application/pdf'],
    maxSize: 5_000_000,
    max: 3,
  },
);

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

/**
 * Under a role policy in the catalogue personal data is shown in part. An agent lifts the mask for half a minute, with a reason
 * that is in the log before the value is on the screen.
 */
export const PersonalData: Story = {
  loaders: [() => openTicketDesk({ store: openDemoStore })],
  args: { definition: LIVELY_FORM },
  render: ({ definition }, { loaded }) =>
    render({
      definition,
      call: (loaded as TicketDesk).call,
      catalog: createCatalog([...CATALOG.definitions, callCentreRoles]),
    }),
  async play({ canvasElement }) {
    const phone = new PrivateFieldHarness(canvasElement.querySelector('callside-ticket-form')!, 'phone');
    await phone.seesMask('138••••1234');
    await phone.press('[data-show]');
    await phone.appears('[data-confirm]');
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

/** A form for each kind of business: whoever changes it keeps what was typed. */
export const Templates: Story = {
  args: { definition: undefined, templates: [repairTicketForm, complaintTicketForm, billingTicketForm] },
};

/** What the server has masked for this role is shown by its hint; a new value is typed in its place on purpose only. */
export const MaskedByTheServer: Story = {
  loaders: [() => ({ call: createLocalCall({ values: MASKED }) })],
  render: ({ definition }, { loaded }) => render({ definition, call: (loaded as { call: SharedCall }).call }),
};

/** Quick phrases for its text fields: `/` and a shortcut, or F2. */
export const QuickPhrases: Story = {
  loaders: [() => demoCall()],
  args: { definition: repairTicketForm, phrasebooks: [inboundPhrasebook] },
  render: ({ definition, phrasebooks }, { loaded }) =>
    render({ definition, phrasebooks, call: (loaded as DemoDesk).call }),
  async play({ canvasElement }) {
    const form = pageObject(canvasElement);
    await form.sees('Phrases');
  },
};

/** A field that asks for files at its place; they lie on the device at once, and go with the ticket. */
export const AsksForFiles: Story = {
  loaders: [() => demoCall()],
  args: {
    definition: DAMAGE_FORM,
  },
  render: ({ definition }, { loaded }) => render({ definition, call: (loaded as DemoDesk).call }),
  async play({ canvasElement }) {
    const form = pageObject(canvasElement);
    await form.submit();
    const files = await form.files('damage');
    await files.sees('Add a file.');
    await files.pick(await screenshot(), new File(['Pump 2'], 'notes.txt', { type: 'text/plain' }));
    await files.seesThumb('ceiling.png');
    await files.sees('Not attached: notes.txt Files of this type cannot be attached.');
  },
};

/** Without a desk the page keeps the files until it closes, and hands them to the host with the ticket. */
export const AsksForFilesAlone: Story = {
  args: { definition: DAMAGE_FORM },
  async play({ canvasElement }) {
    const files = await pageObject(canvasElement).files('damage');
    await files.sees('Kept until this page closes.');
    await files.pick(await screenshot());
    await files.seesThumb('ceiling.png');
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
