import { isCallsideError } from '../errors.js';
import { issue, type Issue, type Path } from '../issue.js';
import { compileExpression } from '../logic/compile.js';
import { SCOPE_NAMES, type Expression } from '../logic/expression.js';
import type { CallScriptDefinition, ScriptNext } from './call-script.js';
import { DEFINITION_KINDS, type DefinitionKind } from './definition.js';
import { OPTION_FIELD_TYPES, type Field, type Option, type Rule } from './field.js';
import type { ScorecardDefinition } from './scorecard.js';
import { isRecord, nearest, oneOf } from './shape.js';
import { SHAPES } from './shapes.js';
import type { SurveyDefinition } from './survey.js';
import type { TicketFormDefinition } from './ticket-form.js';

/**
 * Reads a definition of any kind and lists everything that is wrong with it. No `error` among the findings means that the
 * elements and the server take it; a `warning` works but will surprise somebody.
 *
 * @example
 * lintDefinition({ kind: 'ticket-form', … }); // [{ code: 'unknown-field-type', path: ['sections', 0, 'fields', 2, 'type'], … }]
 */
export function lintDefinition(value: unknown, kind?: DefinitionKind): Issue[] {
  if (!isRecord(value)) return [issue('not-an-object', [])];
  const found: Issue[] = [];
  oneOf(kind === undefined ? DEFINITION_KINDS : [kind], 'unknown-kind')(value.kind, ['kind'], found);
  if (found.length > 0) return found;
  const known = value.kind as DefinitionKind;
  SHAPES[known](value, [], found);
  if (!found.some(({ severity }) => severity === 'error')) REFERENCES[known](value, found);
  else checkBrokenTree(known, value, found);
  return found;
}

/**
 * The findings that keep a definition from being used.
 *
 * @example
 * if (definitionErrors(form, 'ticket-form').length > 0) return renderFindings();
 */
export function definitionErrors(value: unknown, kind: DefinitionKind): Issue[] {
  return lintDefinition(value, kind).filter(({ severity }) => severity === 'error');
}

interface PlacedField {
  readonly field: Field;
  readonly path: Path;
}

const REFERENCES: Readonly<Record<DefinitionKind, (value: unknown, found: Issue[]) => void>> = {
  'ticket-form': (value, found) => {
    checkFields(fieldsOf('ticket-form', value), 'fields', found);
    checkIds(placed((value as TicketFormDefinition).sections, ['sections']), found);
  },
  survey(value, found) {
    const { endings } = value as SurveyDefinition;
    const blocks = fieldsOf('survey', value);
    checkFields(blocks, 'answers', found);
    endings.forEach(({ when }, index) => {
      checkExpression(when, ['endings', index, 'when'], { ids: idsOf(blocks), root: 'answers' }, found);
    });
  },
  'call-script': (value, found) => {
    checkScript(value as CallScriptDefinition, found);
  },
  scorecard(value, found) {
    const { items } = value as ScorecardDefinition;
    const questions = items.flatMap((section, s) => placed(section.items, ['items', s, 'items']));
    checkIds([...placed(items, ['items']), ...questions], found);
    items.forEach((section, s) => {
      checkWeights(section.items, ['items', s, 'items'], found);
    });
    checkWeights(items, ['items'], found);
  },
  phrasebook: () => undefined,
};

/** What can be told across fields although the tree has faults: an author sees every finding at once. */
function checkBrokenTree(kind: DefinitionKind, value: unknown, found: Issue[]): void {
  const fields = fieldsOf(kind, value);
  const known = { ids: idsOf(fields), root: kind === 'survey' ? 'answers' : 'fields' } as const;
  // A script may ask the same question in several steps.
  if (kind !== 'call-script') checkIds(fields, found);
  for (const place of fields) checkRules(place, known, found);
}

/** Every field of a definition with its place; parts that are not what they should be are passed over. */
function fieldsOf(kind: DefinitionKind, value: unknown): PlacedField[] {
  const lists: Readonly<Partial<Record<DefinitionKind, [string, string | undefined]>>> = {
    'ticket-form': ['sections', 'fields'],
    'call-script': ['steps', 'fields'],
    survey: ['blocks', undefined],
  };
  const [outer, inner] = lists[kind] ?? [];
  if (outer === undefined || !isRecord(value)) return [];
  const entries = placed(asList(value[outer]), [outer]);
  const fields =
    inner === undefined
      ? entries
      : entries.flatMap(({ field, path }) => (isRecord(field) ? placed(asList(field[inner]), [...path, inner]) : []));
  return fields.filter(({ field }) => isRecord(field)) as unknown as PlacedField[];
}

function placed<T>(list: readonly T[], path: Path): { field: T; path: Path }[] {
  return list.map((field, index) => ({ field, path: [...path, index] }));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function idsOf(fields: readonly PlacedField[]): string[] {
  return fields.map(({ field }) => field.id).filter((id: unknown) => typeof id === 'string');
}

function checkFields(
  fields: readonly PlacedField[],
  root: 'fields' | 'answers',
  found: Issue[],
  known = idsOf(fields),
): void {
  checkIds(fields, found);
  for (const { field, path } of fields) {
    if (OPTION_FIELD_TYPES.includes(field.type) && (field.options ?? []).length === 0) {
      found.push(issue('options-missing', [...path, 'options'], { type: field.type }));
    }
    checkPattern(field.pattern, [...path, 'pattern'], found);
    checkRules({ field, path }, { ids: known, root }, found);
  }
}

/** The variables that a rule may read below `fields` or `answers`. */
interface KnownFields {
  readonly ids: readonly string[];
  readonly root: 'fields' | 'answers';
}

function checkRules({ field, path }: PlacedField, known: KnownFields, found: Issue[]): void {
  const { visible, required, readOnly, compute, default: first } = field;
  const rules: Readonly<Record<string, Rule | undefined>> = { visible, required, readOnly, compute, default: first };
  for (const [name, rule] of Object.entries(rules)) checkExpression(rule, [...path, name], known, found);
  asList(field.options).forEach((option, index) => {
    if (isRecord(option))
      checkExpression(option.when as Option['when'], [...path, 'options', index, 'when'], known, found);
  });
}

function checkIds(entries: readonly { field: { readonly id: unknown }; path: Path }[], found: Issue[]): void {
  const seen = new Set<string>();
  for (const { field, path } of entries) {
    // What is no text is told of by its shape.
    if (typeof field.id !== 'string') continue;
    if (seen.has(field.id)) found.push(issue('duplicate-id', [...path, 'id'], { id: field.id }));
    seen.add(field.id);
  }
}

function checkPattern(pattern: string | undefined, path: Path, found: Issue[]): void {
  if (pattern === undefined) return;
  try {
    new RegExp(`^(?:${pattern})$`, 'v');
  } catch (error) {
    found.push(issue('pattern-malformed', path, { why: error instanceof Error ? error.message : String(error) }));
  }
}

function checkExpression(
  expression: Expression | undefined,
  path: Path,
  { ids, root }: KnownFields,
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

function checkScript(script: CallScriptDefinition, found: Issue[]): void {
  const fields = fieldsOf('call-script', script);
  // The same question may stand in several steps, but once in a step; its value is one.
  script.steps.forEach((step, index) => {
    checkIds(placed(step.fields ?? [], ['steps', index, 'fields']), found);
    checkIds(placed(step.answers ?? [], ['steps', index, 'answers']), found);
  });
  checkIds(placed(script.steps, ['steps']), found);
  checkIds(placed(script.stages, ['stages']), found);
  for (const place of fields) checkFields([place], 'fields', found, idsOf(fields));

  const stepIds = script.steps.map(({ id }) => id);
  const stageIds = script.stages.map(({ id }) => id);
  const checkRef = (ref: string, ids: readonly string[], path: Path, code: string): void => {
    if (!ids.includes(ref)) found.push(issue(code, path, { id: ref }, nearest(ref, ids)));
  };
  const checkNext = (next: ScriptNext | undefined, path: Path): void => {
    const branches =
      typeof next === 'string'
        ? [{ step: next, path }]
        : (next ?? []).map((branch, index) => ({ ...branch, path: [...path, index, 'step'] }));
    for (const branch of branches) {
      checkRef(branch.step, [...stepIds, 'return'], branch.path, 'unknown-step');
      if ('when' in branch) checkExpression(branch.when, branch.path, { ids: idsOf(fields), root: 'fields' }, found);
    }
  };
  checkRef(script.start, stepIds, ['start'], 'unknown-step');
  (script.sidetrips ?? []).forEach(({ start }, index) => {
    checkRef(start, stepIds, ['sidetrips', index, 'start'], 'unknown-step');
  });
  script.steps.forEach((step, index) => {
    const path = ['steps', index];
    checkRef(step.stage, stageIds, [...path, 'stage'], 'unknown-stage');
    checkNext(step.next, [...path, 'next']);
    (step.answers ?? []).forEach((answer, a) => {
      checkNext(answer.next, [...path, 'answers', a, 'next']);
    });
    const leads =
      step.end === true || step.next !== undefined || (step.answers ?? []).some(({ next }) => next !== undefined);
    if (!leads) found.push(issue('dead-end', path, { step: step.id }));
  });
}

function checkWeights(items: readonly { readonly weight: number }[], path: Path, found: Issue[]): void {
  items.forEach(({ weight }, index) => {
    if (weight < 0) found.push(issue('weight-negative', [...path, index, 'weight'], { weight }));
  });
  if (items.every(({ weight }) => weight <= 0)) found.push(issue('weights-all-zero', path));
}
