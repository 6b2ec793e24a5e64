import { transform } from 'esbuild';
import MagicString from 'magic-string';

/** The first browser with form-associated elements, which phones in use still show web pages with: Chrome 77, of 2019. */
export const OLDEST = 'chrome77';

/**
 * Rollup plugins: private names become plain ones that the minifier shortens, since an old browser would need a table for each
 * of them; then the rest of the syntax is brought down to what the oldest browser reads.
 */
export function forOldBrowsers() {
  return [privateAsPlain(), { name: 'old-syntax', renderChunk: bringDown }];
}

async function bringDown(code) {
  const { code: old, map } = await transform(code, {
    target: OLDEST,
    format: 'esm',
    sourcemap: true,
    legalComments: 'none',
  });
  return { code: old, map };
}

/** Two classes of one object may have a name in common: each module has names of its own. */
function privateAsPlain() {
  let modules = 0;
  return {
    name: 'private-as-plain',
    transform(code) {
      if (!code.includes('#')) return null;
      const found = [...privatesIn(this.parse(code))];
      if (found.length === 0) return null;
      modules += 1;
      const out = new MagicString(code);
      for (const { start, end, name } of found) out.update(start, end, `__${name}${modules}`);
      return { code: out.toString(), map: out.generateMap({ hires: true }) };
    },
  };
}

/** All private names in a syntax tree. Asking whether an object has one would need a text, which is not shortened. */
function* privatesIn(node) {
  if (typeof node?.type !== 'string') return;
  if (node.type === 'BinaryExpression' && node.left.type === 'PrivateIdentifier')
    throw new Error(`#${node.left.name} in …: not for old browsers.`);
  if (node.type === 'PrivateIdentifier') yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object') yield* privatesIn(child);
    }
  }
}
