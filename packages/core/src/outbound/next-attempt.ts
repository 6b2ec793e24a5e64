import { DAY_MS } from '../definition/civil-day.js';
import { zoneClock, type ZoneClock } from '../definition/zone-clock.js';
import type { Attempt, AttemptBlock, AttemptDecision, OutboundContact } from './attempt.js';
import { inScope, type CompiledOutboundPolicy, type Hold, type OutboundFacts } from './outbound-rules.js';
import { SEARCH_DAYS } from './first-open.js';

/** Who asks, and when. */
export interface AttemptOptions {
  /** Epoch ms. */
  readonly now: number;
  /** The agent who would dial; a colleague's callback waits for its owner. */
  readonly agent?: string;
}

/**
 * Decides whether a contact may be dialled now. Every reason against it is named, with the moment at which it would no
 * longer hold; `nextAt` is the earliest moment at which none holds, given that nothing else happens until then. Daily
 * hours are searched for 400 days after the last wait. More history never makes it earlier; do-not-call is final.
 *
 * @example
 * const policy = compileOutboundPolicy(followUpOutboundPolicy);
 * const busy = [{ at: Date.UTC(2026, 2, 2, 2), outcome: 'busy' }];
 * nextAttempt(policy, { id: 'c1', zone: 'Asia/Shanghai' }, busy, { now: Date.UTC(2026, 2, 2, 3) });
 * // { allowed: false, blockedBy: [{ code: 'retry-wait', … }], nextAt: Date.UTC(2026, 2, 2, 6) }
 */
export function nextAttempt(
  policy: CompiledOutboundPolicy,
  contact: OutboundContact,
  history: readonly Attempt[],
  { now, agent }: AttemptOptions,
): AttemptDecision {
  const holds = holdsAgainst(policy, contact, history, { agent });
  const blockedBy = blocksAt(holds, now);
  if (blockedBy.length === 0) return { allowed: true };
  const nextAt = firstFree(holds, now);
  return { allowed: false, blockedBy, ...(nextAt === undefined ? {} : { nextAt }) };
}

/** Everything that can stand against dialling a contact, the most lasting first. */
export function holdsAgainst(
  policy: CompiledOutboundPolicy,
  contact: OutboundContact,
  history: readonly Attempt[],
  { agent }: { agent: string | undefined },
): Hold[] {
  const holds: Hold[] = [];
  addFinal(contact, history, holds);
  addCallback(policy, contact, agent, holds);
  const facts: OutboundFacts = {
    contact,
    history,
    zones: zonesOf(policy, contact),
    callbackDue: callbackDue(contact, history),
  };
  for (const rule of policy.rules) rule(facts, holds);
  return holds;
}

/** What blocks at a moment. */
export function blocksAt(holds: readonly Hold[], at: number): AttemptBlock[] {
  const blocks: AttemptBlock[] = [];
  for (const hold of holds) {
    const until = hold.free(at);
    if (until > at) {
      const { code, params } = hold;
      blocks.push(until === Infinity ? { code, params } : { code, params, until });
    }
  }
  return blocks;
}

/** The earliest moment from `from` on at which nothing blocks. Each hold skips only moments that it blocks itself. */
export function firstFree(holds: readonly Hold[], from: number): number | undefined {
  let at = from;
  let limit = from + SEARCH_DAYS * DAY_MS;
  while (at <= limit) {
    let next = at;
    for (const hold of holds) {
      const free = hold.free(next);
      if (free === Infinity) return undefined;
      if (free > next && hold.daily !== true) limit = Math.max(limit, free + SEARCH_DAYS * DAY_MS);
      next = free;
    }
    if (next === at) return at;
    at = next;
  }
  return undefined;
}

/**
 * When a contact's booked callback is due, and Infinity when there is none or it was made: an attempt at its time or later
 * has been its answer.
 *
 * @example
 * callbackDue({ id: 'c1', callback: { at: 5 } }, []); // 5
 */
export function callbackDue(contact: OutboundContact, history: readonly Attempt[]): number {
  const { callback } = contact;
  if (callback === undefined) return Infinity;
  const made = history.some((attempt) => attempt.at >= callback.at && inScope(attempt, contact, 'contact'));
  return made ? Infinity : callback.at;
}

function addFinal(contact: OutboundContact, history: readonly Attempt[], holds: Hold[]): void {
  let doNotCall = contact.doNotCall === true;
  let finished = false;
  for (const attempt of history) {
    if (attempt.flags === undefined) continue;
    doNotCall ||=
      attempt.flags.includes('do-not-call') &&
      (inScope(attempt, contact, 'contact') || inScope(attempt, contact, 'number'));
    finished ||= attempt.flags.includes('final') && inScope(attempt, contact, 'subject');
  }
  if (doNotCall) holds.push(DO_NOT_CALL);
  if (finished) holds.push(FINISHED);
}

const DO_NOT_CALL: Hold = { code: 'do-not-call', params: {}, free: () => Infinity };
const FINISHED: Hold = { code: 'finished', params: {}, free: () => Infinity };

function addCallback(
  { callbacks }: CompiledOutboundPolicy,
  { callback }: OutboundContact,
  agent: string | undefined,
  holds: Hold[],
): void {
  if (callback === undefined) return;
  const due = callback.at;
  holds.push({ code: 'callback-booked', params: {}, free: (at) => Math.max(at, due) });
  if (callback.agent === undefined || callback.agent === agent) return;
  const team = due + callbacks.fallsToTeamMs;
  const params = { agent: callback.agent };
  holds.push({ code: 'callback-of-colleague', params, free: (at) => Math.max(at, team) });
}

/** The customer's zone; or all that it may be, those of the policy too when one cannot be read or none is given. */
function zonesOf({ zones }: CompiledOutboundPolicy, contact: OutboundContact): readonly ZoneClock[] {
  const names = contact.zone === undefined ? (contact.zones ?? []) : [contact.zone];
  const clocks = names.map(zoneClock).filter((clock) => clock !== undefined);
  return clocks.length > 0 && clocks.length === names.length ? clocks : [...new Set([...clocks, ...zones])];
}
