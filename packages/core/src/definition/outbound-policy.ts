import type { Weekday } from './business-calendar.js';
import type { DefinitionHead } from './definition.js';
import type { Text } from './text.js';

/** What a rule counts over: the person, the number dialled, or the person in one matter (a debt, a ticket). */
export const OUTBOUND_SCOPES = ['contact', 'number', 'subject'] as const;

export type OutboundScope = (typeof OUTBOUND_SCOPES)[number];

/**
 * When and how often customers may be dialled. Several policies can hold together: a rule pack of the law beside the
 * house's own; every rule of each counts. Outcomes are names: a disposition's id, or what the line said (`busy`).
 * Durations are ISO 8601 (`PT4H`, `P7D`); a day in a duration is 24 hours.
 */
export interface OutboundPolicyDefinition extends DefinitionHead {
  readonly kind: 'outbound-policy';
  /** The laws and papers that the rules come from; a rule names one in `source`. */
  readonly sources?: readonly RuleSource[];
  /** The consent without which nobody is dialled. */
  readonly consent?: ConsentRule;
  /** What follows an attempt, by its outcome; `other` is for outcomes that are not named. */
  readonly retry?: Readonly<Record<string, RetryRule>>;
  readonly caps?: readonly AttemptCap[];
  readonly coolDown?: readonly CoolDownRule[];
  /** When dialling is allowed; none means at any hour. Windows of different zones must all be open. */
  readonly windows?: readonly DailyHours[];
  /** When people rest: closed, although a window is open. */
  readonly restHours?: readonly DailyHours[];
  readonly holidays?: readonly OutboundHoliday[];
  /** The zones that a customer of unknown zone may live in: all of them must allow the call. */
  readonly zones?: readonly string[];
  /** What a full calendar day does to the record: it goes on the next day's list (default), or leaves the lists. */
  readonly rollOver?: 'next-day' | 'none';
  readonly callbacks?: CallbackRules;
}

export interface RuleSource {
  readonly id: string;
  readonly title: Text;
  /** Where it can be looked up: article and paragraph, or an address. */
  readonly citation: string;
}

/** Consent that takes a rule away: of this kind, for so long after it was given (for as long as it stands, if absent). */
export interface Exemption {
  /** The kind of consent. `callback` is the one that a customer gives by asking for a callback with a time. */
  readonly consent: string;
  readonly for?: string;
}

interface Rule {
  readonly exemptBy?: readonly Exemption[];
  /** The id of a source. */
  readonly source?: string;
}

export interface ConsentRule {
  /** The kind of consent that is needed, e.g. `marketing`. */
  readonly kind: string;
  readonly source?: string;
}

/** Either a wait or the end. */
export interface RetryRule extends Rule {
  /** Shortest time to the next attempt. */
  readonly every?: string;
  /** No further attempt. */
  readonly never?: boolean;
  /** Default: contact. */
  readonly scope?: OutboundScope;
}

export interface AttemptCap extends Rule {
  /** So many attempts are allowed in the window; the next one is blocked. */
  readonly count: number;
  readonly window: CapWindow;
  /** Default: contact. */
  readonly scope?: OutboundScope;
  /** The outcomes that count; absent, every attempt does. */
  readonly counts?: readonly string[];
}

export type CapWindow =
  /** The day on the calendar of a stated zone, or of the customer's. */
  | { readonly kind: 'calendar-day'; readonly zone: string }
  | { readonly kind: 'rolling'; readonly for: string }
  | { readonly kind: 'lifetime' };

export interface CoolDownRule extends Rule {
  /** After any attempt in which somebody was spoken with, or after these outcomes. */
  readonly after: 'conversation' | readonly string[];
  readonly for: string;
  /** Default: contact. */
  readonly scope?: OutboundScope;
}

/** Hours on some days of the week. `to` before `from` runs over midnight into the next day. */
export interface DailyHours {
  /** Default: all seven. */
  readonly days?: readonly Weekday[];
  /** Local clock time, `HH:MM`. */
  readonly from: string;
  /** Local clock time, up to `24:00`; not included. */
  readonly to: string;
  /** An IANA zone, or `customer` (default). */
  readonly zone?: string;
  readonly source?: string;
}

export interface OutboundHoliday {
  /** `YYYY-MM-DD`, or `MM-DD` for every year. */
  readonly date: string;
  readonly name: Text;
  /** An IANA zone, or `customer` (default). */
  readonly zone?: string;
  readonly source?: string;
}

export interface CallbackRules {
  /** A callback that its agent has not made by then is anybody's; absent, it stays the agent's. */
  readonly fallsToTeamAfter?: string;
  readonly maxDaysAhead?: number;
  /** Open callbacks that one agent may have. */
  readonly maxPerAgent?: number;
}
