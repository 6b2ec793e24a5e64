import { isCallsideError } from '../../errors.js';
import { issue, type Issue, type Path } from '../../issue.js';
import { compileExpression } from '../../logic/compile.js';
import { SCOPE_NAMES, type Expression } from '../../logic/expression.js';
import { OPTION_FIELD_TYPES, type Field, type Option } from '../field.js';
import { patternFault } from '../pattern-judge.js';
import { isRecord, nearest } from '../shape.js';

/** A part of a definition with its place in it. */
export interface Placed<T> {
  readonly entry: T;
  readonly path: Path;
}

/** Where the ids that an expression may read are looked up. */
export interface KnownIds {
  readonly ids: readonly string[];
  readonly root: 'fields' | 'answers';
  /** Files can be asked for. */
  readonly takesFiles?: boolean;
}

/** The entries of a list with their places. */
export function placed<T>(list: readonly T[], path: Path): Placed<T>[] {
  return list.map((entry, index) => ({ entry, path: [...path, index] }));
}

/**
 * The fields in a list of an unchecked definition, or in the `inner` lists of its entries; parts that are not what they
 * should be are passed over.
 */
export function placedFields(definition: unknown, outer: string, inner?: string): Placed<Field>[] {
  if (!isRecord(definition)) return [];
  const entries = placed(asList(definition[outer]), [outer]);
  const fields =
    inner === undefined
      ? entries
      : entries.flatMap(({ entry, path }) => (isRecord(entry) ? placed(asList(entry[inner]), [...path, inner]) : []));
  return fields.filter((place): place is Placed<Field> => isRecord(place.entry));
}

/** The ids of fields. */
export function idsOf(fields: readonly Placed<Field>[]): string[] {
  return fields.map(({ entry }) => entry.id).filter((id: unknown) => typeof id === 'string');
}

/** Checks ids, options, patterns and rules of fields; takes fields of an unsound tree, too. */
export function checkFields(fields: readonly Placed<Field>[], known: KnownIds, found: Issue[]): void {
  checkIds(fields, found);
  for (const { entry: field, path } of fields) {
    const options = asList(field.options ?? []);
    if (OPTION_FIELD_TYPES.includes(field.type) && options.length === 0) {
      found.push(issue('options-missing', [...path, 'options'], { type: field.type }));
    }
    if (field.type === 'tree' && asList(field.tree).length === 0) found.push(issue('tree-missing', [...path, 'tree']));
    if (field.type === 'lookup' && field.source === undefined) {
      found.push(issue('source-missing', [...path, 'source']));
    }
    if (field.type === 'attachment' && known.takesFiles !== true)
      found.push(issue('files-not-here', [...path, 'type']));
    checkPattern(field.pattern, [...path, 'pattern'], found);
    for (const rule of RULES) checkExpression(field[rule], [...path, rule], known, found);
    options.forEach((option, index) => {
      const when = isRecord(option) ? (option as Partial<Option>).when : undefined;
      checkExpression(when, [...path, 'options', index, 'when'], known, found);
    });
  }
}

const RULES = ['visible', 'required', 'readOnly', 'compute', 'default'] as const;

/** Finds ids that stand twice. */
export function checkIds(entries: readonly Placed<{ readonly id?: unknown }>[], found: Issue[]): void {
  const seen = new Set<string>();
  for (const { entry, path } of entries) {
    // What is no text is told of by its shape.
    if (typeof entry.id !== 'string') continue;
    if (seen.has(entry.id)) found.push(issue('duplicate-id', [...path, 'id'], { id: entry.id }));
    seen.add(entry.id);
  }
}

/** Checks that an expression compiles and reads only what is there. */
export function checkExpression(
  expression: Expression | undefined,
  path: Path,
  { ids, root }: KnownIds,
  found: Issue[],
): void {
  if (expression === undefined) return;
  try {
    for (const variable of compileExpression(expression).dependencies) {
      const [first = '', id] = variable.split('.');
      if (!(SCOPE_NAMES as readonly string[]).includes(first)) {
        found.push(issue('unknown-variable', path, { variable }, nearest(first, SCOPE_NAMES)));
      } else if (first === root && id !== undefined && !ids.includes(id)) {
        found.push(issue('unknown-field', path, { field: id }, nearest(id, ids)));
      }
    }
  } catch (error) {
    if (!isCallsideError(error)) throw error;
    found.push(issue(error.code, path, { why: error.message }));
  }
}

/** Checks a condition on a call or its ticket. The fields of any form can be read: which one there will be is not known here. */
export function checkCallCondition(when: Expression | undefined, path: Path, found: Issue[]): void {
  const readable = SCOPE_NAMES.filter((root) => !['agent', 'answers', 'saved'].includes(root));
  checkReads(when, path, readable, found);
}

/** Checks that an expression compiles and reads only variables with these first names. */
export function checkReads(
  when: Expression | undefined,
  path: Path,
  readable: readonly string[],
  found: Issue[],
): void {
  if (when === undefined) return;
  const before = found.length;
  checkExpression(when, path, { ids: [], root: 'answers' }, found);
  if (found.length > before) return;
  for (const variable of compileExpression(when).dependencies) {
    const [root = ''] = variable.split('.');
    if (readable.includes(root)) continue;
    found.push(issue('unknown-variable', path, { variable }, nearest(root, readable)));
  }
}

/** Finds weights that cannot share anything out. */
export function checkWeights(items: readonly { readonly weight: number }[], path: Path, found: Issue[]): void {
  items.forEach(({ weight }, index) => {
    if (weight < 0) found.push(issue('weight-negative', [...path, index, 'weight'], { weight }));
  });
  if (items.every(({ weight }) => weight <= 0)) found.push(issue('weights-all-zero', path));
}

function checkPattern(pattern: unknown, path: Path, found: Issue[]): void {
  const fault = typeof pattern === 'string' ? patternFault(pattern) : undefined;
  if (fault !== undefined) found.push(issue(fault.code, path, 'why' in fault ? { why: fault.why } : {}));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
