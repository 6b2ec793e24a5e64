import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson } from '../json/parse-json.js';
import type { Source } from './lint-sources.js';

/** The texts that were asked for, or the first thing that cannot be read. */
export type SourcesResult =
  | {
      readonly ok: true;
      readonly sources: readonly Source[];
      /** Files of folders that are no definitions. */
      readonly skipped: number;
    }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads files, the `.json` files below folders, and standard input for `-`; each file once.
 *
 * @example
 * await readSources(['definitions', '-'], terminal.readInput);
 */
export async function readSources(paths: readonly string[], readInput: () => Promise<string>): Promise<SourcesResult> {
  const sources = new Map<string, Source>();
  let skipped = 0;
  for (const path of paths) {
    try {
      if (path === '-') sources.set(path, { name: '<stdin>', text: await readInput() });
      else if ((await stat(path)).isDirectory()) {
        const inside = await readFolder(path);
        const definitions = inside.filter(isLikeDefinition);
        skipped += inside.length - definitions.length;
        if (definitions.length === 0) return { ok: false, reason: `There is no definition in ${path}.` };
        for (const source of definitions) sources.set(source.name, source);
      } else sources.set(join(path), { name: join(path), text: await readFile(path, 'utf8') });
    } catch (error) {
      if (!isFileError(error)) throw error;
      return { ok: false, reason: `Cannot read ${path}: ${error.message}.` };
    }
  }
  return { ok: true, sources: [...sources.values()], skipped };
}

async function readFolder(folder: string): Promise<Source[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sources: Source[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) sources.push(...(await readFolder(name)));
    else if (entry.name.endsWith('.json')) sources.push({ name, text: await readFile(name, 'utf8') });
  }
  return sources;
}

/** A text that is no JSON may be a definition with a slip; JSON without a kind is something else. */
function isLikeDefinition({ text }: Source): boolean {
  const result = parseJson(text);
  if (!result.ok) return true;
  const { value } = result.document;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'kind');
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
