import type { DefinitionRef } from '../definition/definition.js';
import type { CompiledExpression } from '../logic/compile.js';
import type { Expression } from '../logic/expression.js';
import type { QuickExpression } from './quick-expression.js';
import type { FlowValues, Refusal } from './snapshot.js';

/** A workflow as tables: what an event can do is looked up, not worked out. */
export interface CompiledWorkflow {
  readonly ref: DefinitionRef;
  readonly root: CompiledState;
  readonly states: ReadonlyMap<string, CompiledState>;
  /** Where the last event led: whoever follows a log goes on there, and need not look for the state by its path. */
  latest: CompiledState;
  readonly events: ReadonlySet<string>;
  /** The variables' first values, by name, in their order. */
  readonly variables: FlowValues;
  /** The variables' names in the order in which snapshots keep their values. */
  readonly names: readonly string[];
}

export interface CompiledState {
  readonly path: string;
  readonly parent: CompiledState | undefined;
  /** The workflow itself is 0 deep. */
  readonly depth: number;
  /** The state inside that is entered first; none for an innermost state. */
  readonly first: CompiledState | undefined;
  readonly history: boolean;
  readonly final: boolean;
  readonly enter: readonly CompiledEffect[];
  readonly leave: readonly CompiledEffect[];
  readonly deadlines: readonly CompiledDeadline[];
  /** For an innermost state: its own ways first, then those around it. They are few: to look them through costs less than a map. */
  readonly ways: readonly Way[];
  /** For an innermost state: what deadlines do, by the path of the state that has them and their index. */
  readonly overdue: ReadonlyMap<string, readonly Way[]>;
  /** What is refused here whoever asks and whenever, by its event. */
  readonly refusals: ReadonlyMap<string, Refusal>;
  /** Whether one of these deadlines leads to another state. */
  readonly carriedOn: boolean;
}

/** A transition as it looks from one innermost state. */
export interface Way {
  readonly source: CompiledState;
  /** The event that takes it; empty for a deadline. */
  readonly event: string;
  readonly roles: readonly string[] | undefined;
  readonly when: FlowExpression | undefined;
  readonly condition: Expression | undefined;
  readonly kind: 'stay' | 'go' | 'call' | 'return';
  readonly target: CompiledState | undefined;
  /** Where it leads, if that does not depend on the snapshot. */
  readonly route: Route | undefined;
  /** All states of its workflow, for where it leads to something remembered. */
  readonly states: ReadonlyMap<string, CompiledState>;
  readonly assign: readonly Assignment[];
  readonly effects: readonly CompiledEffect[];
  /** All effects of the way, of leaving and of entering, if none has anything to be worked out. */
  readonly plain: readonly string[] | undefined;
}

export interface CompiledEffect {
  readonly type: string;
  readonly params: readonly NamedExpression[] | undefined;
  /** The parameters' names with nothing in them: copying an object is faster than building one name by name. */
  readonly blank: FlowValues;
}

/** An expression of a flow, with the names under which it reads the flow's variables, if it reads any. */
export interface FlowExpression {
  readonly compiled: CompiledExpression;
  readonly quick: QuickExpression | undefined;
  readonly reads: readonly string[] | undefined;
}

/** A parameter of an effect. */
export interface NamedExpression {
  readonly name: string;
  readonly expression: FlowExpression;
}

/** A new value of a variable, which has this place in the list of variables. */
export interface Assignment {
  readonly slot: number;
  readonly expression: FlowExpression;
}

export interface CompiledDeadline {
  readonly state: string;
  readonly index: number;
  readonly delay: number | undefined;
  /** Its moment, if that is told by an expression. */
  readonly moment: FlowExpression | undefined;
  /** As the history of steps has it. */
  readonly name: string;
}

/** What lies between one innermost state and the next. */
export interface Route {
  /** The innermost state that it leads to. */
  readonly leaf: CompiledState;
  /** Effects of the states that are left, the innermost first. */
  readonly leave: readonly CompiledEffect[];
  /** Effects of the states that are entered, the outermost first. */
  readonly enter: readonly CompiledEffect[];
  /** Paths of the states that are left and have deadlines. */
  readonly stops: readonly string[];
  /** Deadlines of the states that are entered. */
  readonly starts: readonly CompiledDeadline[];
  /** Whether deadlines stop or start on the way, or all of them end with it. */
  readonly timed: boolean;
  /** For states with a history that are left: the path of the state inside that was left with them. */
  readonly remembers: readonly (readonly [string, string])[];
}
