import '@callside/call-script/define.js';
import '@callside/ticket-form/define.js';
import { repairCallScript, repairTicketForm } from '@callside/playbooks';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

/** A brand is a few custom properties on any element around the widgets. */
const meta: Meta = { title: 'Theming/Branding', tags: ['!autodocs'] };

export default meta;

/** Script and ticket form in the colours and shapes of a company. */
export const Branded: StoryObj = {
  render: () => html`
    <style>
      .brand {
        --callside-hue: 160;
        --callside-accent: light-dark(#0b6b53, #5fd0ad);
        --callside-on-accent: light-dark(#fff, #06231b);
        --callside-radius: 2px;
        --callside-radius-large: 2px;
        --callside-control-height: 40px;
        --callside-font: Georgia, serif;
        --callside-shadow: none;

        display: grid;
        gap: 16px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
        align-items: start;
      }
    </style>
    <div class="brand">
      <callside-call-script .definition=${repairCallScript}></callside-call-script>
      <callside-ticket-form .definition=${repairTicketForm}></callside-ticket-form>
    </div>
  `,
};
