import type { CoachingPlan, StepDone } from '../coaching/coaching-plan.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { readDoc, stamp, type CommandContext } from './command.js';

export type TickResult =
  | { readonly ok: true; readonly plan: CoachingPlan }
  /** There is no such step, or it was done before. */
  | { readonly ok: false; readonly reason: 'unknown-step' | 'done-already' };

/**
 * Says that a step of a plan is done; whoever is coached may say so, too. Throws `record-not-found`.
 *
 * @example
 * await desk.run(tickCoachingStep, { id: plan.id, step: 'listen' });
 */
export function tickCoachingStep(
  context: CommandContext,
  { id, step }: { readonly id: string; readonly step: string },
): Promise<TickResult> {
  const { agent, clock, store } = context;
  return store.write(APPEND_STORES, async (tx): Promise<TickResult> => {
    const plan = await readDoc<CoachingPlan>(tx, 'coaching', id);
    if (!plan.steps.some((each) => each.id === step)) return { ok: false, reason: 'unknown-step' };
    if (plan.done?.some((each) => each.id === step) === true) return { ok: false, reason: 'done-already' };
    const done: StepDone = { id: step, at: clock.now(), by: agent.id };
    const head = { ...stamp(context), op: 'patch', type: 'coaching', entityId: id } as const;
    const { doc } = await appendMutation(tx, { ...head, deltas: { done: { add: [done] } } });
    return { ok: true, plan: doc as unknown as CoachingPlan };
  });
}
