import type { Meta, StoryObj } from '@storybook/web-components-vite';

/** Every file below stories/, gathered by tools/wtr/stories-plugin.mjs. */
export declare const allStories: readonly {
  readonly path: string;
  readonly stories: { readonly default: Meta } & Readonly<Record<string, StoryObj>>;
}[];
