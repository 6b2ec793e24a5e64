import { lastMove, TICKET_WORKFLOW, type Merged, type Mutation, type Problem, type Ticket } from '@callside/core';
import type { TicketEntry, WorkflowDefinition } from '@callside/core';
import { problem } from '../problem.js';

/**
 * Tells why lines may not be added to a ticket's log: nobody writes in another's name, or with roles that are not theirs.
 *
 * @example
 * checkLog(mutation, ['agent'])?.code; // 'field-forbidden'
 */
export function checkLog(mutation: Mutation, roles: readonly string[] | undefined): Problem | undefined {
  for (const line of linesOf(mutation)) {
    if (typeof line !== 'object' || line === null) return problem('field-invalid', 'A line of the log is an object.');
    const { by, type, roles: claimed } = line as Partial<Extract<TicketEntry, { type: 'moved' }>>;
    if (by !== mutation.actor) return problem('field-forbidden', 'A line of the log bears the name of its sender.');
    if (type !== 'moved') continue;
    if (!Array.isArray(claimed)) return problem('field-invalid', 'A move in the log names the roles of its sender.');
    if (roles !== undefined && !claimed.every((role: unknown) => roles.some((own) => own === role)))
      return problem('field-forbidden', 'A move in the log names only roles that its sender has.');
  }
  return undefined;
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
  const moves = linesOf(mutation).filter((line) => (line as Partial<TicketEntry>).type === 'moved');
  if (moves.length === 0) return merged;
  const last = lastMove(merged.doc as unknown as Ticket, flow ?? TICKET_WORKFLOW);
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

function linesOf({ deltas, type }: Mutation): readonly unknown[] {
  const log = type === 'ticket' ? deltas?.log : undefined;
  return log !== undefined && 'add' in log ? (log.add ?? []) : [];
}
