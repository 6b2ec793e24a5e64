import { RECORD_VERSION, type MetaName, type MetaRecord } from './schema.js';
import type { ReadTx, WriteTx } from './store.js';

/**
 * Reads what the store knows of itself under a name; undefined where it knows nothing.
 *
 * @example
 * await readMeta(tx, 'epoch'); // 'e1'
 */
export async function readMeta(tx: ReadTx, name: MetaName): Promise<MetaRecord['value'] | undefined> {
  return (await tx.get('meta', name))?.value;
}

/**
 * Reads a number under a name; 0 where there is none.
 *
 * @example
 * await readNumber(tx, 'term'); // 3
 */
export async function readNumber(tx: ReadTx, name: MetaName): Promise<number> {
  return Number((await readMeta(tx, name)) ?? 0);
}

/**
 * Notes what the store knows of itself under a name.
 *
 * @example
 * await putMeta(tx, 'cursor', reply.cursor);
 */
export async function putMeta(tx: WriteTx, name: MetaName, value: MetaRecord['value']): Promise<void> {
  await tx.put('meta', { v: RECORD_VERSION, name, value });
}
