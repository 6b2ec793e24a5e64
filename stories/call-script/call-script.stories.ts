import '@callside/call-script/define.js';
import type { CallScript } from '@callside/call-script';
import { createCatalog, createLocalCall, type SharedCall, type Value } from '@callside/core';
import { callCentreRoles, frequentProblemsGuide, outboundDispositions, repairCallScript } from '@callside/playbooks';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { CallScriptHarness } from '../../test/harness/call-script-harness.js';
import { PrivateFieldHarness } from '../../test/harness/private-field-harness.js';
import { demoCall, type DemoDesk } from '../support/demo-desk.js';
import { identityScript, refundScript } from '../support/refund-script.js';
import { inDarkChinese, inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<CallScript>;

const render = renderElement('callside-call-script');

const MASKED = { masked: true, hint: '138••••5678' } as unknown as Value;

const [GREET] = repairCallScript.steps;

/** A call from somebody who speaks Chinese, and the scripts that lead it. */
function refundCall(language = 'zh-CN'): Partial<CallScript> {
  const scope = {
    customer: { name: 'Ms Chen', language },
    agent: { id: '1001', name: 'Lin', company: 'Harbour' },
  };
  return { call: createLocalCall({ scope }), catalog: createCatalog([identityScript, refundScript]) };
}

/** Reads a number back before it asks for it. */
const READ_BACK: CallScript['definition'] = {
  ...repairCallScript,
  steps: [
    {
      ...GREET!,
      say: {
        en: 'Thank you for calling. Shall we call you back at {{customer.phone}}?',
        'zh-CN': '感谢来电。稍后拨打 {{customer.phone}} 给您回电可以吗？',
        'zh-TW': '感謝來電。稍後撥打 {{customer.phone}} 給您回電可以嗎？',
      },
      fields: [
        {
          id: 'phone',
          type: 'phone',
          label: { en: 'Call back at', 'zh-CN': '回电号码', 'zh-TW': '回電號碼' },
          pii: 'phone',
          default: { var: 'customer.phone' },
        },
      ],
    },
    ...repairCallScript.steps.slice(1),
  ],
};

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

/**
 * Under a role policy in the catalogue an agent asks for and reads out what his role may see, and the rest in part. He lifts the mask
 * of a field for half a minute, with a reason that is stored before the value is on the screen.
 */
export const PersonalData: Story = {
  args: { definition: READ_BACK },
  loaders: [() => demoCall()],
  render: ({ definition }, { loaded }) =>
    render({ definition, call: (loaded as DemoDesk).call, catalog: createCatalog([callCentreRoles]) }),
  async play({ canvasElement }) {
    const phone = new PrivateFieldHarness(canvasElement.querySelector('callside-call-script')!, 'phone');
    await pageObject(canvasElement).seesPrompt('138••••1234');
    await phone.seesMask('138••••1234');
    await phone.press('[data-show]');
    await phone.appears('[data-confirm]');
  },
};

/** The same in the dark, and in Chinese. */
export const PersonalDataInChinese: Story = {
  ...PersonalData,
  name: '个人信息',
  decorators: [inDarkChinese],
};

/** What the server has masked is read out and shown by its hint; a new one is typed in its place on purpose only. */
export const MaskedByTheServer: Story = {
  args: { definition: READ_BACK },
  loaders: [() => ({ call: createLocalCall({ values: { phone: MASKED }, scope: { customer: { phone: MASKED } } }) })],
  render: ({ definition }, { loaded }) => render({ definition, call: (loaded as { call: SharedCall }).call }),
  async play({ canvasElement }) {
    await pageObject(canvasElement).seesPrompt('138••••5678');
  },
};

/** The words have to be read out as they stand; the agent’s word for it is stamped with time and number. */
export const ReadAloud: Story = {
  render: () => render({ ...refundCall(), definition: { ...refundScript, start: 'notice' } }),
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.next();
    await script.seesRefusal('Read it out word for word first, then say that you did.');
    await script.confirmReading();
    await script.seesStamp('by 1001');
  },
};

/** The customer’s own yes or no leads on, and nothing else. */
export const Consent: Story = {
  render: () => render({ ...refundCall(), definition: { ...refundScript, start: 'agree' } }),
};

/** A refund waits for the verification; the refusal offers the way to it. */
export const Locked: Story = {
  render: () => render({ ...refundCall(), definition: { ...refundScript, start: 'need' } }),
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.answer('refund');
    await script.seesRefusal('The next step is locked: verifying the customer comes first.');
  },
};

/** What is done by a button is the host’s; what the customer was told stands below it. */
export const Actions: Story = {
  render: () => render({ ...refundCall(), definition: { ...refundScript, start: 'leader' } }),
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.act('escalate');
    await script.sees('done');
  },
};

/** What nobody knows yet is marked in the words and asked for below them. */
export const MissingValues: Story = {
  render: () => render({ ...refundCall('en'), definition: { ...refundScript, start: 'refund' } }),
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.fill('amount', 300);
    await script.seesPrompt('300 yuan');
  },
};

/** The customer speaks Chinese, the agent reads English: both texts, how a word is spoken, and larger words. */
export const TwoLanguages: Story = {
  render: () => render({ ...refundCall(), definition: refundScript, textSize: 'large' }),
  async play({ canvasElement }) {
    await pageObject(canvasElement).seesOtherTongue('zh-CN', 'Ms Chen您好');
  },
};

/** Which steps there are, where one may jump to, and why not. */
export const Steps: Story = {
  render: () => render({ ...refundCall(), definition: refundScript }),
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.next();
    await script.seesLocked('need', 'Not yet: “Recording notice” cannot be skipped');
  },
};

/** The same in the dark, in Chinese, in a narrow panel. */
export const StepsInChinese: Story = {
  ...Steps,
  name: '步骤',
  decorators: [inDarkChinese, narrow],
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.next();
    await script.seesLocked('need', '录音告知');
  },
};

/** Tactics, quick guides and articles open beside the step; what fits the call stands first. */
export const Cards: Story = {
  render: () => {
    const catalog = createCatalog([identityScript, refundScript, frequentProblemsGuide]);
    const definition = { ...refundScript, guides: [{ id: frequentProblemsGuide.id }] };
    return render({ ...refundCall(), definition, catalog, cardsOpen: true });
  },
  async play({ canvasElement }) {
    await pageObject(canvasElement).seesCards('Billing');
  },
};

/** Two calls at a time: one waits on hold while the other is spoken on, each with its own place in its script. */
export const SeveralCalls: Story = {
  loaders: [
    async () => {
      const demo = await demoCall({ events: ['connected'] });
      const second = demo.desk.openCall({ customer: { name: 'Mr Wu' }, direction: 'inbound' });
      await second.handle('offered');
      return { ...demo, second };
    },
  ],
  render(_, { loaded }) {
    const { call, second } = loaded as DemoDesk & { readonly second: SharedCall };
    return render({ definition: repairCallScript, call, calls: [call, second], controls: true });
  },
  async play({ canvasElement }) {
    await pageObject(canvasElement).seesControls('Hold', 'Hang up');
  },
};

/** A paused call waits where it is, and its clocks with it. */
export const Paused: Story = {
  render: () => render({ ...refundCall(), definition: { ...refundScript, start: 'need' } }),
  async play({ canvasElement }) {
    await pageObject(canvasElement).pause();
  },
};

/** The result of the call is asked for before its record can be saved; the summary is built from the answers. */
export const Result: Story = {
  loaders: [() => demoCall({ events: ['connected', 'ended'] })],
  render: (_, { loaded }) =>
    render({
      definition: { ...repairCallScript, dispositions: { id: outboundDispositions.id } },
      call: (loaded as DemoDesk).call,
      catalog: createCatalog([outboundDispositions]),
    }),
  async play({ canvasElement }) {
    const script = pageObject(canvasElement);
    await script.saveRecord();
    await script.sees('Pick the result of the call first.');
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
