import type { Expression } from '../logic/expression.js';
import { asFlowValue } from './flow-value.js';
import type { FlowValue } from './snapshot.js';

/**
 * What an expression comes to without being run, as data: to look at a word costs less than to call one of many closures.
 * All have all properties, for objects of one shape are read several times as fast as those of many.
 */
export interface QuickExpression {
  readonly kind: 'constant' | 'variable' | 'counter' | 'told';
  /** Of a constant. */
  readonly value: FlowValue;
  /** Of the variable, or of the one that is counted. */
  readonly slot: number;
  /** By which a counter goes on. */
  readonly step: number;
  /** Of the part of the event's data. */
  readonly name: string;
}

const NOTHING: QuickExpression = { kind: 'constant', value: null, slot: -1, step: 0, name: '' };

/**
 * Most assignments of a flow are a constant, a variable, a part of the event's data or a counter; these get a shortcut to what
 * the expression would give. Others get none.
 *
 * @example
 * quickExpression({ '+': [{ var: 'flow.urges' }, 1] }, ['urges']); // { kind: 'counter', slot: 0, step: 1 }
 */
export function quickExpression(expression: Expression, names: readonly string[]): QuickExpression | undefined {
  if (typeof expression !== 'object' || expression === null) return constant(expression);
  const [operation, ...others] = Object.keys(expression);
  if (others.length > 0 || Array.isArray(expression)) return undefined;
  const operands = (expression as Readonly<Record<string, Expression>>)[operation ?? ''];
  if (operation === 'var' && typeof operands === 'string') return quickVariable(operands, names);
  if (operation !== '+' || !Array.isArray(operands) || operands.length !== 2) return undefined;
  const [counter, step] = operands as readonly Expression[];
  const slot = names.indexOf(flowName(counter) ?? '');
  return slot < 0 || typeof step !== 'number' || step === 0 ? undefined : { ...NOTHING, kind: 'counter', slot, step };
}

function constant(value: unknown): QuickExpression {
  return { ...NOTHING, value: asFlowValue(value) };
}

function quickVariable(path: string, names: readonly string[]): QuickExpression | undefined {
  const [root, name, ...deeper] = path.split('.');
  if (name === undefined || deeper.length > 0) return undefined;
  // What a prototype has is no JSON and is kept as null, like what is not there.
  if (name === '__proto__') return undefined;
  const slot = names.indexOf(name);
  if (root === 'flow') return slot < 0 ? constant(null) : { ...NOTHING, kind: 'variable', slot };
  // What the event itself says is not in its data.
  if (root !== 'event' || ['type', 'at', 'by'].includes(name)) return undefined;
  return { ...NOTHING, kind: 'told', name };
}

function flowName(expression: Expression | undefined): string | undefined {
  if (typeof expression !== 'object' || expression === null || Array.isArray(expression)) return undefined;
  const { var: path, ...others } = expression as Readonly<Record<string, Expression>>;
  if (typeof path !== 'string' || Object.keys(others).length > 0) return undefined;
  const [root, name, ...deeper] = path.split('.');
  return root === 'flow' && deeper.length === 0 ? name : undefined;
}
