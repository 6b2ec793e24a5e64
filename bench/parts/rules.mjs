import { buildPackages } from '../../tools/prepare.mjs';

/** Measures the rule engines beside their peers: conditions, forms, clocks, attempts, workflows. */
export async function measure() {
  await buildPackages();
  const { measureConditions } = await import('../rules/conditions.mjs');
  return [...measureConditions()];
}
