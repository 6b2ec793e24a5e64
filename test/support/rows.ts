import type { ReadTx, Store } from '@callside/core';

type StoreName = Parameters<ReadTx['count']>[0];

/** Rows of a store as JSON holds them: bytes are `{ base64 }`. */
export type JsonRows = Readonly<Record<string, readonly unknown[]>>;

export const STORE_NAMES = [
  'meta',
  'entities',
  'outbox',
  'acked',
  'dead',
  'conflicts',
  'discards',
  'attachments',
  'chunks',
  'drafts',
  'parting',
  'quarantine',
] as const satisfies readonly StoreName[];

/** Everything that a store holds, in the order of its keys. */
export async function rowsOf(store: Store): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const entries = await store.read(STORE_NAMES, (tx) =>
    Promise.all(STORE_NAMES.map(async (name) => [name, (await tx.getAll(name)) as readonly unknown[]] as const)),
  );
  return Object.fromEntries(entries.filter(([, rows]) => rows.length > 0));
}

/** The same as JSON. */
export async function rowsToJson(store: Store): Promise<JsonRows> {
  const text = JSON.stringify(await rowsOf(store), (_name, value: unknown) =>
    value instanceof ArrayBuffer ? { base64: btoa(String.fromCharCode(...new Uint8Array(value))) } : value,
  );
  return JSON.parse(text) as JsonRows;
}

/** Puts rows from JSON back where they were. */
export async function putJsonRows(store: Store, rows: JsonRows): Promise<void> {
  await store.write(STORE_NAMES, async (tx) => {
    for (const [name, records] of Object.entries(rows))
      for (const record of records) await tx.put(name as StoreName, withBytes(record) as never);
  });
}

function withBytes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_name, part: unknown) => {
    const text = (part as { base64?: string } | null)?.base64;
    return typeof text === 'string' ? Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer : part;
  });
}
