import { issue, warning, type Issue, type Path } from '../../issue.js';
import { compileExpression } from '../../logic/compile.js';
import { placedItems } from '../lint/lint-scorecard.js';
import {
  hasOptions,
  isScorecardSection,
  type ChoiceQuestion,
  type NumberQuestion,
  type ScoreBand,
  type ScorecardDefinition,
  type ScorecardItem,
  type ScorecardQuestion,
} from '../scorecard.js';
import { reviewSuggestions } from './review-suggestions.js';
import { formatRing, ringsAmong } from './graph.js';

/** How near to 100 a sum of weights must be to look as if it was meant to be 100. */
const NEARLY = 10;

/** Finds what adds up to something else than its author meant, and questions that nobody can fulfil or never sees. */
export function reviewScorecard({ items, bands = [], scoring = {} }: ScorecardDefinition, found: Issue[]): void {
  const hasWeights = scoring.mode !== 'points';
  const all = placedItems(items, ['items']);
  if (hasWeights) reviewWeights(items, ['items'], found);
  for (const { entry, path } of all) {
    if (isScorecardSection(entry)) {
      if (hasWeights) reviewWeights(entry.items, [...path, 'items'], found);
      reviewBands(entry.bands ?? [], [...path, 'bands'], found);
    } else {
      reviewMarks(entry, path, { hasWeights, found });
      if (hasOptions(entry)) reviewDefault(entry, path, found);
      if (entry.type === 'number') reviewRanges(entry, path, found);
      reviewSuggestions(entry, path, found);
    }
  }
  reviewFails(items, ['items'], { isOut: false, found });
  reviewRings(
    all.flatMap(({ entry, path }) => (isScorecardSection(entry) ? [] : [{ question: entry, path }])),
    found,
  );
  reviewBands(bands, ['bands'], found);
}

/** Finds weights that were meant as percentages and are not 100 together; others share out in any proportion. */
export function reviewWeights(items: readonly { readonly weight?: number }[], path: Path, found: Issue[]): void {
  const weights = items.flatMap(({ weight }) => (weight === undefined ? [] : [weight]));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const off = Math.abs(sum - 100);
  // Thirds of a hundred do not add up in decimals.
  if (off >= 0.5 && off <= NEARLY) found.push(warning('weights-not-hundred', path, { sum: Number(sum.toFixed(2)) }));
}

interface Marks {
  readonly hasWeights: boolean;
  readonly found: Issue[];
}

function reviewMarks(question: ScorecardQuestion, path: Path, { hasWeights, found }: Marks): void {
  const list = hasOptions(question) ? 'options' : 'ranges';
  const marks = hasOptions(question) ? question.options : question.type === 'number' ? (question.ranges ?? []) : [];
  // Of several that are picked some may take away.
  const least = question.type === 'choices' ? -100 : 0;
  const most = hasWeights ? 100 : Infinity;
  marks.forEach((mark, index) => {
    const isBonus = 'bonus' in mark && mark.bonus;
    const isOut = mark.score < (hasWeights ? least : question.type === 'choices' ? -Infinity : 0);
    if (isOut || (mark.score > most && !isBonus))
      found.push(
        warning('score-out-of-range', [...path, list, index, 'score'], { score: mark.score, min: least, max: 100 }),
      );
  });
  if (!hasWeights || marks.length === 0 || question.bonus === true || question.excluded === true) return;
  const scores = marks.map(({ score }) => score);
  const best =
    question.type === 'choices' ? scores.reduce((sum, score) => sum + Math.max(0, score), 0) : Math.max(...scores);
  if (best < 100) found.push(warning('best-option-below-hundred', [...path, list], { best }));
}

function reviewDefault({ default: given, options, type }: ChoiceQuestion, path: Path, found: Issue[]): void {
  if (given === undefined) return;
  const picked = typeof given === 'string' ? [given] : given;
  const isSound =
    Array.isArray(given) === (type === 'choices') && picked.every((id) => options.some((option) => option.id === id));
  if (!isSound) found.push(issue('default-not-an-option', [...path, 'default'], { value: picked.join(', ') }));
}

/** Finds ranges that hold nothing, and numbers that lie in none. */
function reviewRanges({ min, max, ranges = [], default: given }: NumberQuestion, path: Path, found: Issue[]): void {
  if (min !== undefined && max !== undefined && min > max)
    found.push(issue('range-empty', [...path, 'max'], { min, max }));
  const [least, most] = [min ?? -Infinity, max ?? Infinity];
  if (given !== undefined && (given < least || given > most))
    found.push(issue('default-out-of-range', [...path, 'default'], { value: given, min: least, max: most }));
  ranges.forEach(({ from = -Infinity, to = Infinity }, index) => {
    if (from > to) found.push(issue('range-empty', [...path, 'ranges', index], { min: from, max: to }));
  });
  if (ranges.length === 0) return;
  const hole = firstHole(ranges, { from: min ?? -Infinity, to: max ?? Infinity });
  if (hole !== undefined) found.push(warning('ranges-leave-gap', [...path, 'ranges'], { after: hole }));
}

/** The number behind which no range goes on; ranges of whole numbers, such as 0–9 and 10–20, touch. */
function firstHole(
  ranges: readonly { readonly from?: number; readonly to?: number }[],
  { from, to }: { readonly from: number; readonly to: number },
): number | undefined {
  let reached = from;
  for (const range of [...ranges].sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity))) {
    const { from: start = -Infinity, to: end = Infinity } = range;
    if (start > reached + 1) return reached;
    reached = Math.max(reached, end);
  }
  return reached < to ? reached : undefined;
}

interface Fails {
  readonly isOut: boolean;
  readonly found: Issue[];
}

/** Finds failing answers of questions that count for nothing: they fail nothing. */
function reviewFails(items: readonly ScorecardItem[], path: Path, { isOut, found }: Fails): void {
  items.forEach((item, index) => {
    const at = [...path, index];
    const out = isOut || item.excluded === true;
    if (isScorecardSection(item)) {
      reviewFails(item.items, [...at, 'items'], { isOut: out, found });
    } else if (out && hasOptions(item)) {
      item.options.forEach(({ fail }, option) => {
        if (fail !== undefined)
          found.push(warning('fail-not-counted', [...at, 'options', option, 'fail'], { question: item.id }));
      });
    }
  });
}

function reviewRings(
  questions: readonly { readonly question: ScorecardQuestion; readonly path: Path }[],
  found: Issue[],
): void {
  const ways = new Map(
    questions.map(({ question: { id, enabled } }) => {
      const variables = enabled === undefined ? [] : compileExpression(enabled).dependencies;
      return [id, variables.flatMap((variable) => (variable.startsWith('answers.') ? [variable.slice(8)] : []))];
    }),
  );
  for (const ring of ringsAmong([...ways.keys()], (id) => ways.get(id)?.filter((next) => ways.has(next)) ?? [])) {
    const place = questions.find(({ question }) => question.id === ring[0]);
    found.push(warning('circular-condition', [...(place?.path ?? []), 'enabled'], { ring: formatRing(ring) }));
  }
}

function reviewBands(bands: readonly ScoreBand[], path: Path, found: Issue[]): void {
  bands.forEach(({ from }, index) => {
    const before = bands[index - 1];
    if (before !== undefined && before.from <= from)
      found.push(warning('bands-out-of-order', [...path, index, 'from'], { from, before: before.from }));
  });
  const lowest = Math.min(...bands.map(({ from }) => from));
  if (bands.length > 0 && lowest > 0) found.push(warning('bands-leave-gap', path, { from: lowest }));
}
