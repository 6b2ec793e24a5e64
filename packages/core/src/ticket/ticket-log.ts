import type { AssignmentTarget } from '../definition/assignment-policy.js';
import type { Value } from '../definition/field.js';
import type { TicketPriority } from '../definition/ticket-priority.js';
import type { FlowValues } from '../workflow/snapshot.js';
import type { AssignmentReason } from './assign.js';

/** How two tickets belong together, seen from the one that has the link. */
export const TICKET_LINKS = ['related', 'duplicate-of', 'duplicated-by', 'parent', 'child'] as const;

export type TicketLinkKind = (typeof TICKET_LINKS)[number];

export interface TicketLink {
  /** `<kind>/<ticket>`: the same link made twice is one. */
  readonly id: string;
  readonly kind: TicketLinkKind;
  /** Id of the other ticket. */
  readonly ticket: string;
}

/** A field of a ticket before and after. Personal data and what only some roles may see is named without its values. */
export interface FieldChange {
  readonly field: string;
  readonly from?: Value;
  readonly to?: Value;
}

/** What one line of the log says. */
export type TicketHappening =
  /** Somebody asked for a move; whether it stood follows from all moves in their order, see `ticketFlow`. */
  | {
      readonly type: 'moved';
      readonly event: string;
      readonly roles: readonly string[];
      readonly data?: FlowValues;
    }
  | { readonly type: 'changed'; readonly changes: readonly FieldChange[] }
  | { readonly type: 'priority-changed'; readonly from: TicketPriority; readonly to: TicketPriority }
  | {
      readonly type: 'assigned';
      readonly from?: AssignmentTarget;
      readonly to: AssignmentTarget;
      /** `hand`: a person chose. */
      readonly how: AssignmentReason | 'hand';
    }
  | { readonly type: 'linked' | 'unlinked'; readonly link: TicketLink }
  /** The customer was told something; it stops the clocks of responses. */
  | { readonly type: 'replied' | 'noted'; readonly text: string }
  /** Somebody has lifted the mask of a field for a moment. */
  | { readonly type: 'revealed'; readonly field: string; readonly reason: string };

/**
 * One line of a ticket's log. Lines are only ever added, so that two people who work on a ticket at once, with or without
 * network, lose neither's.
 */
export type TicketEntry = TicketHappening & {
  readonly id: string;
  /** Epoch milliseconds on the device that wrote it. */
  readonly at: number;
  /** Agent number. */
  readonly by: string;
};

/**
 * The log by the time that its lines bear, for people to read.
 *
 * @example
 * inOrder(ticket.log).map(({ type }) => type); // ['moved', 'replied', 'moved']
 */
export function inOrder(log: readonly TicketEntry[] = []): readonly TicketEntry[] {
  return [...log].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
