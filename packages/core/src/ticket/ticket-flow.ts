import type { WorkflowDefinition } from '../definition/workflow.js';
import type { SlaEvent } from '../sla/sla-event.js';
import { replayMoves, type Replay } from '../workflow/replay.js';
import type { Refusal } from '../workflow/snapshot.js';
import { inOrder, type TicketEntry } from './ticket-log.js';
import type { Ticket } from './ticket.js';

/** What of a ticket its way depends on. */
export type TicketHistory = Pick<Ticket, 'createdAt' | 'createdBy' | 'log'>;

/** Where a ticket stands, and how it came there. */
export type TicketFlow = Replay<TicketMove>;

type TicketMove = Extract<TicketEntry, { readonly type: 'moved' }>;

/**
 * Follows a ticket through its workflow, from its log alone, in the order in which the server has taken its lines. Everybody
 * who has the same log comes to the same state: of two moves that exclude each other the one that came first stands, and
 * the other one is among the refused with its reason. Deadlines fire at their own moments, up to `now`.
 *
 * @example
 * ticketFlow(ticket, TICKET_WORKFLOW, clock.now()).snapshot.state; // 'processing'
 */
export function ticketFlow(ticket: TicketHistory, workflow: WorkflowDefinition, now: number): TicketFlow {
  const { createdAt, createdBy, log = [] } = ticket;
  const moves = log.filter((entry) => entry.type === 'moved');
  return replayMoves(workflow, moves, { now: createdAt, by: createdBy, until: now });
}

/**
 * Where the moves of a ticket have led, whatever deadlines have done since the last of them: the status that goes with its
 * log, and whether the last move has stood. Undefined for a ticket that nobody has moved.
 *
 * @example
 * lastMove(ticket, TICKET_WORKFLOW); // { status: 'resolved', refusal: undefined }
 */
export function lastMove(
  ticket: TicketHistory,
  workflow: WorkflowDefinition,
): { readonly status: string; readonly refusal: Refusal | undefined } | undefined {
  const last = ticket.log?.findLast(({ type }) => type === 'moved');
  if (last === undefined) return undefined;
  const { snapshot, refused } = ticketFlow(ticket, workflow, last.at);
  const own = refused.find(({ entry }) => entry === last);
  return { status: snapshot.state, refusal: own?.refusal };
}

/** States that an SLA event of the same name stands for. */
const ENDS: ReadonlySet<string> = new Set(['resolved', 'closed', 'reopened']);

/** The move by which somebody takes a ticket up: it is its first answer. */
const TAKEN_UP = 'start';

/**
 * The lines of a ticket's log that SLA clocks read. Conditions see the ticket's values as `ticket.<field>`, and as
 * `ticket.type` the id of its form where no field is called so.
 *
 * @example
 * slaClocks(compileSlaPolicy(policy), calendars, slaEventsOf(ticket, ticketFlow(ticket, workflow, now)), now);
 */
export function slaEventsOf(ticket: Ticket, { steps, snapshot }: TicketFlow): SlaEvent[] {
  const { createdAt: at, form, values } = ticket;
  const log = inOrder(ticket.log);
  const changed = log.find((entry) => entry.type === 'priority-changed');
  const priority = changed?.from ?? ticket.priority ?? 'normal';
  const first = steps[0]?.state ?? snapshot.state;
  const events: SlaEvent[] = [
    { type: 'created', at, status: first, priority, ticket: { type: form.id, ...values } },
    ...log.flatMap((entry): SlaEvent[] => {
      if (entry.type === 'priority-changed') return [{ type: entry.type, at: entry.at, priority: entry.to }];
      return entry.type === 'replied' ? [{ type: entry.type, at: entry.at }] : [];
    }),
  ];
  steps.forEach(({ leftAt, event }, index) => {
    const status = steps[index + 1]?.state ?? snapshot.state;
    if (event === TAKEN_UP) events.push({ type: 'replied', at: leftAt });
    events.push({ type: ENDS.has(status) ? status : 'status-changed', at: leftAt, status });
  });
  return events;
}
