import '@callside/call-script/define.js';
import type { CallScript } from '@callside/call-script';
import { repairCallScript } from '@callside/playbooks';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { CallScriptHarness } from '../../test/harness/call-script-harness.js';
import { demoCall, type DemoDesk } from '../support/demo-desk.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<CallScript>;

const render = renderElement('callside-call-script');

/**
 * Leads an agent through a live call: what to say, what to ask, where to go on, against the target time of each stage.
 * Digits pick an answer, the letter on a side-trip takes it, Enter goes on; typing in a field stays typing.
 */
const meta: Meta<CallScript> = {
  title: 'Widgets/Call script',
  component: 'callside-call-script',
  render,
  args: { definition: repairCallScript },
};

export default meta;

/** With a definition and nothing else; what is not known is shown as a gap. */
export const Default: Story = {};

/** On a live call: the line’s state, the customer’s data in the words, a side-trip and the way back. */
export const WithACall: Story = {
  loaders: [() => demoCall()],
  render: ({ definition }, { loaded }) => render({ definition, call: (loaded as DemoDesk).call }),
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.next();
    await script.answer('match');
    await script.seesPrompt('Please tell me what has happened, Ms Chen.');
    await script.takeSidetrip('soothe');
    await script.seesStep('soothe');
    await script.next();
    await script.seesStep('understand');
  },
};

/** After the call the time for the record counts down. */
export const WrapUp: Story = {
  loaders: [() => demoCall({ events: ['connected', 'held', 'resumed', 'ended'] })],
  render: ({ definition }, { loaded }) => render({ definition, call: (loaded as DemoDesk).call }),
  async play({ canvasElement }) {
    await pageObject(canvasElement).seesWrapUp('Wrap-up: 4:40 left to save the record');
  },
};

/** Without network the record is kept on the device. */
export const Offline: Story = {
  loaders: [() => demoCall({ offline: true, events: ['connected', 'ended'] })],
  render: ({ definition }, { loaded }) => render({ definition, call: (loaded as DemoDesk).call }),
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.saveRecord();
    await script.sees('The call record is saved.');
    await script.seesSaveState('Saved on this device · 4 waiting for network');
  },
};

/** The script goes on when nothing is missing. */
export const Errors: Story = {
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.next();
    await script.answer('match');
    await script.seesError('name', 'Fill this in.');
  },
};

/** A locked step says what opens it. */
export const LockedStep: Story = {
  args: { definition: { ...repairCallScript, start: 'resolve' } },
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.answer('contact');
    await script.seesRefusal('The next step is locked: verifying the customer comes first.');
  },
};

/** A way that leads nowhere is found before a customer is on the line. */
export const BrokenDefinition: Story = { args: { definition: { ...repairCallScript, start: 'great' } } };

/** In a side panel. */
export const Narrow: Story = { decorators: [narrow] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };

function pageObject(canvas: HTMLElement): CallScriptHarness {
  return new CallScriptHarness(canvas.querySelector('callside-call-script')!);
}
