import type { RolePolicyDefinition } from '../definition/role-policy.js';
import { compileRolePolicy, mayDo } from '../privacy/role-policy.js';
import { whyNotEnd, type Calibration, type CalibrationRefusal } from '../scorecard/calibration.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { readDoc, stamp, type CommandContext } from './command.js';
import { ratingsBy } from './read-calibrations.js';

export interface EndCalibrationInput {
  readonly id: string;
  /** Says which roles lead the sessions of others, too; without one only whoever has begun it does. */
  readonly policy?: RolePolicyDefinition;
}

export type CalibrationEnd =
  | { readonly ok: true; readonly calibration: Calibration }
  | { readonly ok: false; readonly reason: CalibrationRefusal };

/**
 * Finalises a calibration: nobody can hand in anything any more, and the server gathers what was handed in, for all its evaluators
 * to see. Throws `record-not-found` for one that is not here.
 *
 * @example
 * const result = await desk.run(finaliseCalibration, { id });
 */
export function finaliseCalibration(context: CommandContext, input: EndCalibrationInput): Promise<CalibrationEnd> {
  return end(context, input, 'finalised');
}

/**
 * Withdraws a calibration: it is over, and what was handed in stays with those who have said it. Throws `record-not-found` for
 * one that is not here.
 *
 * @example
 * await desk.run(withdrawCalibration, { id });
 */
export function withdrawCalibration(context: CommandContext, input: EndCalibrationInput): Promise<CalibrationEnd> {
  return end(context, input, 'withdrawn');
}

/**
 * Whether somebody leads a calibration: who has begun it, and whose role may change those of others.
 *
 * @example
 * leadsCalibration(desk.agent, calibration, callCentreRoles);
 */
export function leadsCalibration(
  { id, roles = [] }: CommandContext['agent'],
  { by }: Pick<Calibration, 'by'>,
  policy?: RolePolicyDefinition,
): boolean {
  if (by === id) return true;
  return policy !== undefined && mayDo(compileRolePolicy(policy), { roles }, 'edit', { record: 'calibration' }).allowed;
}

function end(
  context: CommandContext,
  { id, policy }: EndCalibrationInput,
  to: 'finalised' | 'withdrawn',
): Promise<CalibrationEnd> {
  const { agent, clock } = context;
  return context.store.write(APPEND_STORES, async (tx): Promise<CalibrationEnd> => {
    const calibration = await readDoc<Calibration>(tx, 'calibration', id);
    const own = (await ratingsBy(tx, agent.id)).filter(({ calibrationId }) => calibrationId === id);
    const reason = whyNotEnd(calibration, { isLeader: leadsCalibration(agent, calibration, policy), to }, own);
    if (reason !== undefined) return { ok: false, reason };
    const set = { state: to, ...(to === 'finalised' ? { finalisedAt: clock.now() } : {}) };
    const head = { ...stamp(context), type: 'calibration', entityId: id } as const;
    const { doc } = await appendMutation(tx, { ...head, op: 'patch', set });
    return { ok: true, calibration: doc as unknown as Calibration };
  });
}
