import type { Scope } from '../logic/expression.js';
import type { FlowExpression } from './compiled.js';
import { asFlowValue } from './flow-value.js';
import type { FlowValue, FlowValues, WorkflowContext, WorkflowEvent, WorkflowSnapshot } from './snapshot.js';

export type Variables = WorkflowSnapshot['variables'];

/** What expressions are worked out from. */
export interface Reading {
  readonly variables: Variables;
  readonly event: WorkflowEvent;
  readonly context: WorkflowContext;
}

/**
 * What an expression comes to when an event happens, by its shortcut if it has one.
 *
 * @example
 * resultOf(assignment.expression, snapshot.variables, event, context); // 3
 */
export function resultOf(
  expression: FlowExpression,
  variables: Variables,
  event: WorkflowEvent,
  context: WorkflowContext,
): FlowValue {
  const { quick } = expression;
  if (quick === undefined) return workedOut(expression, variables, event, context);
  if (quick.kind === 'constant') return quick.value;
  if (quick.kind === 'told') return event.data === undefined ? null : asFlowValue(event.data[quick.name]);
  const value = variables[quick.slot];
  if (quick.kind === 'variable') return asFlowValue(value);
  return typeof value === 'number' ? asFlowValue(value + quick.step) : workedOut(expression, variables, event, context);
}

function workedOut(
  expression: FlowExpression,
  variables: Variables,
  event: WorkflowEvent,
  context: WorkflowContext,
): FlowValue {
  return asFlowValue(expression.compiled.evaluate(scopeOf(expression, variables, event, context)));
}

const NO_SCOPE: Scope = {};
const NO_VALUES: FlowValues = {};

/**
 * What an expression may read when an event happens. Every name is written down: an object of one shape is made and read
 * several times as fast as a copy.
 *
 * @example
 * when.compiled.holds(scopeOf(when, snapshot.variables, event, context));
 */
export function scopeOf(
  { reads }: FlowExpression,
  variables: Variables,
  { at, type, by, data }: WorkflowEvent,
  { scope = NO_SCOPE }: WorkflowContext,
): Scope {
  const { fields, saved, ticket, customer, call, agent, answers } = scope;
  const told = { type, at, by: by ?? null };
  const event = data === undefined ? told : { ...data, ...told };
  const flow = reads === undefined ? NO_VALUES : namedValues(reads, variables);
  return { fields, saved, ticket, customer, call, agent, answers, flow, event, now: at } as Scope;
}

/**
 * Variables by their names; the compiler has let none through that would reach a prototype.
 *
 * @example
 * namedValues(['urges'], [2]); // { urges: 2 }
 */
export function namedValues(names: readonly string[], variables: Variables): FlowValues {
  const values: Record<string, FlowValue> = {};
  names.forEach((name, slot) => {
    values[name] = variables[slot] ?? null;
  });
  return values;
}
