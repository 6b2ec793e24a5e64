import type { AttemptDecision } from './attempt.js';
import { byUrgency, rankEntry, type OutboundEntry, type Ranked, type RankedEntry } from './urgency.js';
import type { AttemptOptions } from './next-attempt.js';
import type { CompiledOutboundPolicy } from './outbound-rules.js';

/** Where a contact stands today. */
export const CONTACT_STANDINGS = ['ready', 'today', 'later', 'done'] as const;

export type ContactStanding = (typeof CONTACT_STANDINGS)[number];

/** A contact with its place in the day: to dial now, to dial later today, over to another day, or not at all any more. */
export interface DayEntry<E extends OutboundEntry = OutboundEntry> extends RankedEntry<E> {
  readonly standing: ContactStanding;
}

export interface CampaignDay<E extends OutboundEntry = OutboundEntry> {
  /** As `orderByUrgency` orders them. */
  readonly entries: readonly DayEntry<E>[];
  readonly progress: CampaignProgress;
}

/** How far a campaign has got, in contacts. */
export interface CampaignProgress {
  readonly total: number;
  /** To dial now. */
  readonly ready: number;
  /** Blocked now, and free before the day ends. */
  readonly today: number;
  /** Free on another day only: they have gone over. */
  readonly later: number;
  /** Nothing is left to do. */
  readonly done: number;
  /** Dialled at least once. */
  readonly tried: number;
  /** Somebody was spoken with. */
  readonly contacted: number;
  /** The last result is one of those that count as success. */
  readonly success: number;
  /** How often each result was the last one. */
  readonly outcomes: ReadonlyMap<string, number>;
}

export interface CampaignDayOptions extends AttemptOptions {
  /** When the day ends, in epoch ms: what is not free before goes over to another. */
  readonly dayEnd: number;
  /** Results that count as success. */
  readonly success?: readonly string[];
}

/**
 * Puts a whole calling list in the order of the day and counts how far it has got. Contacts that nobody has dialled share one
 * decision per zone, so that a hundred thousand of them are no more work than the few that have a history.
 *
 * @example
 * const { entries, progress } = campaignDay(policy, list, { now, agent: '1001', dayEnd: midnight });
 */
export function campaignDay<E extends OutboundEntry>(
  policy: CompiledOutboundPolicy,
  entries: readonly E[],
  { now, agent, dayEnd, success = [] }: CampaignDayOptions,
): CampaignDay<E> {
  const options = { now, ...(agent === undefined ? {} : { agent }) };
  const shared = new Map<string, Ranked<E>>();
  const counts = { ready: 0, today: 0, later: 0, done: 0, tried: 0, contacted: 0, success: 0 };
  const outcomes = new Map<string, number>();
  // Whom nobody has dialled, by when they are free; they stay as they were given, and need not be sorted.
  const fresh = new Map<number, DayEntry<E>[]>();
  const others: { readonly rank: Ranked<E>; readonly day: DayEntry<E> }[] = [];
  for (const entry of entries) {
    const key = isUntouched(entry) ? (entry.contact.zone ?? '') : undefined;
    const rank = (key === undefined ? undefined : shared.get(key)) ?? rankEntry(policy, entry, options);
    if (key !== undefined) shared.set(key, rank);
    const { urgency, decision } = rank.ranked;
    const standing = standingOf(decision, dayEnd);
    const day = { entry, urgency, decision, standing };
    counts[standing] += 1;
    if (urgency !== 'fresh') others.push({ rank, day });
    else if (!fresh.get(rank.readyAt)?.push(day)) fresh.set(rank.readyAt, [day]);
    const last = entry.history.at(-1);
    if (last === undefined) continue;
    counts.tried += 1;
    if (entry.history.some(({ flags }) => flags?.includes('contact'))) counts.contacted += 1;
    if (success.includes(last.outcome)) counts.success += 1;
    outcomes.set(last.outcome, (outcomes.get(last.outcome) ?? 0) + 1);
  }
  others.sort((a, b) => byUrgency(a.rank, b.rank));
  return { entries: merged(others, fresh), progress: { total: entries.length, ...counts, outcomes } };
}

/** Of those who are free at one moment, who was dialled before, or waits for a callback, goes first. */
function merged<E extends OutboundEntry>(
  others: readonly { readonly rank: Ranked<E>; readonly day: DayEntry<E> }[],
  fresh: ReadonlyMap<number, readonly DayEntry<E>[]>,
): DayEntry<E>[] {
  const order: DayEntry<E>[] = [];
  let next = 0;
  const takeUntil = (readyAt: number): void => {
    for (let other = others[next]; other !== undefined && other.rank.readyAt <= readyAt; other = others[++next])
      order.push(other.day);
  };
  for (const [readyAt, block] of [...fresh].sort(([a], [b]) => a - b)) {
    takeUntil(readyAt);
    for (const day of block) order.push(day);
  }
  takeUntil(Infinity);
  return order;
}

function standingOf(decision: AttemptDecision, dayEnd: number): ContactStanding {
  if (decision.allowed) return 'ready';
  if (decision.nextAt === undefined) return 'done';
  return decision.nextAt < dayEnd ? 'today' : 'later';
}

/** Rules look at the zone only, where there is no history and nothing was agreed. */
function isUntouched({ contact, history }: OutboundEntry): boolean {
  const { callback, consents, doNotCall, zones } = contact;
  return (
    history.length === 0 &&
    callback === undefined &&
    consents === undefined &&
    doNotCall === undefined &&
    zones === undefined
  );
}
