import '@callside/ticket-form/define.js';
import theme from '@awesome.me/webawesome/dist/styles/themes/default.css?inline';
import { createLocalCall, type SharedCall, type TicketFormDefinition } from '@callside/core';
import type { TicketForm } from '@callside/ticket-form';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { narrow } from '../support/frame.js';
import { WEB_AWESOME_FIELDS } from '../support/web-awesome-fields.js';

interface Loaded {
  readonly call?: SharedCall;
}

type Story = StoryObj<Partial<TicketForm>>;

const FORM: TicketFormDefinition = {
  kind: 'ticket-form',
  id: 'visit',
  version: 1,
  status: 'published',
  title: { en: 'Visit', 'zh-CN': '上门登记', 'zh-TW': '到府登記' },
  sections: [
    {
      id: 'visit',
      title: { en: 'Who comes, and when', 'zh-CN': '安排', 'zh-TW': '安排' },
      fields: [
        {
          id: 'name',
          type: 'text',
          label: { en: 'Name', 'zh-CN': '姓名', 'zh-TW': '姓名' },
          help: { en: 'As on the doorbell.', 'zh-CN': '与门铃一致。', 'zh-TW': '與門鈴一致。' },
          required: true,
        },
        {
          id: 'trade',
          type: 'select',
          label: { en: 'Trade', 'zh-CN': '工种', 'zh-TW': '工種' },
          required: true,
          options: [
            { value: 'lift', label: { en: 'Lift', 'zh-CN': '电梯', 'zh-TW': '電梯' } },
            { value: 'water', label: { en: 'Water', 'zh-CN': '给排水', 'zh-TW': '給排水' } },
          ],
        },
        { id: 'day', type: 'date', label: { en: 'Day', 'zh-CN': '日期', 'zh-TW': '日期' }, required: true },
        {
          id: 'consent',
          type: 'checkbox',
          label: { en: 'The customer agrees', 'zh-CN': '客户同意', 'zh-TW': '客戶同意' },
          required: true,
        },
        {
          id: 'note',
          type: 'long-text',
          label: { en: 'Note', 'zh-CN': '备注', 'zh-TW': '備註' },
          visible: { '==': [{ var: 'fields.trade' }, 'water'] },
        },
      ],
    },
  ],
};

const FILLED = { name: 'Ms Chen', trade: 'lift', day: '2026-11-24', consent: true };

/**
 * A design system draws the fields of a ticket form by `fieldRenderers`: here text, select, checkbox and date are those of Web
 * Awesome. Rules, findings, drafts and the words stay those of the form; colours are the design system’s tokens, which reach
 * into the form. The drawings are in `stories/support/web-awesome-fields.ts`.
 */
const meta: Meta<Partial<TicketForm>> = {
  title: 'Theming/With a design system',
  component: 'callside-ticket-form',
  args: { definition: FORM },
  render: ({ definition, disabled = false }, { globals, loaded }) =>
    html`<style>
        ${theme}
      </style>
      <div class="wa-theme-default ${globals['theme'] === 'dark' ? 'wa-dark' : 'wa-light'}">
        <callside-ticket-form
          .definition=${definition}
          .call=${(loaded as Loaded).call}
          .fieldRenderers=${WEB_AWESOME_FIELDS}
          ?disabled=${disabled}
        ></callside-ticket-form>
      </div>`,
};

export default meta;

/** What is typed reaches the form, and its rules what is shown. */
export const Default: Story = {
  async play({ canvasElement }) {
    const form = formIn(canvasElement);
    await userEvent.type(innerInput(form, 'name'), 'Ms Chen');
    fieldIn(form, 'consent').click();
    await choose(form, 'trade', 'Water');
    await waitFor(() => expect(fieldIn(form, 'note')).toBeInTheDocument());
    setDay(innerInput(form, 'day'), '2026-11-24');
    await expect(form.values).toEqual({ name: 'Ms Chen', trade: 'water', day: '2026-11-24', consent: true });
  },
};

/** Each finding stands at its input, which is marked, and the first of them gets the focus. */
export const Errors: Story = {
  async play({ canvasElement }) {
    const form = formIn(canvasElement);
    form.renderRoot.querySelector<HTMLElement>('.primary')?.click();
    for (const name of ['name', 'trade', 'day', 'consent'])
      await waitFor(() => expect(fieldIn(form, name)).toHaveTextContent('Fill this in.'));
    await waitFor(() => expect(fieldIn(form, 'name').matches(':focus-within')).toBe(true));
    await userEvent.type(innerInput(form, 'name'), 'Ms Chen');
    await waitFor(() => expect(fieldIn(form, 'name')).not.toHaveTextContent('Fill this in.'));
  },
};

/** What the page or a script sets, the inputs show. */
export const SetByThePage: Story = {
  loaders: [filled],
  async play({ canvasElement }) {
    const form = formIn(canvasElement);
    await waitFor(() => expect(shown(form)).toEqual(['Ms Chen', 'lift', '2026-11-24', true]));
    form.call?.setValue('name', 'Mr Lin');
    form.call?.setValue('trade', 'water');
    form.call?.setValue('consent', false);
    await waitFor(() => expect(shown(form)).toEqual(['Mr Lin', 'water', '2026-11-24', false]));
    form.call?.setValue('trade', null);
    await waitFor(() => expect(shown(form)[1] ?? '').toBe(''));
  },
};

/** A card number that is typed into an input of the design system is masked as in ours, and so is what the input shows. */
export const MaskedAsTyped: Story = {
  async play({ canvasElement }) {
    const form = formIn(canvasElement);
    await userEvent.type(innerInput(form, 'name'), '4111 1111 1111 1111');
    await waitFor(() => expect(innerInput(form, 'name').value).toBe('4111 11•• •••• 1111'));
    await expect(form.values['name']).toBe('4111 11•• •••• 1111');
  },
};

/** Nobody can change anything for now. */
export const Disabled: Story = { loaders: [filled], args: { disabled: true } };

/** In a side panel. */
export const Narrow: Story = { decorators: [narrow] };

/** A call in which everything is known already. */
function filled(): Loaded {
  return { call: createLocalCall({ values: FILLED }) };
}

function formIn(canvas: HTMLElement): TicketForm {
  return canvas.querySelector('callside-ticket-form')!;
}

type WaField = HTMLElement & { readonly value: string | null; readonly checked?: boolean };

function fieldIn(form: TicketForm, name: string): WaField {
  return form.renderRoot.querySelector<WaField>(`[name="${name}"]`)!;
}

function innerInput(form: TicketForm, name: string): HTMLInputElement {
  return fieldIn(form, name).shadowRoot!.querySelector('input')!;
}

function shown(form: TicketForm): readonly unknown[] {
  return ['name', 'trade', 'day', 'consent'].map((name) => {
    const { value, checked } = fieldIn(form, name);
    return name === 'consent' ? checked : value;
  });
}

/** No browser lets a script type into a date. */
function setDay(input: HTMLInputElement, day: string): void {
  input.value = day;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

async function choose(form: TicketForm, name: string, label: string): Promise<void> {
  const select = fieldIn(form, name);
  await userEvent.click(select.shadowRoot!.querySelector('[part~=combobox]')!);
  const option = [...select.querySelectorAll('wa-option')].find(({ textContent }) => textContent.trim() === label);
  await userEvent.click(option!);
}
