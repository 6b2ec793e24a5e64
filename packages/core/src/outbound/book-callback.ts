import { DAY_MS } from '../definition/civil-day.js';
import { issue, type Issue } from '../issue.js';
import type { Attempt, Callback, OutboundContact } from './attempt.js';
import { blocksAt, firstFree, holdsAgainst } from './next-attempt.js';
import type { CompiledOutboundPolicy } from './outbound-rules.js';

/** A wish for a callback. Moments are epoch ms. */
export interface CallbackWish {
  readonly now: number;
  readonly at: number;
  /** The agent who will make it; absent, the team will. */
  readonly agent?: string;
  readonly history?: readonly Attempt[];
  /** The callbacks that are open already. */
  readonly booked?: readonly Callback[];
}

/** The callback to keep with the contact, or why not, and the next time that would do. */
export type CallbackResult =
  | { readonly ok: true; readonly callback: Callback }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly nextAt?: number };

/**
 * Books a callback for a time at which the contact may be dialled. It takes the place of the one that the contact has.
 * Findings lie at `at` or `agent`; those at `at` have the codes of blocks, `callback-past` or `callback-too-far`.
 *
 * @example
 * const contact = { id: 'c1', zone: 'Asia/Shanghai' };
 * bookCallback(policy, contact, { now, at: tomorrowAtTen, agent: '1001' }); // { ok: true, callback: { … } }
 */
export function bookCallback(
  policy: CompiledOutboundPolicy,
  contact: OutboundContact,
  { now, at, agent, history = [], booked = [] }: CallbackWish,
): CallbackResult {
  const { maxDaysAhead, maxPerAgent } = policy.callbacks;
  const latest = now + maxDaysAhead * DAY_MS;
  const callback: Callback = { at, bookedAt: now, ...(agent === undefined ? {} : { agent }) };
  const holds = holdsAgainst(policy, { ...contact, callback }, history, { agent });
  const issues = blocksAt(holds, at).map(({ code, params }) => issue(code, ['at'], params));
  if (at < now) issues.unshift(issue('callback-past', ['at']));
  if (at > latest) issues.unshift(issue('callback-too-far', ['at'], { days: maxDaysAhead }));
  const own = booked.filter((other) => agent !== undefined && other.agent === agent);
  if (own.length >= maxPerAgent) issues.push(issue('callback-limit', ['agent'], { max: maxPerAgent }));
  if (issues.length === 0) return { ok: true, callback };

  const nextAt = nextTime(policy, contact, { now, at, agent, history, latest });
  return { ok: false, issues, ...(nextAt === undefined ? {} : { nextAt }) };
}

/** The first possible time from the wish on; from now on, if the wish was too early or too far. */
function nextTime(
  policy: CompiledOutboundPolicy,
  contact: OutboundContact,
  {
    now,
    at,
    agent,
    history,
    latest,
  }: { now: number; at: number; agent: string | undefined; history: readonly Attempt[]; latest: number },
): number | undefined {
  const from = at > latest ? now : Math.max(at, now);
  const callback: Callback = { at: from, bookedAt: now, ...(agent === undefined ? {} : { agent }) };
  const next = firstFree(holdsAgainst(policy, { ...contact, callback }, history, { agent }), from);
  return next !== undefined && next <= latest ? next : undefined;
}
