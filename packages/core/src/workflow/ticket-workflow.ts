import type { Workflow } from './machine.js';

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

export type TicketEvent = 'start' | 'wait' | 'resume' | 'escalate' | 'resolve' | 'close' | 'reopen';

/** From report to closure. A closed ticket can only be opened again. */
export const TICKET_WORKFLOW: Workflow<TicketStatus, TicketEvent> = {
  initial: 'pending',
  states: {
    pending: {
      on: { start: [{ to: 'processing' }], escalate: [{ to: 'escalated' }], resolve: [{ to: 'resolved' }] },
    },
    processing: {
      on: { wait: [{ to: 'waiting' }], escalate: [{ to: 'escalated' }], resolve: [{ to: 'resolved' }] },
    },
    waiting: {
      on: { resume: [{ to: 'processing' }], escalate: [{ to: 'escalated' }], resolve: [{ to: 'resolved' }] },
    },
    escalated: {
      on: { resume: [{ to: 'processing' }], resolve: [{ to: 'resolved' }] },
    },
    resolved: {
      on: { close: [{ to: 'closed' }], reopen: [{ to: 'reopened' }] },
    },
    closed: {
      on: { reopen: [{ to: 'reopened' }] },
    },
    reopened: {
      on: { start: [{ to: 'processing' }], escalate: [{ to: 'escalated' }], resolve: [{ to: 'resolved' }] },
    },
  },
};
