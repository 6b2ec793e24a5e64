// The workspace as the tools see it: where it is, which packages it holds and which of them have code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository, without a slash at the end. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** The packages that register elements, in the order in which they are built. */
export const ELEMENT_PACKAGES = ['ui', 'ticket-form', 'call-script', 'qa-scorecard', 'survey'];

/** The element packages that an application puts on a page by a tag. */
export const WIDGETS = ELEMENT_PACKAGES.filter((name) => name !== 'ui');

/**
 * Parses a JSON file.
 *
 * @param {string} path relative to the repository, or absolute
 */
export function readJson(path) {
  return JSON.parse(readFileSync(path.startsWith('/') ? path : join(ROOT, path), 'utf8'));
}

/**
 * Tells whether a path exists in the repository.
 *
 * @param {string} path relative to the repository
 */
export function has(path) {
  return existsSync(join(ROOT, path));
}

/** Folder names of the packages that have code, dependencies first. */
export function packageNames() {
  const order = ['core', ...ELEMENT_PACKAGES, 'playbooks', 'server', 'cli'];
  return readdirSync(join(ROOT, 'packages'))
    .filter((name) => has(`packages/${name}/src/index.ts`))
    .sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/**
 * Lists all files below a folder, sorted; nothing when there is no such folder.
 *
 * @param {string} folder relative to the repository
 * @returns {string[]} paths relative to the repository
 */
export function filesBelow(folder) {
  if (!has(folder)) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}
