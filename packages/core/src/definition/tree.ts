import type { Field } from './field.js';
import type { Text } from './text.js';

/** How many levels a tree may have. */
export const MAX_TREE_DEPTH = 6;

/** One entry of a tree to choose from, with those below it. */
export interface TreeEntry {
  readonly value: string;
  readonly label: Text;
  /** False keeps the entry readable on old records and takes it, with all below it, out of new ones. */
  readonly active?: boolean;
  /** The entries below this one; six levels in all. */
  readonly children?: readonly TreeEntry[];
}

/** An entry with its place in the tree. */
export interface TreePlace {
  readonly entry: TreeEntry;
  /** The place of the entry above; undefined at the top. */
  readonly parent: TreePlace | undefined;
  /** Levels from the top, 1 to 6. */
  readonly level: number;
  /** Neither the entry nor one above it was taken out. */
  readonly active: boolean;
}

/** The places of a tree by value, from top to bottom, each entry before those below it. */
export type TreeIndex = ReadonlyMap<string, TreePlace>;

/**
 * The places of a tree by the values of its entries. A tree is walked once, however often it is asked for: definitions do
 * not change in place. Of two entries with one value the first counts; what lies deeper than six levels is left out.
 *
 * @example
 * treeIndex([{ value: 'lift', label: 'Lift', children: [{ value: 'door', label: 'Door' }] }]).get('door')?.level; // 2
 */
export function treeIndex(tree: readonly TreeEntry[]): TreeIndex {
  const known = indexes.get(tree);
  if (known !== undefined) return known;
  const index = new Map<string, TreePlace>();
  const walk = (entries: readonly TreeEntry[], parent: TreePlace | undefined): void => {
    const level = (parent?.level ?? 0) + 1;
    if (level > MAX_TREE_DEPTH) return;
    for (const entry of entries) {
      const place = { entry, parent, level, active: entry.active !== false && (parent?.active ?? true) };
      if (!index.has(entry.value)) index.set(entry.value, place);
      walk(entry.children ?? [], place);
    }
  };
  walk(tree, undefined);
  indexes.set(tree, index);
  return index;
}

const indexes = new WeakMap<readonly TreeEntry[], TreeIndex>();

/**
 * The entries from the top down to a place.
 *
 * @example
 * treePath(treeIndex(tree).get('door')).map(({ value }) => value); // ['lift', 'door']
 */
export function treePath(place: TreePlace | undefined): readonly TreeEntry[] {
  const path: TreeEntry[] = [];
  for (let each = place; each !== undefined; each = each.parent) path.unshift(each.entry);
  return path;
}

/**
 * Tells whether an entry may be the value of its field: any one, or only one without entries below it.
 *
 * @example
 * isSelectable({ value: 'lift', label: 'Lift', children: [door] }, undefined); // false
 */
export function isSelectable({ children = [] }: TreeEntry, selectable: Field['selectable']): boolean {
  return selectable === 'any' || children.length === 0;
}
