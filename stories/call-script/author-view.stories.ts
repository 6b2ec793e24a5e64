import '@callside/call-script/define.js';
import { createCatalog, type CallScriptDefinition } from '@callside/core';
import * as playbooks from '@callside/playbooks';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { CallScriptHarness } from '../../test/harness/call-script-harness.js';
import { eventually, same } from '../../test/harness/eventually.js';
import { identityScript, refundScript } from '../support/refund-script.js';
import { renderElement } from '../support/render-element.js';
import { type ScriptPreview } from '../support/script-preview.js';

type Story = StoryObj<ScriptPreview>;

const render = renderElement('callside-script-preview');

const all = [...Object.values(playbooks), identityScript, refundScript];

const scripts = Object.fromEntries(
  all.filter((each): each is CallScriptDefinition => each.kind === 'call-script').map((each) => [each.id, each]),
);

/**
 * What an author sees of a script before it is published: it runs with a fake call, its graph shows every step and way, and the
 * linter says what is wrong. Any script can be chosen or pasted. Dashed steps are those that nothing leads to.
 */
const meta: Meta<ScriptPreview> = {
  title: 'Authors/Script preview',
  component: 'callside-script-preview',
  args: { definition: refundScript, catalog: createCatalog(all) },
  argTypes: { definition: { options: Object.keys(scripts), mapping: scripts, control: 'select' } },
  render,
};

export default meta;

/** The graph follows the call: the current step has the thick line. */
export const Default: Story = {
  async play({ canvasElement }) {
    await seesInGraph(canvasElement, 'g.node.current', 1);
    const script = new CallScriptHarness(preview(canvasElement).renderRoot.querySelector('callside-call-script')!);
    await script.next();
    await script.seesStep('notice');
    await seesInGraph(canvasElement, 'g.node.current', 1);
  },
};

/** A step that nothing leads to is marked in the graph and told below. */
export const Unreachable: Story = {
  args: {
    definition: {
      ...refundScript,
      steps: [...refundScript.steps, { id: 'forgotten', stage: 'talk', say: 'Nobody hears this.', next: 'close' }],
    },
  },
  async play({ canvasElement }) {
    await seesInGraph(canvasElement, 'g.node.unreachable', 1);
  },
};

function preview(canvas: HTMLElement): ScriptPreview {
  return canvas.querySelector('callside-script-preview')!;
}

async function seesInGraph(canvas: HTMLElement, selector: string, count: number): Promise<void> {
  await eventually(() => {
    same(selector, preview(canvas).renderRoot.querySelectorAll(`.graph ${selector}`).length, count);
  });
}
