import type { Workflow } from './machine.js';

export const CALL_STATES = ['idle', 'offered', 'connected', 'held', 'wrap-up', 'closed'] as const;

export type CallState = (typeof CALL_STATES)[number];

/** What the host's telephony, or a button, tells about a call. */
export const CALL_EVENTS = ['offered', 'connected', 'held', 'resumed', 'ended', 'saved'] as const;

export type CallEventType = (typeof CALL_EVENTS)[number];

/** offered → connected ⇄ held → wrap-up → closed. A call that nobody took ends without wrap-up. */
export const INBOUND_CALL_WORKFLOW: Workflow<CallState, CallEventType> = {
  initial: 'idle',
  states: {
    idle: {
      on: { offered: [{ to: 'offered' }], connected: [{ to: 'connected' }] },
    },
    offered: {
      on: { connected: [{ to: 'connected' }], ended: [{ to: 'closed' }] },
    },
    connected: {
      on: { held: [{ to: 'held' }], ended: [{ to: 'wrap-up', effects: ['start-wrap-up'] }] },
    },
    held: {
      on: { resumed: [{ to: 'connected' }], ended: [{ to: 'wrap-up', effects: ['start-wrap-up'] }] },
    },
    'wrap-up': {
      on: { saved: [{ to: 'closed', effects: ['stop-wrap-up'] }] },
    },
    closed: { final: true },
  },
};
