import type { CompiledExpression } from '../logic/compile.js';
import type { Expression } from '../logic/expression.js';
import type { FlowValue, WorkflowEvent } from './snapshot.js';

/** Reads a result straight from the variables and the event's data, without a scope to be built for it. */
export type QuickExpression = (variables: readonly FlowValue[], data: WorkflowEvent['data']) => unknown;

/**
 * Most assignments of a flow are a constant, a variable, a part of the event or a counter; these get a shortcut, which gives
 * what the expression would give. Others get none.
 *
 * @example
 * quickExpression({ '+': [{ var: 'flow.urges' }, 1] }, compiled, ['urges'])?.([2], undefined); // 3
 */
export function quickExpression(
  expression: Expression,
  compiled: CompiledExpression,
  names: readonly string[],
): QuickExpression | undefined {
  if (typeof expression !== 'object' || expression === null) return () => expression;
  const [operation, ...others] = Object.keys(expression);
  if (others.length > 0 || Array.isArray(expression)) return undefined;
  const operands = (expression as Readonly<Record<string, Expression>>)[operation ?? ''];
  if (operation === 'var' && typeof operands === 'string') return quickVariable(operands, names);
  if (operation !== '+' || !Array.isArray(operands) || operands.length !== 2) return undefined;
  const [counter, step] = operands as readonly Expression[];
  const name = flowName(counter);
  if (name === undefined || typeof step !== 'number' || step === 0) return undefined;
  const slot = names.indexOf(name);
  return (variables) => {
    const value = variables[slot];
    return typeof value === 'number' ? value + step : compiled.evaluate({ flow: { [name]: value ?? null } });
  };
}

function quickVariable(path: string, names: readonly string[]): QuickExpression | undefined {
  const [root, name, ...deeper] = path.split('.');
  if (name === undefined || deeper.length > 0) return undefined;
  // What a prototype has is no JSON and is kept as null, like what is not there.
  if (name === '__proto__') return undefined;
  const slot = names.indexOf(name);
  if (root === 'flow') return (variables) => variables[slot];
  // What the event itself says is not in its data.
  if (root !== 'event' || ['type', 'at', 'by'].includes(name)) return undefined;
  return (_variables, data) => data?.[name];
}

function flowName(expression: Expression | undefined): string | undefined {
  if (typeof expression !== 'object' || expression === null || Array.isArray(expression)) return undefined;
  const { var: path, ...others } = expression as Readonly<Record<string, Expression>>;
  if (typeof path !== 'string' || Object.keys(others).length > 0) return undefined;
  const [root, name, ...deeper] = path.split('.');
  return root === 'flow' && deeper.length === 0 ? name : undefined;
}
