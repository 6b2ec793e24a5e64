import type { Disposition, DispositionSetDefinition, OutboundPolicyDefinition } from '@callside/core';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An outbound policy with these rules and no others. */
export function outboundPolicy(given: Partial<OutboundPolicyDefinition> = {}): OutboundPolicyDefinition {
  return { kind: 'outbound-policy', id: 'house', version: 1, status: 'published', title: 'House', ...given };
}

/** A set of dispositions, each called `busy` unless it says otherwise. */
export function dispositionSet(...dispositions: readonly Partial<Disposition>[]): DispositionSetDefinition {
  return {
    kind: 'disposition-set',
    id: 'results',
    version: 1,
    status: 'published',
    title: 'Results',
    dispositions: dispositions.map((given) => ({ id: 'busy', label: 'Busy', ...given })),
  };
}
