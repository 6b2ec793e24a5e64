import type { ScorecardDefinition } from '../definition/scorecard.js';
import { earlierEvaluations, type EarlierEvaluations, type EarlierQuery } from '../scorecard/earlier-evaluations.js';
import type { Evaluation } from '../scorecard/evaluation.js';
import { findRecords } from '../storage/find-records.js';
import type { CommandContext } from './command.js';

/** How many of an agent's evaluations are looked through: those by other scorecards, and drafts, are among them. */
const LOOKED_THROUGH = 200;

export interface EarlierInput extends Omit<EarlierQuery, 'now'> {
  readonly scorecard: ScorecardDefinition;
}

/**
 * Reads how an agent was scored before by the same scorecard, as far as this device knows; see `earlierEvaluations`.
 *
 * @example
 * const { totals } = await desk.run(readEarlierEvaluations, { scorecard, agentId: call.agent.id, callId: call.id });
 */
export async function readEarlierEvaluations(
  { store, clock }: CommandContext,
  { scorecard, ...query }: EarlierInput,
): Promise<EarlierEvaluations> {
  const where = { agent: query.agentId };
  const { records } = await findRecords(store, 'evaluation', { where, limit: LOOKED_THROUGH });
  return earlierEvaluations(
    scorecard,
    records.map(({ doc }) => doc as unknown as Evaluation),
    { ...query, now: clock.now() },
  );
}
