import { issue, type Issue } from '../../issue.js';
import type { QuickGuideDefinition } from '../quick-guide.js';
import { count, listOf, name, objectOf, text } from '../shape.js';
import { head } from './field-shapes.js';
import { checkIds, placed } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const entry = objectOf({
  id: name,
  title: text,
  situation: text,
  instructions: listOf(text, 1),
  minutes: objectOf({ from: count, to: count }),
  'cautions?': listOf(text),
});

const shape = objectOf({ ...head, entries: listOf(entry, 1) });

/**
 * Lists what is wrong with a quick guide.
 *
 * @example
 * lintQuickGuide(frequentProblemsGuide); // []
 */
export function lintQuickGuide(value: unknown): Issue[] {
  return lintByRules<QuickGuideDefinition>(value, {
    kind: 'quick-guide',
    shape,
    references({ entries }, found) {
      checkIds(placed(entries, ['entries']), found);
      entries.forEach(({ minutes: { from, to } }, index) => {
        if (from > to) found.push(issue('range-empty', ['entries', index, 'minutes', 'to'], { min: from, max: to }));
      });
    },
  });
}
