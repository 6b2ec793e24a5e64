import type { Definition } from '../definition/definition-by-kind.js';
import type { Field } from '../definition/field.js';
import type { RolePolicyDefinition } from '../definition/role-policy.js';
import { sharedFieldId } from '../definition/shared-field.js';
import type { Scope } from '../logic/expression.js';
import { customerField } from './customer-field.js';
import { fieldSight } from './field-sight.js';
import { isMaskedValue } from './masked-value.js';
import { maskValue } from './mask.js';
import type { Viewer } from './role-policy.js';

type PrivateField = Pick<Field, 'id' | 'pii'>;

/** Who reads the variables of a text, and the fields that the variables come from. */
export interface VariableSight {
  /** Without one a page shows all that the server gave. */
  readonly policy: RolePolicyDefinition | undefined;
  /** Undefined for somebody whose roles nobody knows: there is nothing to mask by. */
  readonly viewer: Viewer | undefined;
  /** The field with personal data of an id that script and form share; undefined where there is none. */
  readonly fieldOf: (id: string) => PrivateField | undefined;
}

/**
 * A variable's value as far as somebody may see it, as the field is masked that it comes from: a hint of what the server has
 * masked, a mask of what the policy masks, `undefined` for what is not shown at all.
 *
 * @example
 * valueInSight('customer.phone', '13812345678', { policy, viewer: { roles: ['agent'] }, fieldOf }); // '138••••5678'
 */
export function valueInSight(variable: string, value: unknown, { policy, viewer, fieldOf }: VariableSight): unknown {
  if (isMaskedValue(value)) return value.hint;
  const subject = subjectOf(variable, fieldOf);
  if (subject === undefined || value === undefined || value === null) return value;
  const { visibility } = fieldSight(policy, viewer, subject);
  if (visibility === 'shown') return value;
  const text = visibility === 'masked' ? textOf(value) : undefined;
  return text === undefined ? undefined : maskValue(subject.field.pii ?? 'text', text);
}

/** Only a text can be masked: of anything else nothing is shown. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/**
 * A scope with every value as far as somebody may see it, for texts that are filled from it.
 *
 * @example
 * expandPhrase('I call {{customer.phone}}.', scopeInSight(call.scope(), sight)).text; // 'I call 138••••5678.'
 */
export function scopeInSight(scope: Scope, sight: VariableSight): Scope {
  const { customer, fields, saved, ticket } = scope;
  const seen = (root: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(values).flatMap(([id, value]) => {
        const shown = valueInSight(`${root}.${id}`, value, sight);
        return shown === undefined ? [] : [[id, shown]];
      }),
    );
  const values = ticket?.['values'];
  return {
    ...scope,
    ...(customer && { customer: seen('customer', customer) }),
    ...(fields && { fields: seen('fields', fields) }),
    ...(saved && { saved: seen('saved', saved) }),
    ...(isRecord(values) && { ticket: { ...ticket, values: seen('ticket.values', values) } }),
  };
}

/**
 * Finds fields with personal data by the id that scripts and forms share: whichever of the definitions has one. A field without
 * goes behind it, as it does at the server.
 *
 * @example
 * const sight = { policy, viewer, fieldOf: privateFieldOf([repairCallScript, repairTicketForm]) };
 */
export function privateFieldOf(definitions: readonly Definition[]): VariableSight['fieldOf'] {
  const fields = definitions.flatMap((each) => {
    if (each.kind === 'ticket-form') return each.sections.flatMap((section) => section.fields);
    return each.kind === 'call-script' ? each.steps.flatMap((step) => step.fields ?? []) : [];
  });
  return (id) => fields.find((field) => field.pii !== undefined && sharedFieldId(field) === id);
}

/** The field that a variable reads, and whose record has it; undefined for what is nobody's personal data. */
function subjectOf(
  variable: string,
  fieldOf: VariableSight['fieldOf'],
): { readonly record: 'call' | 'ticket'; readonly field: PrivateField } | undefined {
  const [, root, id = ''] = /^(customer|fields|saved|ticket\.values)\.([^.]+)/.exec(variable) ?? [];
  if (root === undefined) return undefined;
  if (root === 'customer') return { record: 'call', field: customerField(id) };
  const field = fieldOf(id);
  return field && { record: root === 'fields' ? 'call' : 'ticket', field };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
