import '@callside/survey/define.js';
import type { SurveyDefinition } from '@callside/core';
import type { Survey } from '@callside/survey';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { SurveyHarness } from '../../test/harness/survey-harness.js';
import { startTusOnPage } from '../../test/support/tus-on-page.js';
import type { WidgetSurvey } from '../../test/support/widget-desk.js';
import { demoSurvey } from '../support/demo-desk.js';
import { narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';
import { screenshot } from '../support/screenshot.js';

type Story = StoryObj<Survey>;

const SURVEY: SurveyDefinition = {
  kind: 'survey',
  id: 'repair',
  version: 1,
  status: 'published',
  title: { en: 'After the repair', 'zh-CN': '维修之后', 'zh-TW': '維修之後' },
  files: true,
  blocks: [
    {
      id: 'left',
      type: 'attachment',
      label: {
        en: 'Is anything still broken? A picture helps us.',
        'zh-CN': '还有损坏的地方吗？附上照片更便于我们处理。',
        'zh-TW': '還有損壞的地方嗎？附上照片更便於我們處理。',
      },
      help: {
        en: 'Please no faces and no number plates.',
        'zh-CN': '请勿拍到人脸和车牌。',
        'zh-TW': '請勿拍到人臉和車牌。',
      },
      max: 2,
    },
  ],
  endings: [
    { id: 'thanks', text: { en: 'Thank you for your help.', 'zh-CN': '感谢您的帮助。', 'zh-TW': '感謝您的協助。' } },
  ],
};

/** A server that takes every byte, and one that is never reached. */
const THERE = '/story-files/there/uploads';
const CUT = '/story-files/cut/uploads';

let started = false;

function openLink(url: string): Promise<WidgetSurvey> {
  if (!started) {
    startTusOnPage(THERE);
    startTusOnPage(CUT).isCut = true;
    started = true;
  }
  return demoSurvey({ survey: SURVEY, files: { url, token: 'story' } });
}

const render = renderElement('callside-survey');

/**
 * A question may ask for files, in a survey that says `files: true`. They are kept on the device at once and sent in parts after
 * the answers; the end may come before they have arrived, and says so.
 */
const meta: Meta<Survey> = {
  title: 'Widgets/Survey/Files',
  component: 'callside-survey',
  render: (_args, { loaded }) => render({ session: (loaded as WidgetSurvey).session }),
  loaders: [() => openLink(THERE)],
};

export default meta;

/** What is taken is said before anything is chosen. */
export const Asking: Story = {};

/** Each file says where it is, and can be taken back. */
export const Arrived: Story = {
  async play({ canvasElement }) {
    const survey = pageObject(canvasElement);
    await survey.addFiles('left', await screenshot());
    await survey.seesLastFile('has arrived');
  },
};

/** Without a network they stay on the device. More than are taken are refused, with the reason. */
export const Kept: Story = {
  loaders: [() => openLink(CUT)],
  async play({ canvasElement }) {
    const survey = pageObject(canvasElement);
    const picture = await screenshot();
    const long = 'the ceiling above the window of the living room, seen from the door.png';
    await survey.addFiles('left', picture, new File([picture], long, { type: picture.type }), picture);
    await survey.seesRefusal('“ceiling.png” was not added: 2 at most.');
    await survey.seesLastFile('kept on this device, will be sent');
  },
};

/** The survey ends before its files have arrived, and says what to do. */
export const OnTheirWay: Story = {
  loaders: [() => openLink(CUT)],
  async play({ canvasElement }) {
    const survey = pageObject(canvasElement);
    await survey.addFiles('left', await screenshot());
    await survey.seesLastFile('kept on this device, will be sent');
    await survey.next();
    await survey.seesFilesArrival('Not every file has arrived yet. Keep this page open, or open the link again later.');
  },
};

/** Without a link no file can go anywhere. */
export const WithoutALink: Story = { loaders: [], render: () => render({ definition: SURVEY }) };

/** On a small phone. */
export const Narrow: Story = { ...Kept, decorators: [narrow] };

function pageObject(canvas: HTMLElement): SurveyHarness {
  return new SurveyHarness(canvas.querySelector('callside-survey')!);
}
