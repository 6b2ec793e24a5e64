import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CallsideError, DEFINITION_KINDS, type DefinitionHead } from '@callside/core';

/**
 * Reads every `.json` file of a folder as one definition. Only the heads are checked here.
 *
 * @example
 * const definitions = await readDefinitions('./definitions');
 */
export async function readDefinitions(folder: string): Promise<readonly DefinitionHead[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => readDefinition(join(folder, name))));
}

async function readDefinition(file: string): Promise<DefinitionHead> {
  const text = await readFile(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new CallsideError('definition-invalid', `Cannot read ${file}: it is not JSON.`, { cause });
  }
  if (isHead(value)) return value;
  throw new CallsideError('definition-invalid', `Cannot use ${file}: it needs kind, id, version, status and title.`);
}

function isHead(value: unknown): value is DefinitionHead {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id, version, status, title } = value as Partial<Record<keyof DefinitionHead, unknown>>;
  const kinds: readonly unknown[] = DEFINITION_KINDS;
  return (
    kinds.includes(kind) &&
    typeof id === 'string' &&
    Number.isSafeInteger(version) &&
    typeof status === 'string' &&
    title !== undefined
  );
}
