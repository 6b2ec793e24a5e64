/**
 * An expression in JsonLogic (jsonlogic.com): a plain JSON value that stands for itself, or an object with one key, the
 * operation, whose value is its arguments. Conditions are expressions whose result is read as true or false.
 *
 * @example
 * const urgent: Expression = { '==': [{ var: 'fields.urgency' }, 'urgent'] };
 */
export type Expression =
  string | number | boolean | null | readonly Expression[] | { readonly [operation: string]: Expression };

/**
 * What expressions may read, always under these names and nothing else.
 * `now` is in epoch milliseconds and comes from the caller.
 */
export interface Scope {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly saved?: Readonly<Record<string, unknown>>;
  readonly ticket?: Readonly<Record<string, unknown>>;
  readonly customer?: Readonly<Record<string, unknown>>;
  readonly call?: Readonly<Record<string, unknown>>;
  readonly agent?: Readonly<Record<string, unknown>>;
  readonly answers?: Readonly<Record<string, unknown>>;
  /** The variables of a workflow. */
  readonly flow?: Readonly<Record<string, unknown>>;
  /** What a workflow is told: the event's data, with `type`, `at` and `by`. */
  readonly event?: Readonly<Record<string, unknown>>;
  readonly now?: number;
}

/** The first names of the variables that an expression may use. */
export const SCOPE_NAMES = [
  'fields',
  'saved',
  'ticket',
  'customer',
  'call',
  'agent',
  'answers',
  'flow',
  'event',
  'now',
] as const;
