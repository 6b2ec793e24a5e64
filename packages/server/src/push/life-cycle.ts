import {
  compileWorkflow,
  FIRST_TICKET_STATUS,
  TICKET_WORKFLOW,
  type Doc,
  type Problem,
  type WorkflowDefinition,
} from '@callside/core';
import { problem } from '../problem.js';

type Flow = ReturnType<typeof compileWorkflow>;
type State = Flow['root'];

/** A change of a ticket's status, and what decides about it. */
export interface StatusChange {
  /** Undefined for a new ticket. */
  readonly before: Doc | undefined;
  readonly after: Doc;
  /** The flow that the ticket's form names; a ticket's usual one when it names none. */
  readonly flow: WorkflowDefinition | undefined;
  /** Roles that a way must be open to; undefined when nobody's roles are looked at. */
  readonly roles: readonly string[] | undefined;
}

/**
 * Tells why a ticket's life cycle does not lead from one status to the other; undefined when it does. Conditions of ways are
 * not looked at: the values that they read are the client's.
 *
 * @example
 * checkStatus({ before: { status: 'pending' }, after: { status: 'closed' }, flow, roles })?.code; // 'transition-refused'
 */
export function checkStatus({ before, after, flow = TICKET_WORKFLOW, roles }: StatusChange): Problem | undefined {
  const compiled = compileWorkflow(flow);
  const to = stateOf(compiled, after.status);
  if (to === undefined) {
    const known = [...compiled.states.values()].filter(isLeaf).map(({ path }) => path);
    return problem('field-invalid', `The field "status" is one of ${known.join(', ')}.`);
  }
  if (before === undefined) {
    const first = firstStatus(flow);
    return to.path === first ? undefined : refused(`A new ticket starts as "${first}".`);
  }
  if (before.status === after.status) return undefined;
  const from = stateOf(compiled, before.status);
  // A record of before the flow was there: whatever state it is in, it may come into the flow.
  if (from === undefined) return undefined;
  const ways = [...from.ways.values(), ...from.overdue.values()].flat();
  const leading = ways.filter(({ kind, target }) => kind === 'return' || (target && leafOf(target) === to));
  if (leading.length === 0) return refused(`Nothing leads from "${from.path}" to "${to.path}".`);
  if (roles === undefined || leading.some((way) => way.roles?.some((role) => roles.includes(role)) !== false))
    return undefined;
  return refused(`Only other roles may lead from "${from.path}" to "${to.path}".`);
}

/**
 * Where a new ticket begins.
 *
 * @example
 * firstStatus(undefined); // 'pending'
 */
export function firstStatus(flow: WorkflowDefinition = TICKET_WORKFLOW): string {
  return flow === TICKET_WORKFLOW ? FIRST_TICKET_STATUS : leafOf(compileWorkflow(flow).root).path;
}

function refused(detail: string): Problem {
  return problem('transition-refused', detail);
}

function stateOf({ states }: Flow, status: unknown): State | undefined {
  const state = typeof status === 'string' && status !== '' ? states.get(status) : undefined;
  return state !== undefined && isLeaf(state) ? state : undefined;
}

function isLeaf({ first, path }: State): boolean {
  return first === undefined && path !== '';
}

function leafOf(state: State): State {
  return state.first === undefined ? state : leafOf(state.first);
}
