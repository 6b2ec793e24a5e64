import type { ScorecardDefinition } from '../definition/scorecard.js';
import {
  areDistinct,
  definitionOf,
  isFlag,
  isName,
  isNumber,
  isText,
  listOf,
  maybe,
  recordOf,
} from '../definition/usable/value-tests.js';

/**
 * Tells whether calls can be scored by a scorecard, as a yes or a no: its parts are what they should be, and its weights share
 * something out. A widget asks this before it shows a scorecard, and asks `lintScorecard` for the reasons only after a no.
 *
 * @example
 * isUsableScorecard({ ...scorecard, items: [] }); // false
 */
export function isUsableScorecard(value: unknown): value is ScorecardDefinition {
  return isScorecard(value) && holdsTogether(value as ScorecardDefinition);
}

const isQuestion = recordOf({
  id: isName,
  text: isText,
  help: maybe(isText),
  weight: isNumber,
  options: listOf(
    recordOf({
      id: isName,
      text: isText,
      score: isNumber,
      fail: maybe((value) => value === 'section' || value === 'form'),
    }),
    1,
  ),
  notApplicable: maybe(isFlag),
});

const isScorecard = definitionOf('scorecard', {
  items: listOf(recordOf({ id: isName, title: isText, weight: isNumber, items: listOf(isQuestion, 1) }), 1),
  bands: maybe(listOf(recordOf({ id: isName, title: isText, from: isNumber }))),
});

function holdsTogether({ items }: ScorecardDefinition): boolean {
  const questions = items.flatMap((section) => section.items);
  return (
    areDistinct([...items, ...questions]) &&
    questions.every(({ options }) => areDistinct(options)) &&
    [items, ...items.map((section) => section.items)].every(shareOut)
  );
}

function shareOut(entries: readonly { readonly weight: number }[]): boolean {
  return entries.every(({ weight }) => weight >= 0) && entries.some(({ weight }) => weight > 0);
}
