import { INDEXES, KEY_PATHS, type IndexedStore, type IndexLayout, type StoreName } from './schema.js';

/** What a step may do to the layout: add. */
export interface LayoutEditor {
  createObjectStore(name: StoreName, options: { readonly keyPath: string; readonly autoIncrement?: boolean }): unknown;
  createIndex(store: IndexedStore, name: string, path: string, options: { readonly multiEntry: boolean }): unknown;
}

export type Upgrade = (layout: LayoutEditor) => void;

/** One step per version, in order. Steps only add; one that was released is never edited, and no step drops `outbox`. */
export const UPGRADES: readonly Upgrade[] = [
  function toVersion1(layout: LayoutEditor): void {
    create(layout, 'meta', 'entities', 'outbox', 'dead', 'drafts', 'quarantine');
  },
  function toVersion2(layout: LayoutEditor): void {
    create(layout, 'acked', 'conflicts', 'discards', 'attachments', 'chunks');
    for (const store of Object.keys(INDEXES) as IndexedStore[])
      for (const [name, { path, multiEntry }] of Object.entries<IndexLayout>(INDEXES[store]))
        layout.createIndex(store, name, path, { multiEntry });
  },
  function toVersion3(layout: LayoutEditor): void {
    create(layout, 'parting');
  },
];

function create(layout: LayoutEditor, ...names: readonly StoreName[]): void {
  for (const name of names)
    layout.createObjectStore(name, { keyPath: KEY_PATHS[name], autoIncrement: name === 'outbox' });
}

/**
 * Brings a database from one version to another, step by step, inside the upgrade transaction.
 *
 * @example
 * openDB(name, DB_VERSION, { upgrade: (db, from) => upgradeDatabase(db, from, DB_VERSION) });
 */
export function upgradeDatabase(layout: LayoutEditor, from: number, to: number): void {
  for (const upgrade of UPGRADES.slice(from, to)) upgrade(layout);
}
