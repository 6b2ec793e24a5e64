import { lastMove, pathsOverlap, TICKET_WORKFLOW } from '@callside/core';
import type { Doc, Merged, Mutation, Problem, TicketEntry, TicketHistory, WorkflowDefinition } from '@callside/core';
import { problem } from '../problem.js';

/**
 * Tells why a change may not do what it does to a ticket's log: lines are only ever added, each is whole, and nobody writes in
 * another's name or with roles that are not theirs. A ticket that is made anew may bring its log along, as one that others
 * had deleted does.
 *
 * @example
 * checkLog(mutation, ['agent'])?.code; // 'field-forbidden'
 */
export function checkLog(mutation: Mutation, roles: readonly string[] | undefined): Problem | undefined {
  const { type, op, set, unset, deltas } = mutation;
  if (type !== 'ticket') return undefined;
  const isWritten = [...Object.keys(set), ...unset].some((path) => pathsOverlap(path, 'log'));
  const log = deltas?.log;
  const isTakenFrom = log !== undefined && (!('add' in log) || (log.remove ?? []).length > 0);
  if ((isWritten && op !== 'create') || isTakenFrom)
    return problem('field-forbidden', 'Lines are only ever added to the log of a ticket.');
  const brought = isWritten ? set.log : [];
  if (!Array.isArray(brought) || !brought.every(isLine)) return problem('field-invalid', NO_LINE);
  for (const line of linesOf(mutation)) {
    if (!isLine(line)) return problem('field-invalid', NO_LINE);
    if (line.by !== mutation.actor)
      return problem('field-forbidden', 'A line of the log bears the name of its sender.');
    if (line.type === 'moved' && roles !== undefined && !line.roles.every((role) => roles.includes(role)))
      return problem('field-forbidden', 'A move in the log names only roles that its sender has.');
  }
  return undefined;
}

const NO_LINE =
  'A line of the log has an id, a type, a time "at" in milliseconds and "by"; a move has its event and roles, too.';

type Line = { readonly id: string; readonly at: number; readonly by: string } & (
  | { readonly type: 'moved'; readonly event: string; readonly roles: readonly string[] }
  | { readonly type: Exclude<TicketEntry['type'], 'moved'> }
);

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
 * Gives a ticket that was moved the status that follows from its log. Two people who moved it without knowing of each other
 * both have their line in it, and only a move that still leads somewhere changes the status; one that was refused although
 * nobody came between is no move at all.
 *
 * @example
 * settleMoves(merged, { mutation, isContested: false, flow }); // { ...merged, doc: { ...doc, status: 'resolved' } }
 */
export function settleMoves(
  merged: Merged,
  { mutation, isContested, flow }: { mutation: Mutation; isContested: boolean; flow: WorkflowDefinition | undefined },
): Merged | Problem {
  if (!linesOf(mutation).some((line) => isLine(line) && line.type === 'moved')) return merged;
  const last = lastMove(historyOf(merged.doc), flow ?? TICKET_WORKFLOW);
  if (last === undefined) return merged;
  const { status, refusal } = last;
  if (refusal !== undefined && !isContested)
    return problem(
      'transition-refused',
      `"${refusal.event}" is not possible in "${refusal.state}": ${refusal.reason}.`,
    );
  return {
    ...merged,
    doc: { ...merged.doc, status },
    written: [...new Set([...merged.written, 'status'])],
    // The log tells both sides' moves: there is nothing left for a person to decide.
    conflicts: merged.conflicts.filter(({ path }) => path !== 'status'),
  };
}

/** A ticket that does not say when it was made was made before everything that happened to it. */
function historyOf({ createdAt, createdBy, log }: Doc): TicketHistory {
  return {
    createdAt: typeof createdAt === 'number' ? createdAt : 0,
    createdBy: typeof createdBy === 'string' ? createdBy : '',
    log: log as readonly TicketEntry[],
  };
}

function linesOf({ deltas, type }: Mutation): readonly unknown[] {
  const log = type === 'ticket' ? deltas?.log : undefined;
  return log !== undefined && 'add' in log ? (log.add ?? []) : [];
}
