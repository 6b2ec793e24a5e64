import type { Expression } from '../logic/expression.js';
import type { DefinitionHead, Name } from './definition.js';
import type { FixedDuration } from './duration.js';
import type { Text } from './text.js';

/** What happens to a running clock when a new priority brings another limit. */
export const PRIORITY_CHANGES = ['forward', 'retroactive', 'reset'] as const;

export type PriorityChange = (typeof PRIORITY_CHANGES)[number];

/** What happens to a stopped clock when the ticket is opened again. */
export const REOPENINGS = ['continue', 'restart'] as const;

export type Reopening = (typeof REOPENINGS)[number];

/**
 * The times that tickets are promised. Each target is a clock of its own; all run side by side.
 *
 * @example
 * const complaint: SlaPolicyDefinition = {
 *   kind: 'sla-policy', id: 'complaint', version: 1, status: 'published', title: 'Complaint',
 *   targets: [
 *     { id: 'plan', starts: ['created'], stops: ['plan-proposed'], within: 'PT24H', warnAt: 0.8 },
 *     { id: 'resolution', stops: ['closed'], within: 'PT48H' },
 *   ],
 * };
 */
export interface SlaPolicyDefinition extends DefinitionHead {
  readonly kind: 'sla-policy';
  /** @minItems 1 */
  readonly targets: readonly SlaTarget[];
}

export interface SlaTarget {
  readonly id: string;
  readonly title?: Text;
  /** Holds for the tickets that the target is for; reads `ticket.*`. */
  readonly when?: Expression;
  /** The limit, or the limit by condition: the first that holds counts, and if none holds the target does not apply. */
  readonly within: FixedDuration | SlaLimits;
  /** Id of a business calendar; without one the clock runs day and night. */
  readonly calendar?: Name;
  /**
   * Share of the limit, above 0 and up to 1, from which on a warning is due.
   *
   * @exclusiveMinimum 0
   * @maximum 1
   */
  readonly warnAt?: number;
  /** Statuses in which the clock stands still. */
  readonly pauseIn?: Names;
  /** `forward` when absent. */
  readonly onPriorityChange?: PriorityChange;
  /** When absent, `resolution` continues and all others stay as they are. */
  readonly onReopen?: Reopening;
  /** Types of events that start it; known by heart for first-response, next-response and resolution. */
  readonly starts?: Names;
  /** Types of events that stop it; `closed` always does. */
  readonly stops?: Names;
  /** Statuses that stop it, too, when the ticket gets into them. */
  readonly stopsIn?: Names;
}

/** @minItems 1 */
type Names = readonly Name[];

/** @minItems 1 */
type SlaLimits = readonly SlaLimit[];

export interface SlaLimit {
  readonly when?: Expression;
  /**
   * ISO 8601. Without a calendar a day is 24 hours and a week 7 days. With one, hours are working time, and `P3D` means
   * until the close of the third working day after the day of the start.
   */
  readonly within: FixedDuration;
}

type Defaults = Pick<SlaTarget, 'starts' | 'stops' | 'onReopen'>;

/** What the targets that everybody has are understood to be. */
export const TARGET_DEFAULTS: Readonly<Partial<Record<string, Defaults>>> = {
  'first-response': { starts: ['created'], stops: ['replied'] },
  'next-response': { starts: ['customer-replied'], stops: ['replied'] },
  resolution: { starts: ['created'], stops: ['resolved', 'closed'], onReopen: 'continue' },
};
