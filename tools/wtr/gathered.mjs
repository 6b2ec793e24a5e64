import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../workspace.mjs';

/** Where the files lie that gather others. */
export const GATHERED = '.gathered-tests';

/**
 * Gives one test file for all of a folder that run in Node, too: there they share one process, so they can share a page, and a
 * page of its own for each costs an engine more than the tests in it. What runs in browsers only stays alone, and so do desks:
 * those of one name share a lock, which only browsers have, and which one that a test has not closed would keep.
 *
 * @param {string[]} files paths from the root, `/` between their parts
 * @returns {string[]} what to run instead
 */
export function gathered(files) {
  const alone = files.filter((file) => file.endsWith('.browser.test.ts') || file.includes('/desk/'));
  const folders = new Map();
  for (const file of files.filter((each) => !alone.includes(each)))
    folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file]);
  rmSync(join(ROOT, GATHERED), { recursive: true, force: true });
  mkdirSync(join(ROOT, GATHERED));
  const together = [...folders].map(([folder, tests]) => {
    const file = `${GATHERED}/${folder.replaceAll('/', '-')}.test.ts`;
    writeFileSync(join(ROOT, file), tests.map((test) => `import '../${test}';\n`).join(''));
    return file;
  });
  return [...together, ...alone];
}
