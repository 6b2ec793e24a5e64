import type { CallScriptDefinition } from '../call-script.js';
import type { DefinitionHead } from '../definition.js';
import type { DispositionSetDefinition } from '../disposition-set.js';
import { OPTION_FIELD_TYPES, TRI_STATES, type Field } from '../field.js';
import { placed, type Placed } from '../lint/lint-fields.js';
import { fieldsOfBlock, NOT_APPLICABLE, type SurveyField } from '../survey-fields.js';
import type { SurveyDefinition } from '../survey.js';
import { isSelectable, treeIndex } from '../tree.js';
import type { TicketFormDefinition } from '../ticket-form.js';

/** Fields that are filled together, and the name under which conditions read them. */
export interface FieldGroup {
  readonly root: 'fields' | 'answers';
  readonly fields: readonly Placed<Field>[];
}

/**
 * The fields of a definition that the linter found sound; a kind without fields has no groups. A script's steps share
 * their values, so they are one group.
 *
 * @example
 * fieldGroupsOf(repairForm)[0]?.fields.length; // 11
 */
export function fieldGroupsOf(definition: DefinitionHead): FieldGroup[] {
  const groupsOf = GROUPS[definition.kind];
  return groupsOf === undefined ? [] : groupsOf(definition);
}

const GROUPS: Readonly<Partial<Record<DefinitionHead['kind'], (definition: DefinitionHead) => FieldGroup[]>>> = {
  'ticket-form'(definition) {
    const { sections } = definition as TicketFormDefinition;
    return [group(sections.flatMap(({ fields }, index) => placed(fields, ['sections', index, 'fields'])))];
  },
  'call-script'(definition) {
    const { steps } = definition as CallScriptDefinition;
    return [group(steps.flatMap(({ fields = [] }, index) => placed(fields, ['steps', index, 'fields'])))];
  },
  survey(definition) {
    const blocks = placed((definition as SurveyDefinition).blocks, ['blocks']);
    // What an author can mend lies at the block, whatever fields it is made of.
    const fields = blocks.flatMap(({ entry, path }) => fieldsOfBlock(entry).map((field) => ({ entry: field, path })));
    return [{ root: 'answers', fields }];
  },
  'disposition-set'(definition) {
    const { dispositions } = definition as DispositionSetDefinition;
    return dispositions.map(({ fields = [] }, index) => group(placed(fields, ['dispositions', index, 'fields'])));
  },
};

function group(fields: readonly Placed<Field>[]): FieldGroup {
  return { root: 'fields', fields };
}

/**
 * The values that can be chosen in a field, of a tree those of the entries that may be; undefined for types that offer none.
 *
 * @example
 * choicesOf({ id: 'urgent', type: 'tri-state', label: 'Urgent?' }); // ['yes', 'no', 'unknown']
 */
export function choicesOf(field: Field & Pick<SurveyField, 'notApplicable'>): readonly string[] | undefined {
  const { type, options = [], tree = [], selectable, notApplicable } = field;
  if (OPTION_FIELD_TYPES.includes(type))
    return [...options.map(({ value }) => value), ...(notApplicable === undefined ? [] : [NOT_APPLICABLE])];
  if (type === 'tri-state') return TRI_STATES;
  if (type !== 'tree') return undefined;
  const places = [...treeIndex(tree).values()];
  return places.filter(({ entry }) => isSelectable(entry, selectable)).map(({ entry }) => entry.value);
}

/**
 * The values that a field of a group can be chosen to have; undefined when it offers none. The same question may
 * stand in several steps with options of its own.
 *
 * @example
 * optionsFor(group, 'fields.problemType'); // ['lift', 'water', …]
 */
export function optionsFor({ root, fields }: FieldGroup, variable: string): readonly string[] | undefined {
  const [first, id, ...rest] = variable.split('.');
  if ((first !== root && first !== 'saved') || rest.length > 0) return undefined;
  const choices = fields.filter(({ entry }) => entry.id === id).map(({ entry }) => choicesOf(entry));
  if (choices.length === 0 || choices.includes(undefined)) return undefined;
  return choices.flatMap((values = []) => values);
}
