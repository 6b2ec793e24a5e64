/**
 * The events that every ticket log has. Others may stand in it under names of their own; a target may start or stop by
 * them, e.g. `plan-proposed`.
 */
export const SLA_EVENTS = [
  'created',
  'status-changed',
  'priority-changed',
  'replied',
  'customer-replied',
  'resolved',
  'closed',
  'reopened',
] as const;

export type SlaEventType = (typeof SLA_EVENTS)[number];

/** One line of a ticket's log, as far as clocks read it. */
export interface SlaEvent {
  readonly at: number;
  readonly type: SlaEventType | (string & {});
  /** The status from then on; `resolved`, `closed` and `reopened` bring their own when it is absent. */
  readonly status?: string;
  /** The priority from then on. */
  readonly priority?: string;
  /** More that conditions may read as `ticket.*`, from then on. */
  readonly ticket?: Readonly<Record<string, unknown>>;
  /** In `closed`: the results as they were then, see {@link withFinalClocks}. */
  readonly clocks?: readonly SlaClock[];
}

/**
 * `not-started` also when the target is not for this ticket; `met` and `breached` only once the clock has stopped.
 *
 * ```
 * not-started → running ⇄ paused → met | breached
 * ```
 */
export type SlaState = 'not-started' | 'running' | 'paused' | 'met' | 'breached';

/** One target's clock at one moment. Times in epoch milliseconds, lengths in milliseconds that count. */
export interface SlaClock {
  /** Id of the target. */
  readonly id: string;
  readonly state: SlaState;
  readonly startedAt?: number;
  readonly stoppedAt?: number;
  /** The last moment that is in time; while paused, if it went on at once. Absent when there is none. */
  readonly due?: number;
  /** From when on a warning is due. */
  readonly warnFrom?: number;
  readonly used: number;
  /** Negative when overdue; absent before the start. */
  readonly left?: number;
  readonly paused: boolean;
  /** More was used than there was, whether the clock still runs or not. */
  readonly breached: boolean;
  readonly warned: boolean;
  /** How often it has started; a next response is asked for many times. */
  readonly rounds: number;
  /** How many earlier rounds ended in a breach. */
  readonly breachedRounds: number;
  /** The events that made this round what it is, in order. */
  readonly because: readonly SlaEvent[];
}
