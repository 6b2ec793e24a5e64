import type { Evaluation } from '../scorecard/evaluation.js';
import { readDoc, type CommandContext } from './command.js';

/** An evaluation as it stands on this device, and the moment in epoch milliseconds at which that was asked. */
export interface EvaluationNow {
  readonly evaluation: Evaluation;
  readonly now: number;
}

/**
 * Reads an evaluation as it stands on this device. Throws `record-not-found`.
 *
 * @example
 * const { evaluation, now } = await desk.run(readEvaluation, { id });
 */
export async function readEvaluation(
  { store, clock }: CommandContext,
  { id }: { readonly id: string },
): Promise<EvaluationNow> {
  const evaluation = await store.read(['entities'], (tx) => readDoc<Evaluation>(tx, 'evaluation', id));
  return { evaluation, now: clock.now() };
}
