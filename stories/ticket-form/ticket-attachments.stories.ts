import '@callside/ticket-form/define-attachments.js';
import { submitTicket, type CallSession } from '@callside/core';
import { repairTicketForm } from '@callside/playbooks';
import type { TicketAttachments } from '@callside/ticket-form/attachments.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { AttachmentsHarness } from '../../test/harness/attachments-harness.js';
import { ticketForm } from '../../test/support/widget-definitions.js';
import { openWidgetDesk } from '../../test/support/widget-desk.js';
import { openDemoStore } from '../support/demo-desk.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { screenshot } from '../support/screenshot.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<TicketAttachments>;

interface Loaded {
  readonly call: CallSession;
}

const render = renderElement('callside-ticket-attachments');

const FORM = ticketForm({ id: 'place', type: 'text', label: 'Place' });

/** A call with a stored ticket, to which somebody else has attached a file. */
async function openStored(): Promise<Loaded> {
  const { openCall, server, desk } = await openWidgetDesk({ store: openDemoStore });
  const call = openCall();
  await call.handle('connected');
  await call.perform(submitTicket, call.ticketInput(FORM));
  server.change('attachment', crypto.randomUUID(), {
    for: { type: 'ticket', id: call.ticket?.ticket.id },
    name: 'maintenance-contract.pdf',
    mime: 'application/pdf',
    size: 1_234_567,
    by: '1002',
    at: Date.UTC(2026, 10, 21, 8),
    uploaded: true,
  });
  desk.sync();
  return { call };
}

async function openUnstored(): Promise<Loaded> {
  const { openCall } = await openWidgetDesk({ store: openDemoStore });
  return { call: openCall() };
}

/**
 * The files of a ticket: picked, dropped on the form, pasted, or spoken. The ticket form shows them below its fields; they
 * stand alone as well. Opening one is the host’s affair: listen to `callside-attachment-open`.
 */
const meta: Meta<TicketAttachments> = {
  title: 'Widgets/Ticket attachments',
  component: 'callside-ticket-attachments',
  loaders: [openStored],
  render: (args, { loaded }) => render(Object.assign({ definition: FORM, call: (loaded as Loaded).call }, args)),
};

export default meta;

/** A stored ticket with a file of a colleague. */
export const Default: Story = {
  async play({ canvasElement }) {
    await pageObject(canvasElement).seesState('maintenance-contract.pdf', 'On the server');
  },
};

/** Before the ticket is stored files wait on the device, over a reload too. */
export const BeforeTheTicket: Story = {
  loaders: [openUnstored],
  render: (_args, { loaded }) => render({ definition: repairTicketForm, call: (loaded as Loaded).call }),
  async play({ canvasElement }) {
    const files = pageObject(canvasElement);
    await files.pick(await screenshot());
    await files.seesState('ceiling.png', 'Kept here, goes with the ticket');
    await files.seesThumb('ceiling.png');
  },
};

/** One upload rests, and one file is about to go. */
export const PausedAndAsked: Story = {
  async play({ canvasElement }) {
    const files = pageObject(canvasElement);
    await files.pick(await screenshot(), new File(['Pump 2'], 'notes.txt', { type: 'text/plain' }));
    await files.seesState('notes.txt', 'Kept here, waits to be sent');
    await files.pressAt('ceiling.png', '[data-act=pause]');
    await files.seesState('ceiling.png', 'Paused at 0 %');
    await files.pressAt('notes.txt', '[data-remove]');
    await files.sees('Remove “notes.txt” for everybody?');
  },
};

/** A voice note is being recorded. */
export const Recording: Story = {
  args: {
    microphone: () =>
      Promise.resolve({
        ok: true,
        take: { stop: () => Promise.resolve(new Blob(['words'], { type: 'audio/webm' })), cancel: () => undefined },
      }),
  },
  async play({ canvasElement }) {
    const files = pageObject(canvasElement);
    await files.press('[data-record]');
    await files.sees('Recording 0:00');
  },
};

/** Every file that is not taken is named, with the reason. */
export const Refused: Story = {
  args: { microphone: () => Promise.resolve({ ok: false, problem: 'refused' }), limits: { size: 1_000_000 } },
  async play({ canvasElement }) {
    const files = pageObject(canvasElement);
    await files.pick(
      new File([new Uint8Array(1_000_001)], 'film.mp4', { type: 'video/mp4' }),
      new File(['<svg/>'], 'drawing.svg', { type: 'image/svg+xml' }),
    );
    await files.sees('Files of this type cannot be attached.');
    await files.press('[data-record]');
    await files.sees('The microphone is not allowed for this page.');
  },
};

/** In a side panel. */
export const Narrow: Story = { decorators: [narrow] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };

function pageObject(canvas: HTMLElement): AttachmentsHarness {
  return new AttachmentsHarness(canvas.querySelector('callside-ticket-attachments')!);
}
