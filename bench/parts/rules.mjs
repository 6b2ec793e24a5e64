import { buildPackages } from '../../tools/prepare.mjs';

/** Measures the rule engines, beside their peers where there are any. */
export async function measure() {
  await buildPackages();
  const [conditions, workflow, form, clocks, callingList, knowledge] = await Promise.all([
    import('../rules/conditions.mjs'),
    import('../rules/workflow.mjs'),
    import('../rules/form.mjs'),
    import('../rules/clocks.mjs'),
    import('../rules/calling-list.mjs'),
    import('../rules/knowledge.mjs'),
  ]);
  return [
    ...conditions.measureConditions(),
    ...workflow.measureTransitions(),
    ...form.measureForms(),
    ...clocks.measureClocks(),
    ...callingList.measureCallingLists(),
    ...knowledge.measureKnowledge(),
  ];
}
