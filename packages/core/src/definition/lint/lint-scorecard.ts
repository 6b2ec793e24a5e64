import type { Issue } from '../../issue.js';
import type { ScorecardDefinition } from '../scorecard.js';
import { boolean, listOf, name, number, objectOf, oneOf, text } from '../shape.js';
import { head } from './field-shapes.js';
import { checkIds, checkWeights, placed } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const option = objectOf({ id: name, text, score: number, 'fail?': oneOf(['section', 'form']) });

const question = objectOf({
  id: name,
  text,
  'help?': text,
  weight: number,
  options: listOf(option, 1),
  'notApplicable?': boolean,
  'errorClass?': oneOf(['customer', 'business', 'compliance']),
});

const shape = objectOf({
  ...head,
  items: listOf(objectOf({ id: name, title: text, weight: number, items: listOf(question, 1) }), 1),
  'bands?': listOf(objectOf({ id: name, title: text, from: number })),
});

/**
 * Lists what is wrong with a scorecard.
 *
 * @example
 * lintScorecard(inboundScorecard); // []
 */
export function lintScorecard(value: unknown): Issue[] {
  return lintByRules<ScorecardDefinition>(value, {
    kind: 'scorecard',
    shape,
    references({ items }, found) {
      const questions = items.flatMap((section, index) => placed(section.items, ['items', index, 'items']));
      checkIds([...placed(items, ['items']), ...questions], found);
      for (const { entry, path } of questions) checkIds(placed(entry.options, [...path, 'options']), found);
      items.forEach((section, index) => {
        checkWeights(section.items, ['items', index, 'items'], found);
      });
      checkWeights(items, ['items'], found);
    },
  });
}
