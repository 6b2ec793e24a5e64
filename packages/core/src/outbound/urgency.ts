import type { Attempt, AttemptDecision, OutboundContact } from './attempt.js';
import { callbackDue, nextAttempt, type AttemptOptions } from './next-attempt.js';
import { inScope, type CompiledOutboundPolicy } from './outbound-rules.js';

/** A record of a calling list. */
export interface OutboundEntry {
  readonly contact: OutboundContact;
  readonly history: readonly Attempt[];
}

/** What a dial of the record would be, the most urgent first. */
export const URGENCIES = ['callback', 'retry', 'fresh'] as const;

export type Urgency = (typeof URGENCIES)[number];

/** A record with its place in the day. */
export interface RankedEntry<E extends OutboundEntry = OutboundEntry> {
  readonly entry: E;
  readonly urgency: Urgency;
  readonly decision: AttemptDecision;
}

/**
 * Orders a calling list: what may be dialled now goes first, and in it due callbacks (the longest due first), then
 * retries (the longest untried first), then fresh records as they were given. What must wait follows, the soonest first,
 * and what can never be dialled comes last.
 *
 * @example
 * orderByUrgency(policy, list, { now, agent: '1001' })[0]; // { entry, urgency: 'callback', decision: { allowed: true } }
 */
export function orderByUrgency<E extends OutboundEntry>(
  policy: CompiledOutboundPolicy,
  entries: readonly E[],
  options: AttemptOptions,
): RankedEntry<E>[] {
  return entries
    .map((entry) => rankEntry(policy, entry, options))
    .sort(byUrgency)
    .map(({ ranked }) => ranked);
}

/**
 * The record to dial next; undefined when none may be dialled now.
 *
 * @example
 * nextBestContact(policy, list, { now, agent: '1001' })?.contact.number;
 */
export function nextBestContact<E extends OutboundEntry>(
  policy: CompiledOutboundPolicy,
  entries: readonly E[],
  options: AttemptOptions,
): E | undefined {
  const first = orderByUrgency(policy, entries, options)[0];
  return first?.decision.allowed === true ? first.entry : undefined;
}

/** A record with what it is ordered by. */
export interface Ranked<E extends OutboundEntry> {
  readonly ranked: RankedEntry<E>;
  readonly readyAt: number;
  readonly group: number;
  readonly since: number;
}

/**
 * Works out the place of one record.
 *
 * @example
 * entries.map((entry) => rankEntry(policy, entry, { now })).sort(byUrgency);
 */
export function rankEntry<E extends OutboundEntry>(
  policy: CompiledOutboundPolicy,
  entry: E,
  options: AttemptOptions,
): Ranked<E> {
  const { contact, history } = entry;
  const decision = nextAttempt(policy, contact, history, options);
  const due = callbackDue(contact, history);
  const last = lastAttempt(entry);
  const urgency: Urgency = due < Infinity ? 'callback' : last > 0 ? 'retry' : 'fresh';
  return {
    ranked: { entry, urgency, decision },
    // Finite, so that two of them can be subtracted.
    readyAt: decision.allowed ? 0 : (decision.nextAt ?? Number.MAX_SAFE_INTEGER),
    group: URGENCIES.indexOf(urgency),
    since: urgency === 'callback' ? due : last,
  };
}

/**
 * Compares two records by their place in the day.
 *
 * @example
 * ranked.sort(byUrgency);
 */
export function byUrgency(a: Ranked<OutboundEntry>, b: Ranked<OutboundEntry>): number {
  return a.readyAt - b.readyAt || a.group - b.group || a.since - b.since;
}

/** 0 when there was none. */
function lastAttempt({ contact, history }: OutboundEntry): number {
  let last = 0;
  for (const attempt of history) if (inScope(attempt, contact, 'subject')) last = Math.max(last, attempt.at);
  return last;
}
