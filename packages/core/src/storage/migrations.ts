import { INDEXES, KEY_PATHS, type IndexedStore, type IndexLayout, type StoreName } from './schema.js';

/** What a step may do to the layout: add. */
export interface LayoutEditor {
  createObjectStore(name: StoreName, options: { readonly keyPath: string; readonly autoIncrement?: boolean }): unknown;
  createIndex(store: IndexedStore, name: string, path: string, options: { readonly multiEntry: boolean }): void;
}

export type Upgrade = (layout: LayoutEditor) => void;

/** One step per version, in order. Steps only add; one that was released is never edited, and no step drops `outbox`. */
export const UPGRADES: readonly Upgrade[] = [
  function toVersion1(layout: LayoutEditor): void {
    layout.createObjectStore('meta', { keyPath: KEY_PATHS.meta });
    layout.createObjectStore('entities', { keyPath: KEY_PATHS.entities });
    layout.createObjectStore('outbox', { keyPath: KEY_PATHS.outbox, autoIncrement: true });
    layout.createObjectStore('dead', { keyPath: KEY_PATHS.dead });
    layout.createObjectStore('drafts', { keyPath: KEY_PATHS.drafts });
    layout.createObjectStore('quarantine', { keyPath: KEY_PATHS.quarantine });
  },
  function toVersion2(layout: LayoutEditor): void {
    for (const store of ['acked', 'conflicts', 'discards', 'attachments', 'chunks'] as const)
      layout.createObjectStore(store, { keyPath: KEY_PATHS[store] });
    for (const store of Object.keys(INDEXES) as IndexedStore[])
      for (const [name, { path, multiEntry }] of Object.entries<IndexLayout>(INDEXES[store]))
        layout.createIndex(store, name, path, { multiEntry });
  },
];

/**
 * Brings a database from one version to another, step by step, inside the upgrade transaction.
 *
 * @example
 * openDB(name, DB_VERSION, { upgrade: (db, from) => upgradeDatabase(db, from, DB_VERSION) });
 */
export function upgradeDatabase(layout: LayoutEditor, from: number, to: number): void {
  for (const upgrade of UPGRADES.slice(from, to)) upgrade(layout);
}
