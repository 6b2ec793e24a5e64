import { buildPackages } from '../../tools/prepare.mjs';

/** Measures the rule engines, beside their peers where there are any. */
export async function measure() {
  await buildPackages();
  const [{ measureConditions }, { measureForms }, { measureClocks }] = await Promise.all([
    import('../rules/conditions.mjs'),
    import('../rules/form.mjs'),
    import('../rules/clocks.mjs'),
  ]);
  return [...measureConditions(), ...measureForms(), ...measureClocks()];
}
