import type { Expression } from '../logic/expression.js';
import type { Weekday } from './business-calendar.js';
import type { FixedDuration } from './duration.js';

/** After what customers are asked; `requested` is an agent who sends a link by hand. */
export const SURVEY_OCCASIONS = [
  'call-closed',
  'ticket-closed',
  'complaint-closed',
  'visit-done',
  'requested',
] as const;

export type SurveyOccasion = (typeof SURVEY_OCCASIONS)[number];

/** Whom a survey asks, and when. Who does not want to be asked any more never is. */
export interface SurveyInvitation {
  /** @minItems 1 */
  readonly after: readonly SurveyOccasion[];
  /** Asked only where this holds; reads `call.*`, `ticket.*`, `fields.*` and `customer.*`. */
  readonly when?: Expression;
  /**
   * The share of occasions that are asked about, drawn by chance that can be repeated; all when absent.
   *
   * @exclusiveMinimum 0
   * @maximum 1
   */
  readonly share?: number;
  /** Shortest time between two invitations of one customer, whatever they are about. */
  readonly coolDown?: FixedDuration;
  /** When nothing is sent: it waits for their end. */
  readonly quietHours?: readonly QuietHours[];
  /** What is asked about once at most: the call, its ticket, or the whole matter. */
  readonly oncePer?: 'call' | 'ticket' | 'matter';
  /** How long after the occasion. */
  readonly delay?: FixedDuration;
}

/** Hours on some days of the week. `to` before `from` runs over midnight into the next day. */
export interface QuietHours {
  /**
   * Default: all seven.
   *
   * @minItems 1
   */
  readonly days?: readonly Weekday[];
  /** Local clock time, `HH:MM`. */
  readonly from: ClockTime;
  /** Local clock time, up to `24:00`; not included. */
  readonly to: ClockTime;
  /** An IANA zone, or `customer` (default). */
  readonly zone?: string;
}

/** @pattern ^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$ */
type ClockTime = string;
