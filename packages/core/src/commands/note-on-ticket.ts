import { APPEND_STORES } from '../sync/outbox.js';
import type { Ticket } from '../ticket/ticket.js';
import { changeTicket } from './change-ticket.js';
import { readDoc, type CommandContext } from './command.js';

export interface NoteInput {
  readonly id: string;
  readonly text: string;
  /** `replied`: the customer was told so, which stops the clocks of responses. `noted` (default) is for colleagues. */
  readonly type?: 'replied' | 'noted';
}

/**
 * Adds a note to a ticket's log. Throws `record-not-found`.
 *
 * @example
 * await desk.run(noteOnTicket, { id, type: 'replied', text: 'An engineer comes at ten.' });
 */
export async function noteOnTicket(context: CommandContext, { id, text, type = 'noted' }: NoteInput): Promise<Ticket> {
  return context.store.write(APPEND_STORES, async (tx) => {
    await readDoc<Ticket>(tx, 'ticket', id);
    return changeTicket(tx, context, id, { happening: { type, text }, change: {} });
  });
}
