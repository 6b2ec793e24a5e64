import { isSelectable, type TreeEntry, type TreeIndex, type TreePlace, type Value } from '@callside/core';
import { fold, type Searchable } from './option-filter.js';
import { isLong } from './row-window.js';

/** One row of a tree as it is drawn. */
export interface TreeRow {
  readonly value: string;
  /** The entry's label in the tree, its whole path among what was found. */
  readonly text: string;
  readonly level: number;
  /** Its place among its siblings, from 1, and how many they are; undefined for what was found, which is one list. */
  readonly position: number | undefined;
  readonly size: number | undefined;
  /** Whether what lies below is shown; undefined for an entry with nothing below it. */
  readonly isExpanded: boolean | undefined;
  readonly isSelectable: boolean;
  /** Its text may need two lines. */
  readonly isLong: boolean;
}

/** A path that can be found by its words, and is a row of what was found. */
export interface TreePath extends TreeRow {
  readonly folded: Searchable;
}

/** How rows are made. */
export interface TreeView {
  readonly expanded: ReadonlySet<string>;
  readonly selectable: 'leaf' | 'any' | undefined;
  /** An entry that was taken out is shown only while it is this. */
  readonly value: Value;
  readonly labelOf: (entry: TreeEntry) => string;
}

/**
 * The rows of a tree from top to bottom, as far as it is expanded.
 *
 * @example
 * visibleRows(tree, { expanded: new Set(['lift']), selectable: 'leaf', value: null, labelOf }).length; // 4
 */
export function visibleRows(tree: readonly TreeEntry[], view: TreeView): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (entries: readonly TreeEntry[], level: number): void => {
    const shown = entries.filter(({ active, value }) => active !== false || value === view.value);
    shown.forEach((entry, index) => {
      const children = entry.children ?? [];
      const isExpanded = children.length === 0 ? undefined : view.expanded.has(entry.value);
      const text = view.labelOf(entry);
      rows.push({
        value: entry.value,
        text,
        level,
        position: index + 1,
        size: shown.length,
        isExpanded,
        isSelectable: isSelectable(entry, view.selectable),
        isLong: isLong(text),
      });
      if (isExpanded === true) add(children, level + 1);
    });
  };
  add(tree, 1);
  return rows;
}

/**
 * Makes the paths of all entries that can be chosen, ready to be searched. Each label is read and folded once.
 *
 * @example
 * [...treePaths(treeIndex(tree), 'leaf', labelOf)].map(({ text }) => text); // ['Lift › Door', …]
 */
export function* treePaths(
  index: TreeIndex,
  selectable: TreeView['selectable'],
  labelOf: TreeView['labelOf'],
): Generator<TreePath> {
  const above = new Map<TreePlace | undefined, { readonly text: string; readonly folded: string }>();
  for (const place of index.values()) {
    if (!place.active) continue;
    const { entry, parent } = place;
    const label = labelOf(entry);
    const lead = fold(label);
    const before = above.get(parent);
    // `join` writes the text out at once; a template would leave that to the first search, for all paths in one keystroke.
    const text = before === undefined ? label : [before.text, label].join(' › ');
    const folded = before === undefined ? lead : [before.folded, lead].join(' › ');
    if ((entry.children ?? []).length > 0) above.set(place, { text, folded });
    if (!isSelectable(entry, selectable)) continue;
    yield {
      value: entry.value,
      text,
      level: 1,
      position: undefined,
      size: undefined,
      isExpanded: undefined,
      isSelectable: true,
      isLong: isLong(text),
      folded: { text: folded, lead, key: fold(entry.value) },
    };
  }
}
