import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ROOT } from '../workspace.mjs';

const SOURCE = /^packages\/([\w-]+)\/(src\/.*)$/;

/**
 * Makes rollup believe what our own package.json files say of side effects. The plugin that finds TypeScript sources does
 * not look there, and an unused module would stay in the bundle for its constants.
 */
export function declaredSideEffects() {
  return {
    name: 'declared-side-effects',
    options: (options) => ({ ...options, treeshake: { moduleSideEffects: hasSideEffects } }),
  };
}

const declared = new Map();

function hasSideEffects(id) {
  const [, name, file] = SOURCE.exec(relative(ROOT, id).split(sep).join('/')) ?? [];
  if (name === undefined) return true;
  if (!declared.has(name)) {
    declared.set(name, JSON.parse(readFileSync(join(ROOT, 'packages', name, 'package.json'), 'utf8')).sideEffects);
  }
  const sideEffects = declared.get(name);
  return Array.isArray(sideEffects) ? sideEffects.includes(`./${file}`) : sideEffects !== false;
}
