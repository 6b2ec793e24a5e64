import { binary, isTruthy, nothing, primitive, toText, type Operation } from './operation.js';
import { rareOperation } from './rare-operations.js';
import type { Step } from './step.js';

/**
 * The operations of jsonlogic.com but `var`, which the compiler reads itself. `log` passes its value on and writes nothing.
 *
 * @example
 * operationOf('=='); // compares loosely
 */
export function operationOf(name: string): Operation | undefined {
  return Object.hasOwn(COMMON, name) ? COMMON[name] : rareOperation(name);
}

const COMMON: Readonly<Record<string, Operation>> = {
  '==': binary(looselyEqual),
  '!=': binary((a, b) => !looselyEqual(a, b)),
  '===': binary((a, b) => a === b),
  '!==': binary((a, b) => a !== b),
  '!': binary((a) => !isTruthy(a)),
  '!!': binary(isTruthy),
  '>': binary((a, b) => less(b, a)),
  '>=': binary((a, b) => atMost(b, a)),
  '<': ordered(less),
  '<=': ordered(atMost),
  in: binary((needle, hay) =>
    typeof hay === 'string'
      ? hay !== '' && hay.includes(toText(needle))
      : Array.isArray(hay) && hay.some((item) => item === needle),
  ),
  if: chooseBranch,
  '?:': chooseBranch,
  and: (args) => (data, budget) => {
    let value: unknown;
    for (const arg of args) if (!isTruthy((value = arg(data, budget)))) break;
    return value;
  },
  or: (args) => (data, budget) => {
    let value: unknown;
    for (const arg of args) if (isTruthy((value = arg(data, budget)))) break;
    return value;
  },
};

/** Two arguments in order, or three: is the second one between the others? */
function ordered(test: (a: unknown, b: unknown) => boolean): Operation {
  return ([a = nothing, b = nothing, c]) =>
    c === undefined
      ? (data, budget) => test(a(data, budget), b(data, budget))
      : (data, budget) => {
          const middle = b(data, budget);
          return test(a(data, budget), middle) && test(middle, c(data, budget));
        };
}

function chooseBranch(args: readonly Step[]): Step {
  return (data, budget) => {
    let index = 0;
    for (; index < args.length - 1; index += 2) {
      if (isTruthy(args[index]?.(data, budget))) return args[index + 1]?.(data, budget);
    }
    return args[index]?.(data, budget) ?? null;
  };
}

/** JavaScript's `==` for JSON values, which JsonLogic promises; objects are equal only to themselves. */
function looselyEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null);
  const [left, right] = [typeof a, typeof b];
  if (left === right) return false;
  if (left === 'object' || right === 'object') return looselyEqual(primitive(a), primitive(b));
  return Number(a) === Number(b);
}

/** JavaScript's `<` for JSON values: texts by their characters, all else by number. */
function less(a: unknown, b: unknown): boolean {
  return primitive(a) < primitive(b);
}

function atMost(a: unknown, b: unknown): boolean {
  return primitive(a) <= primitive(b);
}
