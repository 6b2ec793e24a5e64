import type { DefinitionRef } from '../definition/definition.js';

/** One line of a customer's consents. Lines are only added: a withdrawal is a line of its own. */
export interface ConsentRecord {
  /** Id of the customer. */
  readonly customer: string;
  /** What is consented to, e.g. `recording`, `marketing`, `survey`. */
  readonly kind: string;
  readonly given: boolean;
  /** Epoch ms. */
  readonly at: number;
  /** The last moment of a consent that was given for a time. */
  readonly until?: number;
  /** How it was said: a call, a form, a letter. */
  readonly channel?: string;
  /** Number of the agent who took it down. */
  readonly agent?: string;
  /** The words that were read or shown. */
  readonly wording?: DefinitionRef;
}

/** When a consent of a kind stood: from `at` on, and before `until` where it has ended. */
export interface ConsentPeriod {
  readonly kind: string;
  readonly at: number;
  readonly until?: number;
}

/** Where a consent stands, with the line that says so. */
export type ConsentState =
  { readonly state: 'none' } | { readonly state: 'given' | 'withdrawn' | 'expired'; readonly record: ConsentRecord };

/**
 * Where one customer's consent of a kind stands at a moment: the last line decides. What is said later counts, whatever
 * the order of the lines; of two lines of one moment the withdrawal does.
 *
 * @example
 * consentState(records, { customer: 'c1', kind: 'recording', now }); // { state: 'given', record }
 */
export function consentState(
  records: readonly ConsentRecord[],
  { customer, kind, now }: { customer: string; kind: string; now: number },
): ConsentState {
  const record = inOrder(records, customer)
    .filter((each) => each.kind === kind && each.at <= now)
    .at(-1);
  if (record === undefined) return { state: 'none' };
  if (!record.given) return { state: 'withdrawn', record };
  return { state: record.until !== undefined && record.until < now ? 'expired' : 'given', record };
}

/**
 * A customer's consents as the rules of outbound calls read them: each from when it was given until it ended, was
 * withdrawn, or was given anew.
 *
 * @example
 * nextAttempt(policy, { ...contact, consents: consentPeriods(records, 'c1') }, history, { now });
 */
export function consentPeriods(records: readonly ConsentRecord[], customer: string): ConsentPeriod[] {
  const lines = inOrder(records, customer);
  return lines.flatMap(({ kind, given, at, until }, index): ConsentPeriod[] => {
    if (!given) return [];
    const next = lines.find((line, place) => place > index && line.kind === kind)?.at;
    // The last moment of a consent still belongs to it; a consent of outbound rules ends before its `until`.
    const end = Math.min(next ?? Infinity, until === undefined ? Infinity : until + 1);
    return [{ kind, at, ...(end === Infinity ? {} : { until: end }) }];
  });
}

function inOrder(records: readonly ConsentRecord[], customer: string): ConsentRecord[] {
  return records
    .filter((record) => record.customer === customer)
    .sort((a, b) => a.at - b.at || Number(b.given) - Number(a.given));
}
