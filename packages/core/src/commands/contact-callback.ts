import type { Issue } from '../issue.js';
import type { ContactEvent } from '../outbound/contact.js';
import type { CompiledOutboundPolicy } from '../outbound/outbound-rules.js';
import { APPEND_STORES } from '../sync/outbox.js';
import type { CommandContext } from './command.js';
import { appendEvent, bookIn, readContact } from './contacts.js';

export interface ContactCallbackInput {
  /** The contact's id. */
  readonly contact: string;
  readonly policy: CompiledOutboundPolicy;
  /** In epoch milliseconds. */
  readonly at: number;
  /** The agent who will call; absent, the team will. */
  readonly agent?: string;
}

export type ContactCallbackResult =
  | { readonly ok: true; readonly event: ContactEvent }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly nextAt?: number };

/**
 * Books a callback outside of a call, or moves the one that is there; a time at which nobody may be called is refused with the
 * reason and the next one that would do. Throws `record-not-found`.
 *
 * @example
 * await desk.run(bookContactCallback, { contact, policy, at: tomorrowAtTen, agent: desk.agent.id });
 */
export async function bookContactCallback(
  context: CommandContext,
  { contact, policy, at, agent }: ContactCallbackInput,
): Promise<ContactCallbackResult> {
  return context.store.write(APPEND_STORES, async (tx): Promise<ContactCallbackResult> => {
    const entry = await readContact(tx, contact);
    const callback = { at, ...(agent === undefined ? {} : { agent }) };
    const result = await bookIn(tx, context, { entry, policy, callback });
    if (!result.ok) return result;
    const happening = { type: 'callback-booked', callback: result.callback } as const;
    return { ok: true, event: await appendEvent(tx, context, { entry, happening }) };
  });
}

/**
 * Drops the callback of a contact; retries go by the policy again. Throws `record-not-found`.
 *
 * @example
 * await desk.run(dropContactCallback, { contact });
 */
export async function dropContactCallback(
  context: CommandContext,
  { contact }: { readonly contact: string },
): Promise<ContactEvent> {
  return context.store.write(APPEND_STORES, async (tx) => {
    const entry = await readContact(tx, contact);
    return appendEvent(tx, context, { entry, happening: { type: 'callback-dropped' } });
  });
}
