import type { TicketFormDefinition } from '../definition/ticket-form.js';
import { hasSense, isField, readsFields } from '../definition/usable/field-tests.js';
import {
  areDistinct,
  definitionOf,
  holds,
  isLink,
  isName,
  isNumber,
  isString,
  isText,
  listOf,
  maybe,
  recordOf,
} from '../definition/usable/value-tests.js';

/**
 * Tells whether tickets can be written by a form, as a yes or a no: its parts are what they should be, its expressions compile
 * and read fields that there are, its patterns are safe. A widget asks this before it shows a form, and asks `lintTicketForm` for
 * the reasons only after a no. What the linter minds and no ticket does, such as a `width` that there is not, passes.
 *
 * @example
 * isUsableTicketForm({ ...form, sections: [] }); // false
 */
export function isUsableTicketForm(value: unknown): value is TicketFormDefinition {
  return holds(() => isForm(value) && holdsTogether(value as TicketFormDefinition));
}

const isForm = definitionOf('ticket-form', {
  sections: listOf(recordOf({ id: isName, title: isText, fields: listOf(isField, 1) }), 1),
  numbering: maybe(isString),
  timeZone: maybe(isString),
  workflow: maybe(isLink),
  sla: maybe(isLink),
  assignment: maybe(isLink),
  duplicates: maybe(recordOf({ fields: listOf(isName, 1), days: isNumber })),
});

function holdsTogether({ sections }: TicketFormDefinition): boolean {
  const fields = sections.flatMap((section) => section.fields);
  const reads = readsFields(fields.map(({ id }) => id));
  return [sections, fields].every(areDistinct) && fields.every((field) => hasSense(field, reads));
}
