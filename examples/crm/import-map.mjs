// Lets the page import packages by name without a bundler: each name leads to the built file of that package.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = fileURLToPath(new URL('../../packages', import.meta.url));
const CALLSIDE = ['core', 'ui', 'ticket-form', 'call-script', 'qa-scorecard', 'playbooks'];
const LIBRARIES = {
  lit: 'index.js',
  'lit-html': 'lit-html.js',
  'lit-element': 'index.js',
  '@lit/reactive-element': 'reactive-element.js',
  idb: 'build/index.js',
  minisearch: 'dist/es/index.js',
  'wavesurfer.js': 'dist/wavesurfer.esm.js',
  // No module of its own: a file of the page makes it one. Loaded with the first attached file.
  'tus-js-client': '/crm/tus.js',
};

/**
 * The import map of the page.
 *
 * @returns {{imports: Record<string, string>}}
 */
export function importMap() {
  const imports = {};
  for (const name of CALLSIDE) {
    const { exports } = JSON.parse(readFileSync(join(PACKAGES, name, 'package.json'), 'utf8'));
    for (const [path, entry] of Object.entries(exports)) {
      if (entry.default !== undefined)
        imports[`@callside/${name}${path.slice(1)}`] = `/packages/${name}/${entry.default.slice('./dist/'.length)}`;
    }
  }
  for (const [name, main] of Object.entries(LIBRARIES)) {
    imports[name] = main.startsWith('/') ? main : `/libraries/${name}/${main}`;
    imports[`${name}/`] = `/libraries/${name}/`;
  }
  return { imports };
}

/**
 * Which folder serves the scripts below which path.
 *
 * @returns {[string, string][]}
 */
export function scriptFolders() {
  const callside = CALLSIDE.map((name) => [`/packages/${name}/`, join(PACKAGES, name, 'dist')]);
  const libraries = Object.keys(LIBRARIES).map((name) => [`/libraries/${name}/`, folderOf(name)]);
  return [...callside, ...libraries];
}

/** A package's folder, wherever the installer has put it. */
function folderOf(name) {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  for (const path of paths) {
    try {
      readFileSync(join(path, name, 'package.json'));
      return join(path, name);
    } catch (error) {
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    }
  }
  throw new Error(`${name} is not installed: run npm ci.`);
}
