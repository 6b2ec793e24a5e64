import type { Scope } from '../../logic/expression.js';
import type { FlowValues, SideTrip } from '../snapshot.js';

// The parts of XState v5's machines that the export writes, as plain data: XState itself is no dependency.

export interface XStateConfig extends XStateNode {
  readonly id: string;
  readonly context: XStateContext;
}

export interface XStateNode {
  readonly description?: string;
  readonly type?: 'final' | 'history';
  readonly history?: 'shallow';
  /** Of a history: where to when nothing is remembered. */
  readonly target?: string;
  readonly initial?: string;
  readonly entry?: readonly XStateAction[];
  readonly exit?: readonly XStateAction[];
  readonly on?: Readonly<Record<string, readonly XStateTransition[]>>;
  readonly after?: Readonly<Record<string, readonly XStateTransition[]>>;
  readonly states?: Readonly<Record<string, XStateNode>>;
}

export interface XStateTransition {
  readonly target?: string;
  readonly reenter?: boolean;
  readonly guard?: string;
  readonly actions?: readonly XStateAction[];
}

/** The name of an action of ours, or an effect with the expressions of its parameters. */
export type XStateAction = string | { readonly type: string; readonly params?: object };

export interface XStateContext {
  readonly flow: FlowValues;
  /** Path of the innermost state; kept for flows with side-trips only. */
  readonly state: string;
  readonly returns: readonly SideTrip[];
}

/** An event as the actor is sent it: ours, with the roles and the scope of whoever sends it. */
export interface XStateEvent {
  readonly type: string;
  readonly at?: number;
  readonly by?: string;
  readonly data?: FlowValues;
  readonly roles?: readonly string[];
  readonly scope?: Scope;
}

export interface XStateArgs {
  readonly context: XStateContext;
  readonly event: XStateEvent;
}

/** What `setup()` or `machine.provide()` takes. */
export interface XStateImplementations<A> {
  readonly guards: Readonly<Record<string, (args: XStateArgs) => boolean>>;
  readonly actions: Readonly<Record<string, A | ((args: XStateArgs, params: unknown) => void)>>;
  readonly delays: Readonly<Record<string, number | ((args: XStateArgs) => number)>>;
}
