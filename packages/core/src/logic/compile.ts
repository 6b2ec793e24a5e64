import { CallsideError } from '../errors.js';
import { formatPath, type Path } from '../issue.js';
import type { Expression, Scope } from './expression.js';
import { notedBelow, noteVariables } from './noted-variables.js';
import { isTruthy } from './operation.js';
import { operationOf } from './operations.js';
import { limitPassed, MAX_STEPS, type Step } from './step.js';
import { readNames, readVariable } from './variables.js';

/** How deep expressions may nest; deeper ones are refused when compiled. */
export const MAX_DEPTH = 64;

/** An expression that is ready to run: a closure over closures, without eval. */
export interface CompiledExpression {
  /** Variables that the result may depend on, e.g. `fields.phone`; `fields` alone means all of them. */
  readonly dependencies: readonly string[];
  evaluate(scope: Scope): unknown;
  /** The result as a condition: JsonLogic's truth, where `[]` and `''` are false. */
  holds(scope: Scope): boolean;
}

/**
 * Compiles a JsonLogic expression once; evaluating it then costs no parsing.
 * Throws `expression-invalid` for an unknown operation or a wrong shape and `expression-limit` when it nests too deep.
 *
 * @example
 * const urgent = compileExpression({ '==': [{ var: 'fields.urgency' }, 'urgent'] });
 * urgent.holds({ fields: { urgency: 'urgent' } }); // true
 */
export function compileExpression(expression: Expression): CompiledExpression {
  const dependencies = new Set<string>();
  const step = compileNode(expression, { path: [], depth: 0, noted: dependencies });
  const evaluate = (scope: Scope): unknown => step(scope, { left: MAX_STEPS });
  return { dependencies: [...dependencies], evaluate, holds: (scope) => isTruthy(evaluate(scope)) };
}

interface Place {
  readonly path: Path;
  readonly depth: number;
  /** What was read of the scope so far. */
  readonly noted: Set<string>;
}

function compileNode(node: Expression, place: Place): Step {
  if (place.depth > MAX_DEPTH) throw limitPassed('depth', MAX_DEPTH);
  if (Array.isArray(node)) {
    const deeper = { ...place, depth: place.depth + 1 };
    const items = (node as readonly Expression[]).map((item, index) => compileNode(item, within(deeper, index)));
    return (data, budget) => items.map((item) => item(data, budget));
  }
  if (typeof node !== 'object' || node === null) return () => node;
  return compileOperation(node as Readonly<Record<string, Expression>>, place);
}

function compileOperation(node: Readonly<Record<string, Expression>>, place: Place): Step {
  const names = Object.keys(node);
  const name = names[0];
  if (name === undefined) return () => ({});
  if (names.length > 1) throw invalid(place.path, `an operation has one name, not ${names.join(', ')}`);
  const raw = node[name];
  const args: readonly Expression[] = Array.isArray(raw) ? (raw as readonly Expression[]) : [raw ?? null];
  const at = within(place, name);
  noteVariables(name, args, at.noted);
  const steps = args.map((arg, index) =>
    compileNode(arg, { ...within(at, index), noted: notedBelow(name, index, at.noted) }),
  );
  if (name === 'var') return compileVariable(steps, args[0]);
  const operation = operationOf(name);
  if (operation === undefined) throw invalid(place.path, `the operation "${name}" is unknown`);
  return operation(steps);
}

function compileVariable([path, fallback]: readonly Step[], written: Expression | undefined): Step {
  if (path === undefined) return (data) => data;
  const names = typeof written === 'string' && written !== '' ? written.split('.') : undefined;
  return (data, budget) => {
    const value = names === undefined ? readVariable(data, path(data, budget)) : readNames(data, names);
    // What is null is there: the fallback is for what is not.
    return value === undefined ? (fallback?.(data, budget) ?? null) : value;
  };
}

function within(place: Place, step: string | number): Place {
  return { ...place, path: [...place.path, step], depth: place.depth + (typeof step === 'string' ? 1 : 0) };
}

function invalid(path: Path, why: string): CallsideError {
  return new CallsideError('expression-invalid', `Cannot compile the expression at "${formatPath(path)}": ${why}.`, {
    details: { path, why },
  });
}
