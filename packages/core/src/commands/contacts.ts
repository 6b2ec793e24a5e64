import { CallsideError } from '../errors.js';
import type { Callback } from '../outbound/attempt.js';
import { bookCallback, type CallbackResult } from '../outbound/book-callback.js';
import type { ContactBatch, ContactEvent, ContactHappening } from '../outbound/contact.js';
import { contactId, placeOfContact } from '../outbound/contact.js';
import { campaignEntry, type CampaignEntry } from '../outbound/contact-log.js';
import { callbackDue } from '../outbound/next-attempt.js';
import type { CompiledOutboundPolicy } from '../outbound/outbound-rules.js';
import { termPrefix, type IndexedName } from '../storage/index-plan.js';
import { entityKey } from '../storage/schema.js';
import type { ReadTx, WriteTx } from '../storage/store.js';
import { appendMutation } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';

/**
 * Reads a contact with its log. Throws `record-not-found`.
 *
 * @example
 * const { contact, history } = await readContact(tx, id);
 */
export async function readContact(tx: ReadTx, id: string): Promise<CampaignEntry> {
  const found = await findContact(tx, id);
  if (found !== undefined) return found;
  throw new CallsideError('record-not-found', `The contact ${id} is not here.`, { details: { id } });
}

/**
 * Reads a contact with its log; undefined where its batch is not on this device.
 *
 * @example
 * const entry = await findContact(tx, event.contact);
 */
export async function findContact(tx: ReadTx, id: string): Promise<CampaignEntry | undefined> {
  const place = placeOfContact(id);
  if (place === undefined) return undefined;
  const record = await tx.get('entities', entityKey('contact-batch', place.batch));
  if (record?.deleted !== false) return undefined;
  const batch = record.doc as unknown as ContactBatch;
  if (batch.contacts[place.line] === undefined) return undefined;
  return campaignEntry(batch, place.line, await eventsBy(tx, 'contact', contactId(batch.id, place.line)));
}

/**
 * Reads what happened by what it is indexed by; deleted events are left out.
 *
 * @example
 * const events = await eventsBy(tx, 'campaign', 'autumn');
 */
export async function eventsBy(tx: ReadTx, name: IndexedName<'contact-event'>, value: string): Promise<ContactEvent[]> {
  const found = await tx.getAll('entities', { index: 'term', prefix: termPrefix('contact-event', name, value) });
  return found.map(({ doc }) => doc as unknown as ContactEvent);
}

/**
 * Reads the batches of a campaign.
 *
 * @example
 * const batches = await batchesOf(tx, 'autumn');
 */
export async function batchesOf(tx: ReadTx, campaign: string): Promise<ContactBatch[]> {
  const prefix = termPrefix('contact-batch', 'campaign', campaign);
  return (await tx.getAll('entities', { index: 'term', prefix })).map(({ doc }) => doc as unknown as ContactBatch);
}

/**
 * Adds to a contact's log, in the caller's transaction.
 *
 * @example
 * await appendEvent(tx, context, { entry, happening: { type: 'callback-dropped' } });
 */
export async function appendEvent(
  tx: WriteTx,
  context: CommandContext,
  { entry, happening }: { readonly entry: CampaignEntry; readonly happening: ContactHappening },
): Promise<ContactEvent> {
  const set = {
    ...happening,
    campaign: entry.batch.campaign,
    contact: entry.contact.id,
    at: context.clock.now(),
    by: context.agent.id,
  };
  const head = { ...stamp(context), type: 'contact-event', entityId: context.newId() } as const;
  const { doc } = await appendMutation(tx, { ...head, op: 'create', set });
  return doc as unknown as ContactEvent;
}

/**
 * Judges a wish for a callback with what the agent has open already.
 *
 * @example
 * const result = await bookIn(tx, context, { entry, policy, callback: { at } });
 */
export async function bookIn(
  tx: ReadTx,
  { clock }: CommandContext,
  given: { readonly entry: CampaignEntry; readonly policy: CompiledOutboundPolicy; readonly callback: Callback },
): Promise<CallbackResult> {
  const { entry, policy, callback } = given;
  const { at, agent } = callback;
  const booked = agent === undefined ? [] : await openCallbacks(tx, agent, entry.contact.id);
  const wish = { now: clock.now(), at, history: entry.history, booked, ...(agent === undefined ? {} : { agent }) };
  const { callback: _before, ...contact } = entry.contact;
  return bookCallback(policy, contact, wish);
}

/** What an agent has promised other contacts, and not kept yet. */
async function openCallbacks(tx: ReadTx, agent: string, except: string): Promise<Callback[]> {
  const promised = new Set((await eventsBy(tx, 'agent', agent)).map(({ contact }) => contact));
  promised.delete(except);
  const entries = await Promise.all([...promised].map((id) => findContact(tx, id)));
  return entries
    .filter((entry) => entry !== undefined)
    .filter(({ contact, history }) => contact.callback?.agent === agent && callbackDue(contact, history) < Infinity)
    .flatMap(({ contact: { callback } }) => callback ?? []);
}
