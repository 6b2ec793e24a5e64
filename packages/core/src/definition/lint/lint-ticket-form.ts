import type { Issue } from '../../issue.js';
import { listOf, name, number, objectOf, oneOf, string, text } from '../shape.js';
import type { TicketFormDefinition } from '../ticket-form.js';
import { field, head, link } from './field-shapes.js';
import { checkFields, checkIds, idsOf, placed, placedFields } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const shape = objectOf({
  ...head,
  sections: listOf(objectOf({ id: name, title: text, fields: listOf(field, 1) }), 1),
  'hidden?': oneOf(['omit', 'keep']),
  'numbering?': string,
  'timeZone?': string,
  'workflow?': link,
  'sla?': link,
  'assignment?': link,
  'duplicates?': objectOf({ fields: listOf(name, 1), days: number }),
});

/**
 * Lists what is wrong with a ticket form.
 *
 * @example
 * lintTicketForm(repairTicketForm); // []
 */
export function lintTicketForm(value: unknown): Issue[] {
  return lintByRules<TicketFormDefinition>(value, {
    kind: 'ticket-form',
    shape,
    salvage: checkSections,
    references(form, found) {
      checkSections(form, found);
      checkIds(placed(form.sections, ['sections']), found);
    },
  });
}

function checkSections(form: unknown, found: Issue[]): void {
  const fields = placedFields(form, 'sections', 'fields');
  checkFields(fields, { ids: idsOf(fields), root: 'fields', takesFiles: true }, found);
}
