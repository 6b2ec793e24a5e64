export const TICKET_STATUSES = [
  'pending',
  'processing',
  'waiting',
  'escalated',
  'resolved',
  'closed',
  'reopened',
] as const;

export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** The status of a new ticket. */
export const FIRST_TICKET_STATUS: TicketStatus = 'pending';
