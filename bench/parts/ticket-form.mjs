import { fileURLToPath } from 'node:url';
import { runInChromium } from '../../tools/in-chromium.mjs';
import { buildPackages } from '../../tools/prepare.mjs';

/** Without these a frame comes every 16 ms at best, and everybody is as fast as everybody else. */
const UNLIMITED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/**
 * Measures the ticket form beside other forms and plain HTML: first render, a keystroke, a change that others
 * depend on, long lists.
 */
export async function measure() {
  await buildPackages();
  const page = (name) => fileURLToPath(new URL(`../ticket-form/${name}`, import.meta.url));
  return [
    ...(await runInChromium(page('page.js'), 'bench', UNLIMITED)),
    ...(await runInChromium(page('long-lists.js'), 'benchLists', UNLIMITED)),
  ];
}
