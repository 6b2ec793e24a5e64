import '@callside/ui/phrases.js';
import { keepPhrase } from '@callside/core';
import { inboundPhrasebook } from '@callside/playbooks';
import type { QuickPhrases } from '@callside/ui/phrases.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { eventually, same } from '../../test/harness/eventually.js';
import { QuickPhrasesHarness } from '../../test/harness/quick-phrases-harness.js';
import { demoCall, type DemoDesk } from '../support/demo-desk.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';

type Story = StoryObj<QuickPhrases>;

/** A desk with a call, and two phrases that its agent has made. */
async function openLoaded(): Promise<DemoDesk> {
  const opened = await demoCall();
  await opened.desk.run(keepPhrase, { shortcut: 'hi', text: 'Good day, {{customer.name}}, Lin speaking.' });
  await opened.desk.run(keepPhrase, { shortcut: 'visit', text: 'An engineer comes on {{day}} at {{hour}}.' });
  return opened;
}

/**
 * Ready sentences for the text fields around it. Type `/` and a shortcut, then Tab; or press F2 and search. What the call
 * knows is filled in, what it does not know is asked for. The ticket form shows it when it gets `phrasebooks`.
 */
const meta: Meta<QuickPhrases> = {
  title: 'Fields/Quick phrases',
  component: 'callside-quick-phrases',
  args: { phrasebooks: [inboundPhrasebook] },
  loaders: [openLoaded],
  render: ({ phrasebooks }, { loaded }): TemplateResult =>
    html`<div style="display: grid; gap: 8px">
      <callside-quick-phrases .phrasebooks=${phrasebooks} .call=${(loaded as DemoDesk).call}></callside-quick-phrases>
      <callside-text-field type="long-text" label="Description" name="description"></callside-text-field>
    </div>`,
};

export default meta;

/** Closed: a button, and keys in the fields around it. */
export const Default: Story = {};

/** The list at the field: one’s own phrases first, and a note where a shortcut is another’s. */
export const List: Story = {
  async play({ canvasElement }) {
    await openList(canvasElement);
  },
};

/** What is missing is asked for before a phrase is inserted. */
export const WhatIsMissing: Story = {
  async play({ canvasElement }) {
    const phrases = await openList(canvasElement);
    await phrases.search('visit');
    phrases.press('Enter');
    await phrases.fill('gap-0', 'Monday');
    await phrases.sees('An engineer comes on Monday at hour.');
  },
};

/** Agents write, change and delete phrases of their own. */
export const PhraseOfOnesOwn: Story = {
  async play({ canvasElement }) {
    const phrases = await openList(canvasElement);
    await phrases.click('[data-change]');
    await eventually(() => same('the form', phrases.has('[data-delete]'), true));
  },
};

/** In a side panel. */
export const Narrow: Story = { decorators: [narrow] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { ...List, name: '繁體中文', decorators: [inTraditionalChinese] };

async function openList(canvas: HTMLElement): Promise<QuickPhrasesHarness> {
  const phrases = new QuickPhrasesHarness(canvas.querySelector('callside-quick-phrases')!);
  canvas.querySelector('callside-text-field')?.focus();
  await phrases.open();
  await eventually(() =>
    same(
      'phrases of one’s own',
      phrases.rows.some((row) => row.includes('/visit')),
      true,
    ),
  );
  return phrases;
}
