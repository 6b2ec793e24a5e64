import { issue, warning, type Issue, type Path } from '../../issue.js';
import type { Field } from '../field.js';
import { isSelectable, treeIndex, type TreeEntry } from '../tree.js';
import { constantOf } from './conditions.js';

/** Finds values that stand twice in a tree, and a tree that has to be chosen from and offers nothing. */
export function reviewTree(field: Field, path: Path, found: Issue[]): void {
  const { type, tree = [], selectable, required = false } = field;
  const place = [...path, 'tree'];
  reviewValues(tree, { path: place, seen: new Set(), found });
  if (type !== 'tree' || constantOf(required) === false) return;
  const offers = [...treeIndex(tree).values()].some(({ active, entry }) => active && isSelectable(entry, selectable));
  if (!offers) found.push(warning('options-can-be-empty', place, { field: field.id }));
}

interface Walk {
  readonly path: Path;
  readonly seen: Set<string>;
  readonly found: Issue[];
}

function reviewValues(entries: readonly TreeEntry[], { path, seen, found }: Walk): void {
  entries.forEach(({ value, children = [] }, index) => {
    if (seen.has(value)) found.push(issue('duplicate-option', [...path, index, 'value'], { value }));
    seen.add(value);
    reviewValues(children, { path: [...path, index, 'children'], seen, found });
  });
}
