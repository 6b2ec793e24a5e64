import { fileURLToPath } from 'node:url';
import { bundleOf, sizesOf } from '../../tools/rollup/sizes.mjs';
import { WIDGETS } from '../../tools/workspace.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const BASELINE = 'smallest Lit element';

const ENTRIES = [
  [BASELINE, here('../fixtures/smallest-element.js')],
  ['core: desk, idb store, http', here('../../test/size/core.js')],
  ...WIDGETS.map((name) => [name, here(`../../packages/${name}/src/cdn.ts`)]),
];

/** Measures what a page downloads for each widget and for core, beside the smallest Lit element built the same way. */
export async function measure() {
  const rows = [];
  for (const [who, entry] of ENTRIES) {
    const sizes = sizesOf(await bundleOf(entry));
    for (const what of ['gzip', 'brotli']) {
      rows.push({ what, unit: 'bytes', who, baseline: who === BASELINE, samples: [sizes[what]] });
    }
  }
  return rows;
}
