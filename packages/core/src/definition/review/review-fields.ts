import { issue, warning, type Issue, type Path } from '../../issue.js';
import { compileExpression } from '../../logic/compile.js';
import type { DefinitionHead } from '../definition.js';
import { OPTION_FIELD_TYPES, type Field, type Rule } from '../field.js';
import { constantOf, contradicts, coversAll } from './conditions.js';
import { fieldGroupsOf, optionsFor, type FieldGroup } from './field-groups.js';
import { formatRing, ringsAmong } from './graph.js';
import { reviewBounds } from './review-bounds.js';
import { reviewTree } from './review-tree.js';

/** Finds what is wrong with fields beyond each property for itself: options, bounds, rules that undo each other. */
export function reviewFields(definition: DefinitionHead, found: Issue[]): void {
  for (const group of fieldGroupsOf(definition)) {
    const seen = new Set<Path>();
    for (const { entry: field, path } of group.fields) {
      // Of fields that were written as one, such as the rows of a matrix, the first tells all.
      if (seen.has(path)) continue;
      seen.add(path);
      reviewOptions(field, { path, group, found });
      reviewTree(field, path, found);
      reviewBounds(field, path, found);
      reviewVisibility(field, { path, group, found });
      reviewCopy(field, path, found);
    }
    reviewRings(group, found);
  }
}

interface Context {
  readonly path: Path;
  readonly group: FieldGroup;
  readonly found: Issue[];
}

function reviewOptions(field: Field, { path, group, found }: Context): void {
  const options = field.options ?? [];
  const seen = new Set<string>();
  options.forEach(({ value }, index) => {
    if (seen.has(value)) found.push(issue('duplicate-option', [...path, 'options', index, 'value'], { value }));
    seen.add(value);
  });
  if (!OPTION_FIELD_TYPES.includes(field.type) || constantOf(field.required ?? false) === false) return;
  const offered = options.filter(({ active }) => active !== false);
  const conditions = offered.flatMap(({ when }) => (when === undefined || constantOf(when) === true ? [] : [when]));
  if (conditions.length < offered.length || coversAll(conditions, (variable) => optionsFor(group, variable))) return;
  found.push(warning('options-can-be-empty', [...path, 'options'], { field: field.id }));
}

function reviewVisibility({ id, visible, required = false }: Field, { path, group, found }: Context): void {
  if (visible === undefined) return;
  const isHidden = contradicts(visible);
  if (isHidden && constantOf(required) !== false) {
    found.push(warning('required-never-visible', [...path, 'required'], { field: id }));
  }
  if (readBy(visible, group).includes(id))
    found.push(warning('visible-reads-itself', [...path, 'visible'], { field: id }));
}

function reviewCopy({ copyTo }: Field, path: Path, found: Issue[]): void {
  if (copyTo === undefined || /^ticket\.[A-Za-z][\w-]*$/.test(copyTo)) return;
  const [, name] = /([A-Za-z][\w-]*)$/.exec(copyTo) ?? [];
  const suggestion = name === undefined ? undefined : `ticket.${name}`;
  found.push(warning('copy-target-unknown', [...path, 'copyTo'], { target: copyTo }, suggestion));
}

/**
 * Rings of values that are computed from each other have no end; rings in which fields show each other may never show.
 * `required` and `readOnly` are left out: "phone or e-mail" makes each require the other, rightly.
 */
function reviewRings(group: FieldGroup, found: Issue[]): void {
  const computes = waysBy(group, ['compute']);
  const shows = waysBy(group, ['compute', 'visible']);
  const ids = [...shows.keys()];
  const endless = ringsAmong(ids, (id) => computes.get(id) ?? []);
  for (const ring of endless)
    found.push(issue('circular-compute', placeOf(group, ring, ['compute']), { ring: formatRing(ring) }));
  for (const ring of ringsAmong(ids, (id) => shows.get(id) ?? [])) {
    // A field that reads itself has a finding of its own.
    if (ring.length < 3 || endless.some((other) => other.some((id) => ring.includes(id)))) continue;
    const path = placeOf(group, ring, ['visible', 'compute']);
    found.push(warning('circular-condition', path, { ring: formatRing(ring) }));
  }
}

function waysBy(group: FieldGroup, rules: readonly ('compute' | 'visible')[]): Map<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>();
  for (const { entry: field } of group.fields) {
    const read = rules.flatMap((rule) => readBy(field[rule], group));
    ways.set(field.id, [...(ways.get(field.id) ?? []), ...read]);
  }
  return ways;
}

/** The rule of the ring's first field that leads into the ring. */
function placeOf(
  { fields, root }: FieldGroup,
  [id, next]: readonly string[],
  rules: readonly ('compute' | 'visible')[],
): Path {
  for (const { entry, path } of fields) {
    const rule = entry.id === id && rules.find((name) => readBy(entry[name], { fields, root }).includes(next ?? ''));
    if (typeof rule === 'string') return [...path, rule];
  }
  return [];
}

/** The fields of the group that a rule reads. */
function readBy(rule: Rule | undefined, { root, fields }: FieldGroup): string[] {
  if (rule === undefined || typeof rule === 'boolean') return [];
  return compileExpression(rule).dependencies.flatMap((variable) => {
    const [first, id] = variable.split('.');
    if (first !== root || id === undefined) return [];
    return fields.some(({ entry }) => entry.id === id) ? [id] : [];
  });
}
