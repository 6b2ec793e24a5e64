import { issue, type Issue, type Path } from '../../issue.js';
import {
  ERROR_CLASSES,
  FACT_ROOTS,
  FAIL_REACHES,
  hasOptions,
  isScorecardSection,
  MOST_SECTIONS_DEEP,
  type ScorecardDefinition,
  type ScorecardItem,
} from '../scorecard.js';
import {
  anything,
  boolean,
  isRecord,
  listOf,
  name,
  number,
  objectOf,
  oneOf,
  string,
  text,
  type Shape,
} from '../shape.js';
import { head, link } from './field-shapes.js';
import {
  checkExpression,
  checkIds,
  checkReads,
  checkWeights,
  placed,
  type KnownIds,
  type Placed,
} from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const mark = { score: number, 'fail?': oneOf(FAIL_REACHES) };

const option = objectOf({ id: name, text, ...mark, 'bonus?': boolean });

const part = { id: name, 'help?': text, 'excluded?': boolean, 'bonus?': boolean };

const isTrue: Shape = (value, path, found) => {
  if (value !== true) found.push(issue('not-true-or-false', path));
};

const answerValue: Shape = (value, path, found) => {
  if (Array.isArray(value)) listOf(string)(value, path, found);
  else if (typeof value !== 'number') string(value, path, found);
};

const suggestion: Shape = (value, path, found) => {
  const isNotApplicable = isRecord(value) && 'notApplicable' in value;
  const says = isNotApplicable ? { notApplicable: isTrue } : { answer: answerValue };
  objectOf({ ...says, when: anything })(value, path, found);
};

const questionHead = {
  ...part,
  text,
  'weight?': number,
  'notApplicable?': boolean,
  'enabled?': anything,
  'errorClass?': oneOf(ERROR_CLASSES),
  'commentRequired?': anything,
  'reasons?': listOf(objectOf({ id: name, text })),
  'suggest?': listOf(suggestion),
};

const choice = { ...questionHead, options: listOf(option, 1), 'cap?': number, 'default?': anything };

const TYPES: Readonly<Record<string, Shape>> = {
  choice: objectOf({ ...choice, 'type?': anything }),
  choices: objectOf({ ...choice, type: anything }),
  number: objectOf({
    ...questionHead,
    type: anything,
    'min?': number,
    'max?': number,
    'ranges?': listOf(objectOf({ ...mark, 'from?': number, 'to?': number })),
    'default?': number,
  }),
  text: objectOf({ ...questionHead, type: anything }),
  date: objectOf({ ...questionHead, type: anything }),
};

const bands = listOf(objectOf({ id: name, title: text, from: number }));

const question: Shape = (value, path, found) => {
  const { type = 'choice' } = isRecord(value) ? value : {};
  oneOf(Object.keys(TYPES))(type, [...path, 'type'], found);
  if (typeof type === 'string') TYPES[type]?.(value, path, found);
};

/** A section that lies in so many others. */
function sectionAt(depth: number): Shape {
  return (value, path, found) => {
    if (depth >= MOST_SECTIONS_DEEP) {
      found.push(issue('sections-too-deep', path, { max: MOST_SECTIONS_DEEP }));
      return;
    }
    const item: Shape = (entry, at, rest) => {
      (isRecord(entry) && 'items' in entry ? sectionAt(depth + 1) : question)(entry, at, rest);
    };
    const shape = objectOf({ ...part, title: text, 'weight?': number, items: listOf(item, 1), 'bands?': bands });
    shape(value, path, found);
  };
}

const shape = objectOf({
  ...head,
  items: listOf(sectionAt(0), 1),
  'scoring?': objectOf({
    'mode?': oneOf(['weighted', 'points']),
    'notApplicable?': oneOf(['keep-weights', 'drop-points', 'group-mean', 'form-mean', 'zero']),
    'cap?': number,
    'blind?': boolean,
  }),
  'bands?': bands,
  'workflow?': link,
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
      const all = placedItems(items, ['items']);
      const ids = all.flatMap(({ entry }) => (isScorecardSection(entry) ? [] : [entry.id]));
      const known: KnownIds = { ids, root: 'answers' };
      checkIds(all, found);
      checkShares(items, ['items'], found);
      for (const { entry, path } of all) checkItem(entry, path, { known, found });
    },
  });
}

/**
 * All sections and questions with their places, each section before what lies in it.
 *
 * @example
 * placedItems(scorecard.items, ['items']).map(({ path }) => path.join('.')); // ['items.0', 'items.0.items.0', …]
 */
export function placedItems(items: readonly ScorecardItem[], path: Path): Placed<ScorecardItem>[] {
  return placed(items, path).flatMap((place) =>
    isScorecardSection(place.entry) ? [place, ...placedItems(place.entry.items, [...place.path, 'items'])] : [place],
  );
}

function checkItem(
  item: ScorecardItem,
  path: Path,
  { known, found }: { readonly known: KnownIds; readonly found: Issue[] },
): void {
  if (isScorecardSection(item)) {
    checkShares(item.items, [...path, 'items'], found);
    return;
  }
  if (hasOptions(item)) checkIds(placed(item.options, [...path, 'options']), found);
  checkIds(placed(item.reasons ?? [], [...path, 'reasons']), found);
  checkExpression(item.enabled, [...path, 'enabled'], known, found);
  checkExpression(item.commentRequired, [...path, 'commentRequired'], known, found);
  for (const { entry, path: place } of placed(item.suggest ?? [], [...path, 'suggest']))
    checkReads(entry.when, [...place, 'when'], FACT_ROOTS, found);
}

/** What has no weight weighs something. */
function checkShares(items: readonly ScorecardItem[], path: Path, found: Issue[]): void {
  checkWeights(
    items.map(({ weight = 1 }) => ({ weight })),
    path,
    found,
  );
}
