import type { Issue } from '../issue.js';
import { maskCardNumbers } from '../privacy/card-number.js';
import { checkCalibration, type Calibration, type CalibrationPlan } from '../scorecard/calibration.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';

export type CalibrationStart =
  { readonly ok: true; readonly calibration: Calibration } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Begins a calibration, led by this agent: from then on the evaluators that it names score its calls, each on their own.
 *
 * @example
 * const result = await desk.run(startCalibration, { scorecard: refOf(scorecard), calls, evaluators, expert: '9001' });
 */
export async function startCalibration(context: CommandContext, plan: CalibrationPlan): Promise<CalibrationStart> {
  const issues = checkCalibration(plan);
  if (issues.length > 0) return { ok: false, issues };
  const { scorecard, calls, evaluators, expert, title = '', note = '', dueAt } = plan;
  const calibration: Calibration = {
    id: context.newId(),
    scorecard: { id: scorecard.id, version: scorecard.version },
    calls: [...calls],
    evaluators: evaluators.map(({ id, name }) => ({ id, name })),
    ...(expert === undefined ? {} : { expert }),
    ...said('title', title),
    ...said('note', note),
    ...(dueAt === undefined ? {} : { dueAt }),
    state: 'open',
    by: context.agent.id,
    createdAt: context.clock.now(),
  };
  const { id: entityId, ...set } = calibration;
  await context.store.write(APPEND_STORES, (tx) =>
    appendMutation(tx, { ...stamp(context), op: 'create', type: 'calibration', entityId, set }),
  );
  return { ok: true, calibration };
}

/** What is typed here is a text like any other: no card number stays in it. */
function said(name: 'title' | 'note', words: string): Readonly<Record<string, string>> {
  return words.trim() === '' ? {} : { [name]: maskCardNumbers(words.trim()) };
}
