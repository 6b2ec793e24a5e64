import type { Field, Value } from '../definition/field.js';
import { compileExpression } from '../logic/compile.js';
import type { Scope } from '../logic/expression.js';
import { isEmpty } from './field-values.js';

/**
 * The first values of fields whose default says something for this scope.
 *
 * @example
 * defaultValues([{ id: 'phone', default: { var: 'customer.phone' }, … }], { customer }); // { phone: '138…' }
 */
export function defaultValues(fields: readonly Field[], scope: Scope): Readonly<Record<string, Value>> {
  const filled = fields.flatMap(({ id, default: first }): [string, Value][] => {
    const value = first === undefined ? null : asValue(compileExpression(first).evaluate(scope));
    return isEmpty(value) ? [] : [[id, value]];
  });
  return Object.fromEntries(filled);
}

/** The result of an expression, where a field can hold it. */
export function asValue(result: unknown): Value {
  if (typeof result === 'string' || typeof result === 'number' || typeof result === 'boolean') return result;
  return Array.isArray(result) && result.every((item) => typeof item === 'string') ? result : null;
}
