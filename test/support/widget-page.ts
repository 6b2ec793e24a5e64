import { fixtureSync, html } from '@open-wc/testing';

export interface PageOptions {
  readonly lang?: string;
  /** Width of the container in CSS pixels. */
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
}

/** Puts an element on a page as a host does: in a container of some width, below a `lang`. Gone after the test. */
export async function showElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  { lang = 'en', width, theme = 'light' }: PageOptions = {},
): Promise<HTMLElementTagNameMap[K]> {
  const element = Object.assign(document.createElement(tag), properties);
  const container = fixtureSync<HTMLElement>(html`<div lang=${lang}>${element}</div>`);
  Object.assign(container.style, {
    colorScheme: theme,
    background: 'Canvas',
    color: 'CanvasText',
    ...(width === undefined ? {} : { inlineSize: `${String(width)}px` }),
  });
  // Not by an animation frame: a tab in the background has none.
  if ('updateComplete' in element) await element.updateComplete;
  return element;
}

/** What reached the window or the console as an error or a warning while the work ran. */
export async function noiseDuring(work: () => Promise<void> | void): Promise<readonly string[]> {
  const noise: string[] = [];
  const listening = new AbortController();
  const { signal } = listening;
  const console = globalThis.console;
  const { error, warn } = console;
  const heard =
    (kind: string) =>
    (...details: readonly unknown[]) =>
      noise.push(`${kind}: ${details.map(String).join(' ')}`);
  window.addEventListener(
    'error',
    (event) => {
      event.preventDefault();
      heard('error')(event.message);
    },
    { signal },
  );
  window.addEventListener(
    'unhandledrejection',
    (event) => {
      event.preventDefault();
      heard('rejection')(event.reason);
    },
    { signal },
  );
  Object.assign(console, { error: heard('console.error'), warn: heard('console.warn') });
  try {
    await work();
    // Rejections are told after the microtasks of this turn.
    await new Promise((resolve) => setTimeout(resolve));
  } finally {
    listening.abort();
    Object.assign(console, { error, warn });
  }
  return noise;
}
