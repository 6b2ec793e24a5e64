import '@callside/call-script/define.js';
import type { CallScript } from '@callside/call-script';
import * as playbooks from '@callside/playbooks';
import { createCatalog, createLocalCall, type SharedCall } from '@callside/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { CallScriptHarness } from '../../test/harness/call-script-harness.js';
import { narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<CallScript>;

const render = renderElement('callside-call-script');

const { complaintCallScript, eventInvitationCallScript, salesCallScript, satisfactionCallScript } = playbooks;

/** Scripts that are ready to use, each in three languages, with the cards that they name. */
const meta: Meta<CallScript> = {
  title: 'Widgets/Call script/Playbooks',
  component: 'callside-call-script',
  args: { catalog: createCatalog(Object.values(playbooks).filter(({ kind }) => kind === 'quick-guide')) },
  render,
};

export default meta;

/** A complaint that the agent may not settle goes to the floor supervisor, then to the business contact. */
export const Complaint: Story = {
  args: { definition: { ...complaintCallScript, start: 'respond' } },
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.answer('declined');
    await script.seesStep('supervisor');
    await script.answer('declined');
    await script.seesStep('business-contact');
  },
};

/** The customer is asked before anything is offered. */
export const Sales: Story = {
  args: { definition: salesCallScript },
  // Each showing has a call of its own.
  loaders: [
    () => ({
      call: createLocalCall({
        scope: { customer: { name: 'Ms Chen' }, agent: { id: '1001', company: 'Harbour Lifts' } },
      }),
    }),
  ],
  render: ({ definition, catalog }, { loaded }) =>
    render({ definition, catalog, call: (loaded as { call: SharedCall }).call }),
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.answer('self');
    await script.seesStep('permission');
  },
};

/** What the host gives is read out: the event, when and where. */
export const EventInvitation: Story = {
  args: {
    definition: { ...eventInvitationCallScript, start: 'talk' },
    call: createLocalCall({
      values: { eventName: 'Open house', eventTime: 'Saturday at two', eventPlace: 'Harbour Road 8' },
    }),
  },
};

/** Who is content is asked three questions, and who is not is asked why. */
export const Satisfaction: Story = {
  args: { definition: { ...satisfactionCallScript, start: 'talk' } },
  decorators: [narrow],
};

function pageObject(canvas: HTMLElement): CallScriptHarness {
  return new CallScriptHarness(canvas.querySelector('callside-call-script')!);
}
