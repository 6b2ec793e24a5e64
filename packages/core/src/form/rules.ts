import type { Rule } from '../definition/field.js';
import { compileExpression } from '../logic/compile.js';
import type { Scope } from '../logic/expression.js';

/** A field's rule, ready to run: what it reads, and whether it holds. */
export interface CompiledRule {
  readonly dependencies: readonly string[];
  holds(scope: Scope): boolean;
}

/**
 * Compiles a rule; an absent one is the given constant.
 *
 * @example
 * compileRule(undefined, true).holds({}); // true
 */
export function compileRule(rule: Rule | undefined, absent: boolean): CompiledRule {
  if (rule === undefined || typeof rule === 'boolean') {
    const constant = rule ?? absent;
    return { dependencies: [], holds: () => constant };
  }
  return compileExpression(rule);
}
