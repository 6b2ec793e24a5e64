import { issue, type Issue } from '../../issue.js';
import type { DefinitionKind } from '../definition.js';
import { isRecord, oneOf, type Shape } from '../shape.js';

/** How one kind of definition is read. */
export interface KindRules<D> {
  readonly kind: DefinitionKind;
  readonly shape: Shape;
  /** What goes across the parts; called for a sound tree only. */
  readonly references: (definition: D, found: Issue[]) => void;
  /** What can be said across the parts of an unsound tree, so that an author sees all findings at once. */
  readonly salvage?: (value: unknown, found: Issue[]) => void;
}

/** Reads a definition by the rules of its kind. */
export function lintByRules<D>(value: unknown, { kind, shape, references, salvage }: KindRules<D>): Issue[] {
  if (!isRecord(value)) return [issue('not-an-object', [])];
  const found: Issue[] = [];
  oneOf([kind], 'unknown-kind')(value.kind, ['kind'], found);
  if (found.length > 0) return found;
  shape(value, [], found);
  if (!found.some(({ severity }) => severity === 'error')) references(value as D, found);
  else salvage?.(value, found);
  return found;
}
