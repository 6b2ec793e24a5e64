import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { atNeed } from './at-need.mjs';
import { selfContained } from './self-contained.mjs';

/**
 * Measures what a page downloads, in bytes, compressed as hard as a static server can.
 *
 * @param {string | Buffer} code
 */
export function sizesOf(code) {
  const bytes = Buffer.from(code);
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

/**
 * Bundles an entry with all it imports into one minified file, as the widgets' single files are made. What is loaded only at
 * need is left out, as it is there.
 *
 * @param {string} input absolute path
 * @returns {Promise<string>} its code
 */
export async function bundleOf(input) {
  const bundle = await rollup({ input, plugins: [atNeed('./more.js'), ...selfContained()] });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return output[0].code;
}
