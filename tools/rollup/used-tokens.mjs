import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, ROOT } from '../workspace.mjs';

/** A token of the sheet for hosts, on its lines. */
const TOKEN = /^ *--([\w-]+):[^;]*;\n/gm;

/**
 * Rollup plugin: of the tokens in the sheet for hosts keeps those that a widget's own sources name, and those that these are made of.
 *
 * @param {string} folder of these sources
 */
export function usedTokens(folder) {
  const sources = filesBelow(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, file), 'utf8'));
  return {
    name: 'used-tokens',
    transform(code, id) {
      if (!id.endsWith('/ui/src/styles/host.sheet.ts')) return null;
      let sheet = code;
      for (let before = ''; before !== sheet;) {
        before = sheet;
        const named = [before, ...sources].join('\n');
        sheet = before.replace(TOKEN, (token, name) => (named.includes(`var(--${name})`) ? token : ''));
      }
      return { code: sheet, map: null };
    },
  };
}
