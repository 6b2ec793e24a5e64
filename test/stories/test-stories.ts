import { expect } from '@open-wc/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import * as renderer from '@storybook/web-components/entry-preview';
import { composeConfigs, composeStory } from 'storybook/preview-api';
import {
  DEFAULT_SURROUNDINGS,
  applySurroundings,
  withSurroundings,
  type Surroundings,
} from '../../.storybook/surroundings.js';
import { allStories } from './all-stories.js';

/** Under which surroundings stories are shown. Play functions look for English words: elsewhere they do not run. */
export interface Run extends Pick<Surroundings, 'theme' | 'locale'> {
  readonly play: boolean;
}

/** Shows every story, plays it, and lets axe look at it. A file for each run: browsers take several files at a time. */
export function testStories(run: Run): void {
  for (const { path, stories } of allStories) {
    const { default: meta, ...named } = stories;
    describe(path, () => {
      for (const [name, story] of Object.entries(named)) {
        it(`${name} works and is accessible in ${run.theme}, ${run.locale}`, async () => {
          const { play, ...surroundings } = run;
          const { root, audited } = await show({ name, meta, story, play }, surroundings);
          if (audited) await expect(root).to.be.accessible();
        });
      }
    });
  }

  afterEach(() => {
    applySurroundings(DEFAULT_SURROUNDINGS);
    document.body.replaceChildren();
  });
}

interface Shown {
  readonly name: string;
  readonly meta: Meta;
  readonly story: StoryObj;
  readonly play: boolean;
}

/** Renders a story as Storybook does, plays it if asked, and says whether its author wants it audited. */
async function show(
  { name, meta, story, play }: Shown,
  surroundings: Partial<Surroundings>,
): Promise<{ root: HTMLElement; audited: boolean }> {
  const project = composeConfigs([
    renderer,
    { decorators: [withSurroundings], initialGlobals: { ...DEFAULT_SURROUNDINGS, ...surroundings } },
  ]);
  const shown = play ? story : { ...story, play: undefined };
  const composed = composeStory(
    shown as never,
    (play ? meta : { ...meta, play: undefined }) as never,
    project,
    undefined,
    name,
  );
  const root = document.body.appendChild(document.createElement('div'));
  await composed.run({ canvasElement: root });
  const { a11y } = composed.parameters as { a11y?: { test?: string } };
  return { root, audited: a11y?.test !== 'off' && a11y?.test !== 'todo' };
}
