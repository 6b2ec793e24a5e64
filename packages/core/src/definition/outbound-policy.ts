import type { Weekday } from './business-calendar.js';
import type { DefinitionHead, Name } from './definition.js';
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
  /**
   * What follows an attempt, by its outcome; `other` is for outcomes that are not named.
   *
   * @propertyNames {"$ref": "#/definitions/Name"}
   */
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

/**
 * A duration of whole weeks, days, hours, minutes and seconds, longer than nothing.
 *
 * @pattern ^P(?=.*[1-9])(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$
 */
type Wait = string;

/**
 * A whole number from 1.
 *
 * @asType integer
 * @minimum 1
 */
type Count = number;

/** @pattern ^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$ */
type Clock = string;

/** @minItems 1 */
type Names = readonly Name[];

export interface RuleSource {
  readonly id: string;
  readonly title: Text;
  /** Where it can be looked up: article and paragraph, or an address. */
  readonly citation: string;
}

/** Consent that takes a rule away: of this kind, for so long after it was given (for as long as it stands, if absent). */
export interface Exemption {
  /** The kind of consent. `callback` is the one that a customer gives by asking for a callback with a time. */
  readonly consent: Name;
  readonly for?: Wait;
}

interface Rule {
  readonly exemptBy?: readonly Exemption[];
  /** The id of a source. */
  readonly source?: Name;
}

export interface ConsentRule {
  /** The kind of consent that is needed, e.g. `marketing`. */
  readonly kind: Name;
  readonly source?: Name;
}

/** Either a wait or the end. */
export interface RetryRule extends Rule {
  /** Shortest time to the next attempt. */
  readonly every?: Wait;
  /** No further attempt. */
  readonly never?: boolean;
  /** Default: contact. */
  readonly scope?: OutboundScope;
}

export interface AttemptCap extends Rule {
  /** So many attempts are allowed in the window; the next one is blocked. */
  readonly count: Count;
  readonly window: CapWindow;
  /** Default: contact. */
  readonly scope?: OutboundScope;
  /** The outcomes that count; absent, every attempt does. */
  readonly counts?: Names;
}

/** @discriminator kind */
export type CapWindow =
  /** The day on the calendar of a stated zone, or of the customer's. */
  | { readonly kind: 'calendar-day'; readonly zone: string }
  | { readonly kind: 'rolling'; readonly for: Wait }
  | { readonly kind: 'lifetime' };

export interface CoolDownRule extends Rule {
  /** After any attempt in which somebody was spoken with, or after these outcomes. */
  readonly after: 'conversation' | Names;
  readonly for: Wait;
  /** Default: contact. */
  readonly scope?: OutboundScope;
}

/** Hours on some days of the week. `to` before `from` runs over midnight into the next day. */
export interface DailyHours {
  /**
   * Default: all seven.
   *
   * @minItems 1
   */
  readonly days?: readonly Weekday[];
  /** Local clock time, `HH:MM`. */
  readonly from: Clock;
  /** Local clock time, up to `24:00`; not included. */
  readonly to: Clock;
  /** An IANA zone, or `customer` (default). */
  readonly zone?: string;
  readonly source?: Name;
}

export interface OutboundHoliday {
  /**
   * `YYYY-MM-DD`, or `MM-DD` for every year.
   *
   * @pattern ^(?:\d{4}-)?\d\d-\d\d$
   */
  readonly date: string;
  readonly name: Text;
  /** An IANA zone, or `customer` (default). */
  readonly zone?: string;
  readonly source?: Name;
}

export interface CallbackRules {
  /** A callback that its agent has not made by then is anybody's; absent, it stays the agent's. */
  readonly fallsToTeamAfter?: Wait;
  readonly maxDaysAhead?: Count;
  /** Open callbacks that one agent may have. */
  readonly maxPerAgent?: Count;
}
