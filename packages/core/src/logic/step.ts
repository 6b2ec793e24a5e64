import { CallsideError } from '../errors.js';

/** What an expression node becomes. `data` is the scope, or the item inside `map`, `filter` and the like. */
export type Step = (data: unknown, budget: Budget) => unknown;

/** Counts down the items that an evaluation may still go through. */
export interface Budget {
  left: number;
}

/** How many items the lists of one evaluation may have together; only lists can make a short expression run long. */
export const MAX_STEPS = 100_000;

/** How many characters a text may have that an expression puts together. */
export const MAX_TEXT = 100_000;

/** Takes items from the budget. Throws `expression-limit` when they are more than is left. */
export function spend(budget: Budget, items: number): void {
  budget.left -= items;
  if (budget.left < 0) throw limitPassed('steps', MAX_STEPS);
}

/** The error of a limit, by its name: `depth`, `steps` or `text`. */
export function limitPassed(limit: string, max: number): CallsideError {
  return new CallsideError('expression-limit', `The expression passes its limit: ${limit} ${String(max)}.`, {
    details: { limit, max },
  });
}
