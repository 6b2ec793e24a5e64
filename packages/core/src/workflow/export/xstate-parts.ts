import { durationMs } from '../../definition/duration.js';
import type { WorkflowDeadline, WorkflowEffect, WorkflowTransition } from '../../definition/workflow.js';
import { compileExpression, type CompiledExpression } from '../../logic/compile.js';
import type { Expression, Scope } from '../../logic/expression.js';
import { asFlowValue } from '../flow-value.js';
import { mayTake } from '../refusal.js';
import type { FlowValue, FlowValues } from '../snapshot.js';
import { tripOf } from '../take-way.js';
import type { XStateOptions } from './workflow-to-xstate.js';
import type { XStateAction, XStateArgs, XStateImplementations } from './xstate-shapes.js';

/** Builds what stands behind the names of a machine; each method gives the name that the machine writes. */
export interface XStateParts<A> {
  readonly implementations: XStateImplementations<A>;
  /** Roles, condition and, for a return, the state that it has to come back to. */
  guard(place: string, transition: WorkflowTransition & WorkflowDeadline, origin?: string): string;
  assign(place: string, expressions: Readonly<Record<string, Expression>>): string;
  delay(place: string, deadline: WorkflowDeadline): void;
  effect(effect: WorkflowEffect): XStateAction;
  enter(path: string): string;
  call(into: string): string;
  comeBack(): string;
}

/** The longest that timers of browsers and of Node can wait. */
const NEVER = 2 ** 31 - 1;

/** Starts with nothing and takes in what is asked of it. */
export function xstateParts<A>({ assign, now, onEffect }: XStateOptions<A>): XStateParts<A> {
  const guards: Record<string, (args: XStateArgs) => boolean> = {};
  const actions: Record<string, A | ((args: XStateArgs, params: unknown) => void)> = {};
  const delays: Record<string, number | ((args: XStateArgs) => number)> = {};

  const scopeOf = ({ context, event }: XStateArgs): Scope => {
    const at = event.at ?? now();
    const told = { ...event.data, type: event.type, at, by: event.by ?? null };
    return { ...event.scope, flow: context.flow, event: told, now: at };
  };
  const momentOf = (at: CompiledExpression, args: XStateArgs): number | undefined => {
    const told = at.evaluate(scopeOf(args));
    return typeof told === 'number' && Number.isFinite(told) ? told : undefined;
  };

  return {
    implementations: { guards, actions, delays },

    guard(place, { when, roles, at }, origin) {
      const condition = when === undefined ? undefined : compileExpression(when);
      const moment = at === undefined ? undefined : compileExpression(at);
      guards[place] = (args) =>
        mayTake({ roles }, args.event.roles) &&
        (origin === undefined || tripOf(args.context.returns, args.context.state)?.from === origin) &&
        (moment === undefined || momentOf(moment, args) !== undefined) &&
        (condition === undefined || condition.holds(scopeOf(args)));
      return place;
    },

    assign(place, expressions) {
      const name = `assign ${place}`;
      const compiled = compileEach(expressions);
      actions[name] = assign((args) => ({ flow: { ...args.context.flow, ...evaluated(compiled, scopeOf(args)) } }));
      return name;
    },

    delay(place, { delay, at }) {
      const moment = at === undefined ? undefined : compileExpression(at);
      const ms = delay === undefined ? undefined : durationMs(delay);
      delays[place] =
        moment === undefined
          ? (ms ?? NEVER)
          : (args) => Math.min(Math.max((momentOf(moment, args) ?? Infinity) - now(), 0), NEVER);
    },

    effect(effect) {
      const { type, params } = typeof effect === 'string' ? { type: effect, params: undefined } : effect;
      actions[type] ??= (args, given) => {
        if (onEffect === undefined) return;
        const at = args.event.at ?? now();
        if (given === undefined) onEffect({ type, at });
        else onEffect({ type, at, params: evaluated(compileEach(given as never), scopeOf(args)) });
      };
      return params === undefined ? type : { type, params };
    },

    enter(path) {
      const name = `enter ${path}`;
      actions[name] = assign(() => ({ state: path }));
      return name;
    },

    call(into) {
      const name = `call ${into}`;
      actions[name] = assign(({ context: { returns, state } }) => ({
        returns: [...returns.filter((trip) => trip.into !== into), { into, from: state }],
      }));
      return name;
    },

    comeBack() {
      actions['come back'] = assign(({ context: { returns, state } }) => {
        const trip = tripOf(returns, state);
        return { returns: trip === undefined ? returns : returns.slice(0, returns.indexOf(trip)) };
      });
      return 'come back';
    },
  };
}

function compileEach(expressions: Readonly<Record<string, Expression>>): [string, CompiledExpression][] {
  return Object.entries(expressions).map(([name, expression]) => [name, compileExpression(expression)]);
}

function evaluated(compiled: readonly [string, CompiledExpression][], scope: Scope): FlowValues {
  return Object.fromEntries(
    compiled.map(([name, expression]): [string, FlowValue] => [name, asFlowValue(expression.evaluate(scope))]),
  );
}
