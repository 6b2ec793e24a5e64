import type { FileField } from './file-field.js';
import type { TicketAttachments } from './ticket-attachments.js';

/**
 * Resolves when the files that were picked in a form are kept, or refused; undefined when none is under way.
 *
 * @example
 * await filesKept(form.renderRoot); // and then submit
 */
export function filesKept(root: ParentNode): Promise<unknown> | undefined {
  const places = root.querySelectorAll<FileField | TicketAttachments>(
    'callside-file-field, callside-ticket-attachments',
  );
  const underWay = [...places].flatMap(({ keeping }) => keeping ?? []);
  return underWay.length === 0 ? undefined : Promise.all(underWay);
}
