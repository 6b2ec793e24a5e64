import { buildPackages } from '../../tools/prepare.mjs';

/** Measures scoring: one key in a form of 100 questions, 10,000 evaluations summed up, agreement on 500 calls by 20 evaluators. */
export async function measure() {
  await buildPackages();
  const { measureScoring, measureSummaries, measureAgreement } = await import('../scorecard/scoring.mjs');
  return [...measureScoring(), ...measureSummaries(), ...measureAgreement()];
}
