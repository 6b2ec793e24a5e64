import { checkCoaching, type CoachingOutline, type CoachingPlan } from '../coaching/coaching-plan.js';
import type { Issue } from '../issue.js';
import { maskCardNumbers } from '../privacy/card-number.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';

export type OpenCoachingResult =
  { readonly ok: true; readonly plan: CoachingPlan } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Opens an improvement plan for an agent: what the cases have shown, what is to become better, from where, to where, by when and by
 * which steps. What it lacks comes back as issues; see `checkCoaching`.
 *
 * @example
 * const result = await desk.run(openCoaching, { agentId: '1001', cases, finding, goal, baseline, target: 85, dueAt, steps });
 */
export async function openCoaching(context: CommandContext, outline: CoachingOutline): Promise<OpenCoachingResult> {
  const { agent, clock, newId, store } = context;
  const issues = checkCoaching(outline, clock.now());
  if (issues.length > 0) return { ok: false, issues };
  const set = {
    ...outline,
    finding: maskCardNumbers(outline.finding.trim()),
    steps: outline.steps.map((step) => ({ ...step, text: maskCardNumbers(step.text.trim()) })),
    state: 'plan',
    by: agent.id,
    createdAt: clock.now(),
  };
  const head = { ...stamp(context), op: 'create', type: 'coaching', entityId: newId() } as const;
  const { doc } = await store.write(APPEND_STORES, (tx) => appendMutation(tx, { ...head, set }));
  return { ok: true, plan: doc as unknown as CoachingPlan };
}
