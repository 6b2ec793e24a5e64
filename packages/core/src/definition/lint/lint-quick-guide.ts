import { issue, type Issue } from '../../issue.js';
import { CARD_TOPICS, type QuickGuideDefinition, type QuickGuideEntry } from '../quick-guide.js';
import { anything, count, listOf, name, objectOf, oneOf, string, text } from '../shape.js';
import { head } from './field-shapes.js';
import { checkCallCondition, checkIds, placed, type Placed } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const entry = objectOf({
  id: name,
  'topic?': oneOf(CARD_TOPICS),
  title: text,
  situation: text,
  'say?': text,
  'never?': text,
  instructions: listOf(text, 1),
  'minutes?': objectOf({ from: count, to: count }),
  'cautions?': listOf(text),
  'when?': anything,
  'keywords?': listOf(string, 1),
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
      const places = placed(entries, ['entries']);
      checkIds(places, found);
      for (const place of places) checkCard(place, found);
    },
  });
}

function checkCard(
  { entry: { topic = 'problem', minutes, when }, path }: Placed<QuickGuideEntry>,
  found: Issue[],
): void {
  if (minutes === undefined) {
    if (topic === 'problem') found.push(issue('property-missing', [...path, 'minutes'], { property: 'minutes' }));
  } else if (minutes.from > minutes.to) {
    found.push(issue('range-empty', [...path, 'minutes', 'to'], { min: minutes.from, max: minutes.to }));
  }
  checkCallCondition(when, [...path, 'when'], found);
}
