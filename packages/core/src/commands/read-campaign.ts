import type { ContactBatch, ContactEvent } from '../outbound/contact.js';
import { campaignEntries, type CampaignEntry } from '../outbound/contact-log.js';
import { entityKey } from '../storage/schema.js';
import type { CommandContext } from './command.js';
import { batchesOf, eventsBy } from './contacts.js';

/** A calling list as this device has it. */
export interface KnownCampaign {
  /** In the order of their import. */
  readonly entries: readonly CampaignEntry[];
  readonly batches: readonly ContactBatch[];
  readonly events: readonly ContactEvent[];
}

/**
 * Reads the calling list of a campaign from this device, with all that has happened to its contacts. Some hundred records hold
 * a hundred thousand contacts: it is one read.
 *
 * @example
 * const { entries } = await desk.run(readCampaign, { campaign: 'autumn' });
 * const { progress } = campaignDay(policy, entries, { now, dayEnd });
 */
export async function readCampaign(
  { store }: CommandContext,
  { campaign }: { readonly campaign: string },
): Promise<KnownCampaign> {
  const [batches, events] = await store.read(['entities'], (tx) =>
    Promise.all([batchesOf(tx, campaign), eventsBy(tx, 'campaign', campaign)]),
  );
  return { batches, events, entries: campaignEntries(batches, events) };
}

/** What was written of the calling lists on this device, by ids: by somebody here, or because the server has answered. */
export interface ContactChange {
  readonly batches: readonly string[];
  readonly events: readonly string[];
  /** Anything else may have changed: read the lists again. */
  readonly missed: boolean;
}

/**
 * Hears what is written of the calling lists on this device. What is there already never changes, so that only ids that one does
 * not know are worth reading. Returns what ends it.
 *
 * @example
 * const stop = await desk.run(watchContacts, ({ events }) => list.add(events));
 */
export function watchContacts(
  { store }: CommandContext,
  listener: (change: ContactChange) => void,
): Promise<() => void> {
  const stop = store.subscribe(({ keys, missed = false }) => {
    const ours = keys.filter((each) => each.store === 'entities').map(({ key }) => String(key));
    const idsOf = (type: string): string[] =>
      ours.filter((key) => key.startsWith(type)).map((key) => key.slice(type.length));
    const change = { batches: idsOf('contact-batch/'), events: idsOf('contact-event/'), missed };
    if (missed || change.batches.length + change.events.length > 0) listener(change);
  });
  return Promise.resolve(stop);
}

/**
 * Reads events by their ids; those that are not here are left out.
 *
 * @example
 * const events = await desk.run(readContactEvents, { ids: change.events });
 */
export async function readContactEvents(
  { store }: CommandContext,
  { ids }: { readonly ids: readonly string[] },
): Promise<readonly ContactEvent[]> {
  const records = await store.read(['entities'], (tx) =>
    Promise.all(ids.map((id) => tx.get('entities', entityKey('contact-event', id)))),
  );
  return records.flatMap((record) => (record?.deleted === false ? [record.doc as unknown as ContactEvent] : []));
}
