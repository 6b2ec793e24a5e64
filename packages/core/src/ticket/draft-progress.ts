import type { Values } from '../definition/field.js';
import type { TicketFormDefinition } from '../definition/ticket-form.js';
import { isEmpty } from '../form/field-values.js';
import { sameValue, valueOf } from '../form/form-field.js';
import { defaultValues } from '../form/default-values.js';
import { createFormModel } from '../form/form-model.js';
import type { Scope } from '../logic/expression.js';

/** How far an unfinished ticket has got. */
export interface DraftProgress {
  /** Fields on show, and how many of them have a value. */
  readonly shown: number;
  readonly filled: number;
  /** Fields without which the ticket cannot be submitted, by id. */
  readonly missing: readonly string[];
  /** Something was typed: the form by itself would have filled in other values, or none. */
  readonly isTyped: boolean;
}

/**
 * Tells how far an unfinished ticket has got in its form. Throws as {@link createFormModel} does for a broken form.
 *
 * @example
 * draftProgress(repairForm, { name: 'Ms Chen' }); // { shown: 8, filled: 1, missing: ['phone', …], isTyped: true }
 */
export function draftProgress(form: TicketFormDefinition, values: Values, scope: Scope = {}): DraftProgress {
  const fields = form.sections.flatMap((section) => section.fields);
  const model = createFormModel(fields, { values, scope, hidden: form.hidden });
  const states = fields.flatMap(({ id }) => {
    const state = model.state(id);
    return state?.visible === true ? [state] : [];
  });
  const given = defaultValues(fields, scope);
  const empty = states.filter(({ value }) => isEmpty(value));
  return {
    shown: states.length,
    filled: states.length - empty.length,
    missing: empty.filter(({ required }) => required).map(({ field }) => field.id),
    isTyped: Object.keys(values).some((id) => {
      const value = valueOf(values, id);
      return !isEmpty(value) && !sameValue(value, valueOf(given, id));
    }),
  };
}
