/** What an expression node becomes. `data` is the scope, or the item inside `map`, `filter` and the like. */
export type Step = (data: unknown, budget: Budget) => unknown;

/** Counts down the operations that an evaluation may still take. */
export interface Budget {
  left: number;
}
