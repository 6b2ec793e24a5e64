import type { SurveyDefinition } from '@callside/core';

/**
 * What only the file beside the survey's own has, as JSON says it: questions that are typed in one line, picked from a list, ticked or put in
 * order, or ask for a contact; an order by chance; answers in texts; patterns; sums, texts and lists in conditions. `max` and `min` are also
 * bounds, which are no conditions.
 */
const BEYOND =
  /"type":"(?!(?:rating|choice|multi-select|tri-state|long-text|matrix)")|"order":"random"|\{\{|"(?:other|pattern|[-+*/%]|cat|substr|merge|missing|missing_some|log|map|filter|all|none|some|reduce)":|"(?:max|min)":[^-\d"]/;

/**
 * Tells whether a survey needs more than the common questions do. It rather says yes too often: then a file is loaded in vain.
 *
 * @example
 * goesBeyond({ kind: 'survey', blocks: [{ id: 'reach', type: 'contact', label: 'May we call?' }], endings: [], … }); // true
 */
export function goesBeyond(survey: SurveyDefinition): boolean {
  // An attribute that is no JSON gives null.
  const { title, intro, order, blocks, endings } = Object(survey) as SurveyDefinition;
  return BEYOND.test(JSON.stringify({ title, intro, order, blocks, endings }));
}
