import type { Expression } from '../logic/expression.js';
import type { DefinitionHead, Name } from './definition.js';
import type { FixedDuration } from './duration.js';
import type { Field, Value } from './field.js';
import type { Text } from './text.js';

/** Stands where a target stands and means: back to where the side-trip was called from. */
export const RETURN = 'return';

/**
 * How a matter goes from its first state to its last: states, the events between them, deadlines, side-trips.
 *
 * @example
 * const parcel: WorkflowDefinition = {
 *   kind: 'workflow', id: 'parcel', version: 1, status: 'published', title: 'Parcel',
 *   events: { send: { title: 'Send' }, arrive: { title: 'Arrive' } },
 *   initial: 'packed',
 *   states: {
 *     packed: { title: 'Packed', on: { send: [{ to: 'sent', roles: ['clerk'] }] } },
 *     sent: {
 *       title: 'Sent', on: { arrive: [{ to: 'there' }] }, after: [{ delay: 'P3D', effects: ['urge-carrier'] }],
 *     },
 *     there: { title: 'There', final: true },
 *   },
 * };
 */
export interface WorkflowDefinition extends DefinitionHead {
  readonly kind: 'workflow';
  /**
   * The flow's own variables with their first values; expressions read them as `flow.<name>`.
   *
   * @propertyNames {"$ref": "#/definitions/Name"}
   */
  readonly variables?: Readonly<Record<string, Value>>;
  /**
   * Every event that the flow can take, by name.
   *
   * @propertyNames {"$ref": "#/definitions/Name"}
   */
  readonly events: Readonly<Record<string, WorkflowEventType>>;
  /** The state that a new record starts in. */
  readonly initial: string;
  /** @propertyNames {"$ref": "#/definitions/Name"} */
  readonly states: Readonly<Record<string, WorkflowState>>;
  /**
   * What is taken in every state that does not take it itself.
   *
   * @propertyNames {"$ref": "#/definitions/Name"}
   */
  readonly on?: Readonly<Record<string, WorkflowWays>>;
  /** Deadlines counted from the start, whatever the state. */
  readonly after?: readonly WorkflowDeadline[];
}

/** What can happen to a matter. */
export interface WorkflowEventType {
  readonly title: Text;
  /**
   * What is asked before it: the answers go along as `event.<id>`, those of the type `date-time` in epoch milliseconds.
   *
   * @minItems 1
   */
  readonly fields?: readonly Field[];
}

/** A state, alone or with states inside it. */
export interface WorkflowState {
  readonly title: Text;
  /**
   * Transitions by event; of a list the first that is open is taken, and if none is, the state around it is asked.
   *
   * @propertyNames {"$ref": "#/definitions/Name"}
   */
  readonly on?: Readonly<Record<string, WorkflowWays>>;
  /** Deadlines counted from when the state is entered; leaving it cancels them. */
  readonly after?: readonly WorkflowDeadline[];
  /** Effects of coming in, also on return from a side-trip. */
  readonly enter?: readonly WorkflowEffect[];
  /** Effects of going out. */
  readonly leave?: readonly WorkflowEffect[];
  /** Which of the states inside is entered first. */
  readonly initial?: string;
  /** @propertyNames {"$ref": "#/definitions/Name"} */
  readonly states?: Readonly<Record<string, WorkflowState>>;
  /** Entering it again comes back to the state inside that was left last. */
  readonly history?: boolean;
  /** The matter ends here, and nothing leads out; only states at the top can be final. */
  readonly final?: boolean;
}

/** @minItems 1 */
type WorkflowWays = readonly WorkflowTransition[];

/** One way that an event can take. */
export interface WorkflowTransition {
  /** Open while this holds; reads `flow.*`, `event.*`, `now` and what the caller's scope has. */
  readonly when?: Expression;
  /**
   * Roles that may take it; everybody when absent.
   *
   * @minItems 1
   */
  readonly roles?: readonly string[];
  /**
   * The state it leads to: one inside, one beside, or one further out, or a path such as `agent.draft`; `return` goes back
   * from a side-trip. Without a target the state stays as it is, deadlines included; its own name enters it anew.
   */
  readonly to?: string;
  /** Instead of `to`: a side-trip to this state, which remembers where it came from. */
  readonly call?: string;
  /**
   * New values of variables, all worked out from the old ones.
   *
   * @propertyNames {"$ref": "#/definitions/Name"}
   */
  readonly assign?: Readonly<Record<string, Expression>>;
  /** What the caller has to do; worked out from the new values. */
  readonly effects?: readonly WorkflowEffect[];
}

/** What happens by itself when a state lasts; once for each time that the state is entered. */
export interface WorkflowDeadline {
  /** How long after entering: ISO 8601 without years and months, whose length nobody can tell. */
  readonly delay?: FixedDuration;
  /** Instead of `delay`: the moment in epoch milliseconds, worked out on entering; what is no number is no deadline. */
  readonly at?: Expression;
  /** If it does not hold at that moment, nothing happens; reads `flow.*` and `now` only. */
  readonly when?: Expression;
  /** As in {@link WorkflowTransition}. */
  readonly to?: string;
  /** @propertyNames {"$ref": "#/definitions/Name"} */
  readonly assign?: Readonly<Record<string, Expression>>;
  readonly effects?: readonly WorkflowEffect[];
}

/** What a caller has to do, by name, with parameters worked out from expressions where it needs any. */
export type WorkflowEffect = Name | WorkflowEffectCall;

export interface WorkflowEffectCall {
  readonly type: Name;
  /** @propertyNames {"$ref": "#/definitions/Name"} */
  readonly params?: Readonly<Record<string, Expression>>;
}
