import {
  FACT_ROOTS,
  hasOptions,
  isScorecardSection,
  MOST_SECTIONS_DEEP,
  type ScorecardDefinition,
  type ScorecardItem,
} from '../definition/scorecard.js';
import { readsFields, type Reads } from '../definition/usable/field-tests.js';
import {
  areDistinct,
  definitionOf,
  holds,
  isFlag,
  isLink,
  isName,
  isNumber,
  isString,
  isText,
  listOf,
  maybe,
  recordOf,
  type Test,
} from '../definition/usable/value-tests.js';
import { compileExpression } from '../logic/compile.js';
import type { Expression } from '../logic/expression.js';

/**
 * Tells whether calls can be scored by a scorecard, as a yes or a no: its parts are what they should be, and its weights share
 * something out. A widget asks this before it shows a scorecard, and asks `lintScorecard` for the reasons only after a no.
 *
 * @example
 * isUsableScorecard({ ...scorecard, items: [] }); // false
 */
export function isUsableScorecard(value: unknown): value is ScorecardDefinition {
  return isScorecard(value) && holdsTogether((value as ScorecardDefinition).items);
}

const oneOf =
  (...words: readonly string[]): Test =>
  (value) =>
    words.includes(value as string);

const mark = { score: isNumber, fail: maybe(oneOf('subsection', 'section', 'form')) };

const isPart = {
  id: isName,
  help: maybe(isText),
  excluded: maybe(isFlag),
  bonus: maybe(isFlag),
  weight: maybe(isNumber),
};

const isAnswer: Test = (value) => isString(value) || typeof value === 'number' || listOf(isString)(value);

const isSuggestion: Test = (value) =>
  recordOf({ when: (when) => when !== undefined })(value) &&
  ('notApplicable' in (value as object)
    ? recordOf({ notApplicable: (said) => said === true })
    : recordOf({ answer: isAnswer }))(value);

const questionHead = {
  ...isPart,
  text: isText,
  notApplicable: maybe(isFlag),
  errorClass: maybe(oneOf('customer', 'business', 'compliance')),
  reasons: maybe(listOf(recordOf({ id: isName, text: isText }))),
  suggest: maybe(listOf(isSuggestion)),
};

const isChoice = recordOf({
  ...questionHead,
  type: maybe(oneOf('choice', 'choices')),
  options: listOf(recordOf({ id: isName, text: isText, ...mark, bonus: maybe(isFlag) }), 1),
  cap: maybe(isNumber),
});

const isNumeric = recordOf({
  ...questionHead,
  type: oneOf('number'),
  min: maybe(isNumber),
  max: maybe(isNumber),
  ranges: maybe(listOf(recordOf({ ...mark, from: maybe(isNumber), to: maybe(isNumber) }))),
  default: maybe(isNumber),
});

const isWritten = recordOf({ ...questionHead, type: oneOf('text', 'date') });

const isQuestion: Test = (value) => isChoice(value) || isNumeric(value) || isWritten(value);

const bands = maybe(listOf(recordOf({ id: isName, title: isText, from: isNumber })));

function sectionAt(depth: number): Test {
  if (depth >= MOST_SECTIONS_DEEP) return () => false;
  const isInner: Test = (value) =>
    (typeof value === 'object' && value !== null && 'items' in value ? sectionAt(depth + 1) : isQuestion)(value);
  return recordOf({ ...isPart, title: isText, items: listOf(isInner, 1), bands });
}

const isScorecard = definitionOf('scorecard', {
  items: listOf(sectionAt(0), 1),
  scoring: maybe(
    recordOf({
      mode: maybe(oneOf('weighted', 'points')),
      notApplicable: maybe(oneOf('keep-weights', 'drop-points', 'group-mean', 'form-mean', 'zero')),
      cap: maybe(isNumber),
      blind: maybe(isFlag),
    }),
  ),
  bands,
  workflow: maybe(isLink),
});

function holdsTogether(items: readonly ScorecardItem[]): boolean {
  const all = allOf(items);
  const questions = all.filter((item) => !isScorecardSection(item)).map(({ id }) => id);
  const reads = readsFields(questions, 'answers');
  return areDistinct(all) && shareOut(items) && all.every((item) => isSound(item, reads));
}

function isSound(item: ScorecardItem, reads: Reads): boolean {
  if (isScorecardSection(item)) return shareOut(item.items);
  const { enabled, commentRequired, reasons = [], suggest = [] } = item;
  if (!areDistinct(reasons) || (hasOptions(item) && !areDistinct(item.options))) return false;
  return holds(
    () => reads(enabled) && reads(commentRequired) && suggest.every(({ when }) => reads(when) && readsFacts(when)),
  );
}

function readsFacts(when: Expression): boolean {
  return compileExpression(when).dependencies.every((variable) =>
    (FACT_ROOTS as readonly string[]).includes(variable.split('.')[0] ?? ''),
  );
}

function allOf(items: readonly ScorecardItem[]): ScorecardItem[] {
  return items.flatMap((item) => (isScorecardSection(item) ? [item, ...allOf(item.items)] : [item]));
}

function shareOut(items: readonly ScorecardItem[]): boolean {
  const weights = items.map(({ weight = 1 }) => weight);
  return weights.every((weight) => weight >= 0) && weights.some((weight) => weight > 0);
}
