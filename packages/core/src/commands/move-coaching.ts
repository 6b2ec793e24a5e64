import { dayOf, type CoachingMove, type CoachingPlan, type Measurement } from '../coaching/coaching-plan.js';
import { followCoaching } from '../coaching/follow-coaching.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import { issue, type Issue } from '../issue.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { COACHING_WORKFLOW } from '../workflow/coaching-workflow.js';
import { transition } from '../workflow/machine.js';
import type { FiredEffect, FlowValues, Refusal } from '../workflow/snapshot.js';
import { maskCardNumbers } from '../privacy/card-number.js';
import { readDoc, stamp, type CommandContext } from './command.js';

/** What is said to a plan, with what each asks for. */
export type CoachingSaid =
  | { readonly event: 'start' | 'secure' | 'withdraw' }
  | { readonly event: 'check'; readonly measurement: Measurement }
  | { readonly event: 'act'; readonly note: string }
  /** When the next round is to be checked, in epoch milliseconds. */
  | { readonly event: 'repeat'; readonly dueAt: number };

export type MoveCoachingInput = CoachingSaid & {
  readonly id: string;
  readonly workflow?: WorkflowDefinition | undefined;
};

export type MoveCoachingResult =
  | { readonly ok: true; readonly plan: CoachingPlan; readonly effects: readonly FiredEffect[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly issues: readonly [] }
  | { readonly ok: false; readonly refusal?: undefined; readonly issues: readonly Issue[] };

/**
 * Brings a plan on: it is started, its effect is checked, somebody says what follows, and it is secured or goes into another round.
 * Throws `record-not-found`.
 *
 * @example
 * await desk.run(moveCoaching, { id: plan.id, event: 'check', measurement });
 */
export function moveCoaching(context: CommandContext, input: MoveCoachingInput): Promise<MoveCoachingResult> {
  const { agent, clock, newId, store } = context;
  const { id, event, workflow = COACHING_WORKFLOW } = input;
  return store.write(APPEND_STORES, async (tx): Promise<MoveCoachingResult> => {
    const at = clock.now();
    const issues = lackingIn(input, at);
    if (issues.length > 0) return { ok: false, issues };
    const data = dataOf(input);
    const roles = agent.roles ?? [];
    const told = { at, by: agent.id, ...(data && { data }) };
    const plan = await readDoc<CoachingPlan>(tx, 'coaching', id);
    const { snapshot } = followCoaching(plan, { workflow, now: at });
    const result = transition(workflow, snapshot, { type: event, ...told }, { roles });
    if (!result.ok) return { ok: false, refusal: result.refusal, issues: [] };
    const move: CoachingMove = { id: newId(), type: 'moved', event, roles, ...told };
    const head = { ...stamp(context), op: 'patch', type: 'coaching', entityId: id } as const;
    const change = { set: { state: result.snapshot.state }, deltas: { log: { add: [move] } } };
    const { doc } = await appendMutation(tx, { ...head, ...change });
    return { ok: true, plan: doc as unknown as CoachingPlan, effects: result.effects };
  });
}

function lackingIn(said: CoachingSaid, now: number): Issue[] {
  if (said.event === 'check' && said.measurement.values.length === 0) return [issue('required', ['measurement'])];
  if (said.event === 'act' && said.note.trim() === '') return [issue('required', ['note'])];
  if (said.event === 'repeat' && !(said.dueAt > now)) return [issue('too-early', ['dueAt'], { min: dayOf(now) })];
  return [];
}

function dataOf(said: CoachingSaid): FlowValues | undefined {
  switch (said.event) {
    case 'check':
      return { ...said.measurement };
    case 'act':
      return { note: maskCardNumbers(said.note.trim()) };
    case 'repeat':
      return { dueAt: said.dueAt };
    default:
      return undefined;
  }
}
