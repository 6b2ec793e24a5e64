import { pathsOverlap, type Mutation, type Problem } from '@callside/core';
import { problem } from '../problem.js';

/** The kinds of record that have a log, which everybody only adds to. */
const LOGGED: readonly string[] = ['ticket', 'evaluation', 'coaching'];

/**
 * Tells why a change may not do what it does to the log of a record: lines are only ever added, each is whole, and nobody
 * writes in another's name or with roles that are not theirs. A record that is made anew may bring its log along, as one that others
 * had deleted does.
 *
 * @example
 * checkLog(mutation, ['agent'])?.code; // 'field-forbidden'
 */
export function checkLog(mutation: Mutation, roles: readonly string[] | undefined): Problem | undefined {
  const { type, op, set, unset, deltas } = mutation;
  if (!LOGGED.includes(type)) return undefined;
  const isWritten = [...Object.keys(set), ...unset].some((path) => pathsOverlap(path, 'log'));
  const log = deltas?.log;
  const isTakenFrom = log !== undefined && (!('add' in log) || (log.remove ?? []).length > 0);
  if ((isWritten && op !== 'create') || isTakenFrom)
    return problem('field-forbidden', 'Lines are only ever added to a log.');
  const brought = isWritten ? set.log : [];
  if (!Array.isArray(brought) || !brought.every(isLine)) return problem('field-invalid', NO_LINE);
  // What was made here has a log of its own; a ticket may have been others' before they deleted it.
  const own = type === 'ticket' ? linesOf(mutation) : [...brought, ...linesOf(mutation)];
  for (const line of own) {
    if (!isLine(line)) return problem('field-invalid', NO_LINE);
    if (line.by !== mutation.actor)
      return problem('field-forbidden', 'A line of the log bears the name of its sender.');
    if (line.type === 'moved' && roles !== undefined && line.roles?.every((role) => roles.includes(role)) !== true)
      return problem('field-forbidden', 'A move in the log names only roles that its sender has.');
  }
  return undefined;
}

const NO_LINE =
  'A line of the log has an id, a type, a time "at" in milliseconds and "by"; a move has its event and roles, too.';

interface Line {
  readonly id: string;
  readonly type: string;
  readonly at: number;
  readonly by: string;
  /** Of a move. */
  readonly roles?: readonly string[];
}

/** What is replayed must be of the shape that the replay relies on. */
function isLine(line: unknown): line is Line {
  if (typeof line !== 'object' || line === null) return false;
  const { id, type, at, by, event, roles } = line as Readonly<Record<string, unknown>>;
  const isMove = typeof event === 'string' && Array.isArray(roles) && roles.every((role) => typeof role === 'string');
  return (
    [id, type, by].every((text) => typeof text === 'string') && Number.isFinite(at) && (type !== 'moved' || isMove)
  );
}

/**
 * The lines that a change adds to a log.
 *
 * @example
 * linesOf(mutation).length; // 1
 */
export function linesOf({ deltas, type }: Mutation): readonly unknown[] {
  const log = LOGGED.includes(type) ? deltas?.log : undefined;
  return log !== undefined && 'add' in log ? (log.add ?? []) : [];
}

/**
 * Tells whether a change asks for a move.
 *
 * @example
 * hasMove(mutation); // true
 */
export function hasMove(mutation: Mutation): boolean {
  return linesOf(mutation).some((line) => isLine(line) && line.type === 'moved');
}
