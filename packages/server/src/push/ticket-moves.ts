import { lastMove, TICKET_WORKFLOW } from '@callside/core';
import type { Doc, Merged, Mutation, Problem, TicketEntry, TicketHistory, WorkflowDefinition } from '@callside/core';
import { problem } from '../problem.js';
import { hasMove } from './log-lines.js';

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
  if (!hasMove(mutation)) return merged;
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
