import '@callside/call-script/define-cards.js';
import { createLocalCall } from '@callside/core';
import type { SideCards } from '@callside/call-script/cards.js';
import { escalationGuide, frequentProblemsGuide, mannerTacticsGuide, objectionsGuide } from '@callside/playbooks';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { SideCardsHarness } from '../../test/harness/side-cards-harness.js';
import { ARTICLES } from '../../test/support/knowledge.js';
import { demoCall, type DemoDesk } from '../support/demo-desk.js';
import { narrow, inTraditionalChinese } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<SideCards>;

const render = renderElement('callside-side-cards');

/**
 * What an agent needs beside a script: how to meet a customer’s manner and his objections, what to do about frequent
 * problems, who decides, and articles that the host gives, searched on the device. What fits the call stands first.
 */
const meta: Meta<SideCards> = {
  title: 'Widgets/Side cards',
  component: 'callside-side-cards',
  args: {
    guides: [mannerTacticsGuide, objectionsGuide, frequentProblemsGuide, escalationGuide],
    articles: ARTICLES,
  },
  render,
};

export default meta;

/** Seven manners that a customer may have. */
export const Default: Story = {
  async play({ canvasElement }) {
    await pageObject(canvasElement).turn('threatening');
  },
};

/** What fits the call stands first and says so, with the minutes that it takes. */
export const FitsTheCall: Story = {
  args: { call: createLocalCall({ values: { problemType: 'late' } }) },
  async play({ canvasElement }) {
    const cards = pageObject(canvasElement);
    await cards.choose('problem');
    await cards.turn('delivery');
    await cards.sees('Fits this call');
  },
};

/** Words of any language, and Chinese without spaces, are found as they are typed. */
export const Search: Story = {
  async play({ canvasElement }) {
    const cards = pageObject(canvasElement);
    await cards.choose('search');
    await cards.search('vpn');
    await cards.seesStatus('3 found');
  },
};

/** An article opens in place; Escape leads back. */
export const Article: Story = {
  async play({ canvasElement }) {
    const cards = pageObject(canvasElement);
    await cards.choose('search');
    await cards.search('vpn');
    await cards.openResult('VPN login fails');
    await cards.seesOpened('VPN login fails');
  },
};

/** A question that nothing answers goes to those who write the articles; without network it waits on the device. */
export const NothingFits: Story = {
  loaders: [() => demoCall({ offline: true })],
  render: ({ guides, articles }, { loaded }) => render({ guides, articles, call: (loaded as DemoDesk).call }),
  async play({ canvasElement }) {
    const cards = pageObject(canvasElement);
    await cards.choose('search');
    await cards.search('deliver to Hainan');
    await cards.startQuestion();
    await cards.recordQuestion('Do you deliver to Hainan?');
    await cards.sees('Recorded on this device.');
  },
};

/** The question is asked for in the customer’s own words. */
export const Question: Story = {
  async play({ canvasElement }) {
    const cards = pageObject(canvasElement);
    await cards.choose('search');
    await cards.search('deliver to Hainan');
    await cards.startQuestion();
    await cards.recordQuestion(' ');
    await cards.sees('Fill this in.');
  },
};

/** Nothing is given yet. */
export const Empty: Story = { args: { guides: [], articles: undefined } };

/** In a side panel. */
export const Narrow: Story = { ...Search, decorators: [narrow] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };

function pageObject(canvas: HTMLElement): SideCardsHarness {
  return new SideCardsHarness(canvas.querySelector('callside-side-cards')!);
}
