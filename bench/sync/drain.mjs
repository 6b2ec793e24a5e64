import { fileURLToPath } from 'node:url';
import { runInChromium } from '../../tools/in-chromium.mjs';

/** Times how long a page needs to bring 10,000 waiting changes to a server that answers at once, in Chromium. */
export function measureDrain() {
  return runInChromium(fileURLToPath(new URL('./drain-page.js', import.meta.url)), 'bench');
}
