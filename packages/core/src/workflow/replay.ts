import type { WorkflowDefinition } from '../definition/workflow.js';
import { advanceTo } from './deadlines.js';
import { startWorkflow, transition, type StartOptions } from './machine.js';
import { stepsOf, type FlowValues, type Refusal, type WorkflowSnapshot, type WorkflowStep } from './snapshot.js';

/** A line of a log by which somebody asked for a move; whether it stood follows from all of them in their order. */
export interface Move {
  readonly type: 'moved';
  readonly event: string;
  readonly roles: readonly string[];
  readonly data?: FlowValues;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: string;
}

/** Where a record stands, and how it came there. */
export interface Replay<M> {
  readonly snapshot: WorkflowSnapshot;
  /** Every state that it has left, oldest first. */
  readonly steps: readonly Omit<WorkflowStep, 'before'>[];
  /** The moves that stood. */
  readonly stood: readonly M[];
  /** Moves that did not stand: when their turn came, the record was elsewhere already. */
  readonly refused: readonly { readonly entry: M; readonly refusal: Refusal }[];
}

/**
 * Follows a record through its workflow by its moves alone, in the order in which the server has taken them. Everybody who
 * has the same moves comes to the same state: of two that exclude each other the first one stands. Deadlines fire at their own
 * moments, up to `until`.
 *
 * @example
 * replayMoves(TICKET_WORKFLOW, moves, { now: ticket.createdAt, until: clock.now() }).snapshot.state; // 'processing'
 */
export function replayMoves<M extends Move>(
  workflow: WorkflowDefinition,
  moves: readonly M[],
  { until, ...start }: StartOptions & { readonly until: number },
): Replay<M> {
  let { snapshot } = startWorkflow(workflow, start);
  const steps: Omit<WorkflowStep, 'before'>[] = [];
  const stood: M[] = [];
  const refused: { entry: M; refusal: Refusal }[] = [];
  const goOn = (next: WorkflowSnapshot): void => {
    const fresh = next.left - snapshot.left;
    if (fresh > 0) steps.push(...stepsOf(next).slice(-fresh));
    snapshot = next;
  };
  for (const entry of moves) {
    const { event, at, by, roles, data } = entry;
    goOn(advanceTo(workflow, snapshot, at).snapshot);
    const result = transition(workflow, snapshot, { type: event, at, by, ...(data && { data }) }, { roles });
    if (result.ok) {
      goOn(result.snapshot);
      stood.push(entry);
    } else refused.push({ entry, refusal: result.refusal });
  }
  goOn(advanceTo(workflow, snapshot, Math.max(until, snapshot.since)).snapshot);
  return { snapshot, steps, stood, refused };
}
