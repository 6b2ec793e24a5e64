import { fileURLToPath } from 'node:url';
import { runInChromium } from '../../tools/in-chromium.mjs';
import { buildPackages } from '../../tools/prepare.mjs';

/** Measures stores in Chromium, on a profile of its own: strict saves, bulk writes, queries. */
export async function measure() {
  await buildPackages();
  return runInChromium(fileURLToPath(new URL('../store/page.js', import.meta.url)), 'bench');
}
