import { isSelectable, type Locale, type TreeEntry, type TreeIndex, type TreePlace, type Value } from '@callside/core';
import { pathText } from './field-options.js';
import { matching, searchable, type Searchable } from './option-filter.js';

/** One row of a tree as it is drawn. */
export interface TreeRow {
  readonly value: string;
  /** The entry's label in the tree, its whole path among what was found. */
  readonly text: string;
  readonly level: number;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly size: number;
  /** Whether what lies below is shown; undefined for an entry with nothing below it. */
  readonly isExpanded: boolean | undefined;
  readonly isSelectable: boolean;
}

/** A path that can be found by its words. */
export interface TreePath {
  readonly value: string;
  readonly text: string;
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
      rows.push({
        value: entry.value,
        text: view.labelOf(entry),
        level,
        position: index + 1,
        size: shown.length,
        isExpanded,
        isSelectable: isSelectable(entry, view.selectable),
      });
      if (isExpanded === true) add(children, level + 1);
    });
  };
  add(tree, 1);
  return rows;
}

/**
 * The paths of all entries that can be chosen, ready to be searched.
 *
 * @example
 * treePaths(treeIndex(tree), 'leaf', 'en').map(({ text }) => text); // ['Lift › Door', …]
 */
export function treePaths(index: TreeIndex, selectable: TreeView['selectable'], locale: Locale): readonly TreePath[] {
  return [...index.values()]
    .filter((place) => place.active && isSelectable(place.entry, selectable))
    .map(pathOf(locale));
}

/**
 * The rows of what is found by a query, each with its path.
 *
 * @example
 * foundRows(paths, 'door').map(({ text }) => text); // ['Lift › Door']
 */
export function foundRows(paths: readonly TreePath[], query: string): readonly TreeRow[] {
  const found = matching(paths, query);
  return found.map(({ value, text }, index) => ({
    value,
    text,
    level: 1,
    position: index + 1,
    size: found.length,
    isExpanded: undefined,
    isSelectable: true,
  }));
}

function pathOf(locale: Locale): (place: TreePlace) => TreePath {
  return (place) => {
    const { value } = place.entry;
    const text = pathText(place, locale);
    const lead = pathText({ ...place, parent: undefined }, locale);
    return { value, text, folded: searchable({ text, lead, value }) };
  };
}
