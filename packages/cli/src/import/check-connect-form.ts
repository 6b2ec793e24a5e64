import { issue, type Issue, type Path } from '@callside/core';

/** Checks one value of a form and adds what it finds. */
type Check = (value: unknown, path: Path, found: Issue[]) => void;

const ofType =
  (type: 'string' | 'number' | 'boolean'): Check =>
  (value, path, found) => {
    if (typeof value !== type) found.push(issue('not-a-form', path, { wanted: type }));
  };

const [words, number, flag] = [ofType('string'), ofType('number'), ofType('boolean')];

const oneOf =
  (...allowed: readonly string[]): Check =>
  (value, path, found) => {
    if (!allowed.includes(value as string)) found.push(issue('not-a-form', path, { wanted: allowed.join(', ') }));
  };

const listOf =
  (check: Check): Check =>
  (value, path, found) => {
    if (!Array.isArray(value)) found.push(issue('not-a-form', path, { wanted: 'list' }));
    else value.forEach((entry, at) => check(entry, [...path, at], found));
  };

/** An object with these properties; `?` at the end of a name lets it be missing or null, as an API leaves out what is not set. */
const objectOf =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, path, found) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      found.push(issue('not-a-form', path, { wanted: 'object' }));
      return;
    }
    for (const [name, check] of Object.entries(checks)) {
      const property = name.replace(/\?$/, '');
      const given: unknown = Object.hasOwn(value, property) ? (value as Record<string, unknown>)[property] : undefined;
      if (given !== undefined && (given !== null || property === name)) check(given, [...path, property], found);
      else if (property === name) found.push(issue('not-a-form', [...path, property], { wanted: 'something' }));
    }
  };

const mark = {
  'Score?': number,
  'AutomaticFail?': flag,
  'AutomaticFailConfiguration?': objectOf({ 'TargetSection?': words }),
  'PointsConfiguration?': objectOf({ 'PointValue?': number, 'IsBonus?': flag }),
};

const options = objectOf({ 'Options?': listOf(objectOf({ RefId: words, Text: words, ...mark })) });

const ranges = listOf(objectOf({ MinValue: number, MaxValue: number, ...mark }));

const ref = objectOf({ RefId: words });

const thresholds = listOf(
  objectOf({
    PerformanceCategory: oneOf('NEEDS_IMPROVEMENT', 'EXCEEDS_EXPECTATIONS'),
    MinScorePercentage: number,
    MaxScorePercentage: number,
  }),
);

/** How deep sections and conditions may lie in one another; Connect has two. */
const DEEPEST = 16;

const condition = (depth: number): Check => {
  const operand: Check = (value, path, found) => {
    const inner =
      isRecord(value) && 'Condition' in value ? { Condition: deeper(depth, condition) } : { Expression: expression };
    objectOf(inner)(value, path, found);
  };
  return objectOf({ 'Operator?': oneOf('AND', 'OR'), Operands: listOf(operand) });
};

const expression = objectOf({ Source: ref, Comparator: oneOf('IN', 'NOT_IN', 'ALL_IN', 'EXACT'), Values: listOf(ref) });

const question = objectOf({
  Title: words,
  RefId: words,
  'Instructions?': words,
  QuestionType: words,
  'NotApplicableEnabled?': flag,
  'QuestionTypeProperties?': objectOf({
    'SingleSelect?': options,
    'MultiSelect?': options,
    'Numeric?': objectOf({ 'MinValue?': number, 'MaxValue?': number, 'Options?': ranges }),
  }),
  'Enablement?': objectOf({
    Condition: condition(0),
    Action: oneOf('ENABLE', 'DISABLE'),
    'DefaultAction?': oneOf('ENABLE', 'DISABLE'),
  }),
  'Weight?': number,
  'ScoringConfiguration?': objectOf({
    'IsExcludedFromScoring?': flag,
    'PointsConfiguration?': objectOf({ 'MinPointValue?': number, 'MaxPointValue?': number, 'IsBonus?': flag }),
  }),
});

const item = (depth: number): Check => {
  const section: Check = (value, path, found) =>
    objectOf({
      Title: words,
      RefId: words,
      'Instructions?': words,
      Items: listOf(deeper(depth, item)),
      'Weight?': number,
      'IsExcludedFromScoring?': flag,
      'ScoreThresholds?': thresholds,
    })(value, path, found);
  return (value, path, found) => {
    objectOf(isRecord(value) && 'Section' in value ? { Section: section } : { Question: question })(value, path, found);
  };
};

const form = objectOf({
  'EvaluationFormId?': words,
  'EvaluationFormVersion?': number,
  Title: words,
  Items: listOf(item(0)),
  'ScoringStrategy?': objectOf({ 'Mode?': words, 'Status?': words, 'ScoreThresholds?': thresholds }),
  'LanguageConfiguration?': objectOf({ 'FormLanguage?': words }),
});

/**
 * What keeps a value from being read as an evaluation form of Amazon Connect, with its places.
 *
 * @example
 * checkConnectForm({ Title: 'Quality', Items: [5] }); // [{ code: 'not-a-form', path: ['Items', 0], … }]
 */
export function checkConnectForm(value: unknown): Issue[] {
  const found: Issue[] = [];
  form(value, [], found);
  return found;
}

/** The same one level down, until it is too deep. */
function deeper(depth: number, check: (depth: number) => Check): Check {
  return (value, path, found) => {
    if (depth < DEEPEST) check(depth + 1)(value, path, found);
    else found.push(issue('too-deep', path, { max: DEEPEST }));
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
