import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';

/** Shows a story in a place of 300 px, as in a CRM's side panel. */
export const narrow: Decorator = (story) => html`<div style="inline-size: 300px">${story()}</div>`;

/** Shows a story in traditional Chinese, whatever the toolbar says. */
export const inTraditionalChinese: Decorator = (story) => html`<div lang="zh-TW">${story()}</div>`;

/** Shows a story in the dark and in simplified Chinese, whatever the toolbar says. */
export const inDarkChinese: Decorator = (story) =>
  html`<div lang="zh-CN" style="color-scheme: dark; background: Canvas">${story()}</div>`;
