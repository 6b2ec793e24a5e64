import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { ROOT } from '../workspace.mjs';
import { collapseTemplates } from './collapse-templates.mjs';
import { declaredSideEffects } from './declared-side-effects.mjs';
import { forOldBrowsers } from './for-old-browsers.mjs';
import { legacyDecorators } from './legacy-decorators.mjs';
import { terseIdb } from './terse-idb.mjs';
import { terseLit } from './terse-lit.mjs';

/** Rollup plugins that compile TypeScript as the packages are compiled; types are checked elsewhere. */
export const typescript = () => esbuild({ tsconfig: join(ROOT, 'tsconfig.base.json'), target: 'es2022' });

/**
 * Rollup plugins that make one minified file with everything in it: the shape for a plain page, and the one in which
 * sizes are compared.
 *
 * @param {string} [preamble] a comment for the head of the file, such as licences
 * @param {{old?: boolean}} [options] `old`: for the browsers of customers, which nobody chooses
 */
export function selfContained(preamble, { old = false } = {}) {
  return [
    declaredSideEffects(),
    nodeResolve({ exportConditions: ['callside-src', 'production'], browser: true }),
    legacyDecorators(),
    terseLit(),
    terseIdb(),
    typescript(),
    collapseTemplates(),
    ...(old ? forOldBrowsers() : []),
    terser({
      ecma: old ? 2019 : 2022,
      module: true,
      // Tried one by one: what repeats compresses better than what is folded into one expression.
      compress: {
        passes: 3,
        inline: 1,
        keep_fargs: false,
        sequences: false,
        pure_getters: true,
        // By these calls idb adds shortcuts and iterators of its own to the database's; the store uses neither.
        pure_funcs: ['replaceTraps'],
      },
      // Lit's own recommendation: its private properties begin with two underscores.
      mangle: { properties: { regex: /^__/ } },
      format: { comments: false, preamble },
    }),
  ];
}
