import { SCOPE_NAMES, type Expression } from './expression.js';

/** Operations that run their second argument once per item. */
const PER_ITEM = new Set(['map', 'filter', 'reduce', 'all', 'none', 'some']);

/** Where an argument notes what it reads: `var` below `map` and the like reads the item, and nothing of the scope. */
export function notedBelow(operation: string, index: number, noted: Set<string>): Set<string> {
  return PER_ITEM.has(operation) && index === 1 ? new Set() : noted;
}

/** Notes what an operation reads of the scope; where only the data tell which variable it is, all of them. */
export function noteVariables(operation: string, args: readonly Expression[], noted: Set<string>): void {
  for (const read of readBy(operation, args)) {
    if (typeof read === 'string' && read !== '') noted.add(read);
    else for (const name of SCOPE_NAMES) noted.add(name);
  }
}

/** The arguments that name a variable. */
function readBy(operation: string, args: readonly Expression[]): readonly Expression[] {
  switch (operation) {
    case 'var':
      return flat(args.slice(0, 1));
    case 'missing':
      return flat(args);
    case 'missing_some':
      return flat([args[1] ?? null]);
    default:
      return [];
  }
}

function flat(args: readonly Expression[]): readonly Expression[] {
  return args.flatMap((arg) => (Array.isArray(arg) ? (arg as readonly Expression[]) : [arg]));
}
