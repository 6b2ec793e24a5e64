import { readdir, readFile } from 'node:fs/promises';
import type { ConformanceCase } from './case.js';

/**
 * Reads the cases of a folder: every `.json` file but the schema is a group.
 *
 * @example
 * const cases = await readCases(new URL('../conformance/', import.meta.url));
 */
export async function readCases(folder: URL): Promise<readonly ConformanceCase[]> {
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .sort();
  const files = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  // A test holds the files to their schema.
  return files.flatMap((text) => (JSON.parse(text) as { readonly cases: readonly ConformanceCase[] }).cases);
}
