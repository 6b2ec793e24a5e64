import type { CallRecord } from '@callside/core';

/** When the call of {@link scoredCall} begins. */
export const CALL_START = 1_000_000;

/** A call of 90 seconds that was answered at once. */
export function scoredCall(given: Partial<CallRecord> = {}): CallRecord {
  return {
    id: 'call-1',
    direction: 'inbound',
    state: 'closed',
    customer: { name: 'Li Wei' },
    agent: { id: '1001', name: 'Lin' },
    events: [
      { type: 'connected', at: CALL_START },
      { type: 'ended', at: CALL_START + 90_000 },
    ],
    path: [],
    values: {},
    openedAt: CALL_START,
    ...given,
  };
}

/** A stay at a stage by its step of the same name, from one second of the call to another. */
export function stayAt(stage: string, from: number, to: number): CallRecord['path'][number] {
  return { step: stage, stage, enteredAt: CALL_START + from * 1000, leftAt: CALL_START + to * 1000 };
}
