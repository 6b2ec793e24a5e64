import type { Attempt, OutboundContact } from './attempt.js';
import { contactId, placeOfContact, type ContactBatch, type ContactEvent, type ListedContact } from './contact.js';
import type { OutboundEntry } from './urgency.js';

/** A contact of a calling list with all that has happened to it. */
export interface CampaignEntry extends OutboundEntry {
  readonly listed: ListedContact;
  readonly batch: ContactBatch;
  /** In the order of their times. */
  readonly events: readonly ContactEvent[];
}

/**
 * Reads off the log of a contact how it stands: its attempts, and the callback that was booked last and not dropped. The order
 * in which devices have heard of the events makes no difference.
 *
 * @example
 * const { contact, history } = campaignEntry(batch, 0, events);
 * nextAttempt(policy, contact, history, { now });
 */
export function campaignEntry(batch: ContactBatch, line: number, events: readonly ContactEvent[]): CampaignEntry {
  const listed = batch.contacts[line] ?? { customer: {} };
  const ordered = events.length < 2 ? events : [...events].sort(byTime);
  return { listed, batch, events: ordered, ...standing(contactId(batch.id, line), listed, ordered) };
}

/**
 * The contacts of a campaign in the order of their import, each with its log.
 *
 * @example
 * const entries = campaignEntries(batches, events);
 */
export function campaignEntries(batches: readonly ContactBatch[], events: readonly ContactEvent[]): CampaignEntry[] {
  const logs = new Map<string, ContactEvent[]>();
  for (const event of events) {
    const log = logs.get(event.contact);
    if (log === undefined) logs.set(event.contact, [event]);
    else log.push(event);
  }
  return [...batches]
    .sort((a, b) => a.importedAt - b.importedAt || a.part - b.part || compare(a.id, b.id))
    .flatMap((batch) =>
      batch.contacts.map((_contact, line) => campaignEntry(batch, line, logs.get(contactId(batch.id, line)) ?? [])),
    );
}

/**
 * The contacts of a campaign with more that happened to some of them; all others stay the same objects. Events that are known
 * already change nothing, and those of other campaigns have no contact here.
 *
 * @example
 * entries = withEvents(entries, await desk.run(readContactEvents, { ids }));
 */
export function withEvents(entries: readonly CampaignEntry[], events: readonly ContactEvent[]): CampaignEntry[] {
  const wanted = new Map<string, ContactEvent[]>();
  for (const event of events) wanted.set(event.contact, [...(wanted.get(event.contact) ?? []), event]);
  return entries.map((entry) => {
    const added = wanted.get(entry.contact.id);
    if (added === undefined) return entry;
    const ids = new Set(added.map(({ id }) => id));
    const kept = entry.events.filter(({ id }) => !ids.has(id));
    return campaignEntry(entry.batch, placeOfContact(entry.contact.id)?.line ?? 0, [...kept, ...added]);
  });
}

function standing(id: string, listed: ListedContact, events: readonly ContactEvent[]): OutboundEntry {
  const { customer, zone, subject, doNotCall, consents } = listed;
  let callback: OutboundContact['callback'];
  const history: Attempt[] = [];
  for (const event of events) {
    if (event.type === 'attempted') history.push({ at: event.at, outcome: event.outcome, flags: event.flags });
    if (event.type === 'callback-dropped') callback = undefined;
    else callback = event.callback ?? callback;
  }
  return {
    history,
    contact: {
      id,
      ...(typeof customer.phone === 'string' ? { number: customer.phone } : {}),
      ...(zone === undefined ? {} : { zone }),
      ...(subject === undefined ? {} : { subject }),
      ...(doNotCall === true ? { doNotCall } : {}),
      ...(consents === undefined ? {} : { consents }),
      ...(callback === undefined ? {} : { callback }),
    },
  };
}

/** Of two events of one moment the ids decide, on every device alike. */
function byTime(a: ContactEvent, b: ContactEvent): number {
  return a.at - b.at || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
