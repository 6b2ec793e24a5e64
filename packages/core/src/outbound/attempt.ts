import type { DispositionFlag } from '../definition/disposition-set.js';
import type { Issue } from '../issue.js';

/** Whom to dial, on which number, about what, and what is known of them. */
export interface OutboundContact {
  readonly id: string;
  /** The number that would be dialled. */
  readonly number?: string;
  /** The matter, e.g. a ticket or a debt. */
  readonly subject?: string;
  /** The customer's IANA zone, when known. */
  readonly zone?: string;
  /** The zones that may be the customer's, when the one is not known: all of them must allow the call. */
  readonly zones?: readonly string[];
  /** The person or the number is on a do-not-call list. Nothing lifts it. */
  readonly doNotCall?: boolean;
  readonly consents?: readonly ContactConsent[];
  readonly callback?: Callback;
}

/** Consent of one kind: from `at`, and before `until` if it ends or was withdrawn. Moments are epoch ms. */
export interface ContactConsent {
  readonly kind: string;
  readonly at: number;
  readonly until?: number;
}

/** A call that the customer asked for, with its time (epoch ms). Without a time it is a retry, not a callback. */
export interface Callback {
  readonly at: number;
  /** The agent whose callback it is; absent, it is the team's. */
  readonly agent?: string;
  readonly bookedAt?: number;
}

/** One dial that was made. A history is a list of them, in any order. */
export interface Attempt {
  /** When it was dialled, epoch ms. */
  readonly at: number;
  /** The disposition's id, or what the line said: `busy`, `no-answer`. */
  readonly outcome: string;
  /** The disposition's flags, as they were then. */
  readonly flags?: readonly DispositionFlag[];
  /** Absent: the contact in question. */
  readonly contact?: string;
  /** Absent: it counts for each number of the contact. */
  readonly number?: string;
  /** Absent: it counts for each matter of the contact. */
  readonly subject?: string;
}

/** Why a contact cannot be dialled, the most lasting reasons first. */
export const BLOCK_CODES = [
  'do-not-call',
  'finished',
  'outcome-final',
  'consent-missing',
  'callback-booked',
  'callback-of-colleague',
  'cool-down',
  'cap-reached',
  'retry-wait',
  'zone-unknown',
  'outside-window',
  'rest-hours',
  'holiday',
] as const;

export type BlockCode = (typeof BLOCK_CODES)[number];

/** One reason against a dial. */
export interface AttemptBlock {
  readonly code: BlockCode;
  /** What the words for the code name, with `policy` and `source` of the rule. */
  readonly params: Issue['params'];
  /** When this reason alone would no longer hold; absent when it never ends by itself. */
  readonly until?: number;
}

/** May this contact be dialled now; if not, why not and when. */
export type AttemptDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly blockedBy: readonly AttemptBlock[];
      /** The earliest moment at which nothing blocks; absent when there is none. */
      readonly nextAt?: number;
    };
