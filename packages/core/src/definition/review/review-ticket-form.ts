import { issue, type Issue } from '../../issue.js';
import { nearest } from '../shape.js';
import type { TicketFormDefinition } from '../ticket-form.js';

/** Finds a rule for duplicates that no ticket can meet. */
export function reviewTicketForm({ sections, duplicates }: TicketFormDefinition, found: Issue[]): void {
  if (duplicates === undefined) return;
  const known = sections.flatMap(({ fields }) => fields.map(({ id }) => id));
  duplicates.fields.forEach((id, index) => {
    if (known.includes(id)) return;
    found.push(issue('unknown-duplicate-field', ['duplicates', 'fields', index], { field: id }, nearest(id, known)));
  });
  if (!Number.isInteger(duplicates.days) || duplicates.days < 1) {
    found.push(issue('count-malformed', ['duplicates', 'days']));
  }
}
