import type { CompiledCalendar } from './compile-calendar.js';
import type { CompiledSlaPolicy } from './compile-policy.js';
import { createRun, handleEvent, resultOf, type TicketAt } from './clock-run.js';
import type { SlaClock, SlaEvent } from './sla-event.js';

/** Compiled calendars by their ids. */
export type Calendars = Readonly<Partial<Record<string, CompiledCalendar>>>;

/** What is set first when events carry the same time; all others keep the order of the log. */
const FIRST: Readonly<Partial<Record<string, number>>> = { created: 0, 'priority-changed': 1 };

const STATUS_OF: Readonly<Partial<Record<string, string>>> = {
  resolved: 'resolved',
  closed: 'closed',
  reopened: 'reopened',
};

/**
 * Reads the clocks of a ticket off its log: one for each target, in the policy's order. Nothing is stored and nothing
 * counts on by itself, so the same log gives the same answer everywhere, and a changed calendar or policy is at once true
 * of open tickets. Results that a closure carries stay as they are. Events after `now` have not happened yet. Throws
 * `definition-not-found` for a calendar that is not given.
 *
 * @example
 * const events = [{ type: 'created', at: nine }, { type: 'replied', at: ten }];
 * slaClocks(compileSlaPolicy(policy), { hotline: compileCalendar(hotline) }, events, noon);
 * // [{ id: 'first-response', state: 'met', used: 3600000, left: 10800000, … }]
 */
export function slaClocks(
  policy: CompiledSlaPolicy,
  calendars: Calendars,
  events: readonly SlaEvent[],
  now: number,
): SlaClock[] {
  const runs = policy.targets.map((target) => createRun(target, calendars));
  let ticket: TicketAt = { scope: { ticket: {} }, status: undefined, priority: undefined, over: false };
  for (const event of inOrder(events)) {
    if (event.at > now) break;
    const before = ticket;
    ticket = after(before, event);
    for (const run of runs) handleEvent(run, event, ticket, before);
  }
  return runs.map((run) => resultOf(run, now));
}

/**
 * Puts the results of that moment into the event that closes a ticket. Later edits of calendars then leave them alone, and
 * when the ticket is opened again its clocks go on from them.
 *
 * @example
 * log.push(withFinalClocks(policy, calendars, log, { type: 'closed', at: clock.now() }));
 */
export function withFinalClocks(
  policy: CompiledSlaPolicy,
  calendars: Calendars,
  events: readonly SlaEvent[],
  closing: SlaEvent,
): SlaEvent {
  return { ...closing, clocks: slaClocks(policy, calendars, [...events, closing], closing.at) };
}

function after(before: TicketAt, event: SlaEvent): TicketAt {
  const status = event.status ?? STATUS_OF[event.type] ?? before.status;
  const priority = event.priority ?? before.priority;
  const changed = status !== before.status || priority !== before.priority || event.ticket !== undefined;
  const scope = changed ? { ticket: { ...before.scope.ticket, ...event.ticket, status, priority } } : before.scope;
  const ends = event.type === 'closed' || event.type === 'resolved';
  return { scope, status, priority, over: ends || (before.over && event.type !== 'reopened') };
}

function inOrder(events: readonly SlaEvent[]): readonly SlaEvent[] {
  const order = (a: SlaEvent, b: SlaEvent): number => a.at - b.at || (FIRST[a.type] ?? 2) - (FIRST[b.type] ?? 2);
  const sorted = events.every((event, index) => {
    const before = events[index - 1];
    return before === undefined || order(before, event) <= 0;
  });
  return sorted ? events : [...events].sort(order);
}
