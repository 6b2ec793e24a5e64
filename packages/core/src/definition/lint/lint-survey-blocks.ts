import { issue, type Issue, type Path } from '../../issue.js';
import { NOT_APPLICABLE, OTHER } from '../survey-fields.js';
import { VARIANT_SCALES } from '../survey-metric.js';
import type { SurveyBlock, SurveyBlockType } from '../survey.js';
import { isRecord } from '../shape.js';
import type { Placed } from './lint-fields.js';

/** The types whose question may not concern a customer; elsewhere an empty answer says as much, or there is such an answer. */
const MAY_NOT_APPLY: readonly SurveyBlockType[] = [
  'rating',
  'choice',
  'select',
  'multi-select',
  'ranking',
  'matrix',
  'number',
];

/** The types of which one answer may be none of the options. */
const MAY_BE_OTHER: readonly SurveyBlockType[] = ['choice', 'select', 'multi-select'];

/** The ids under which conditions read the answers to a block; it may be unsound. */
export function readableIds(block: Placed<SurveyBlock>): readonly string[] {
  const { id, type } = block.entry;
  const own = typeof id !== 'string' || type === 'matrix' || type === 'contact' ? [] : [id];
  return [...own, ...partIds(block).map(({ entry }) => entry)];
}

/** Finds answers that would lie in one place: `a` with a row `b`, and a question `a-b`. */
export function checkAnswerIds(blocks: readonly Placed<SurveyBlock>[], found: Issue[]): void {
  const seen = new Set<unknown>(blocks.map(({ entry }) => entry.id));
  for (const { entry: id, path } of blocks.flatMap(partIds)) {
    if (seen.has(id)) found.push(issue('duplicate-id', path, { id }));
    seen.add(id);
  }
}

/** Finds what does not fit the type of a sound block. */
export function checkBlock({ entry: block, path }: Placed<SurveyBlock>, found: Issue[]): void {
  const { type, options = [], rows, asks, other, notApplicable } = block;
  if (type === 'ranking' && options.length === 0) found.push(issue('options-missing', [...path, 'options'], { type }));
  if (type === 'matrix' && rows === undefined) found.push(issue('rows-missing', [...path, 'rows']));
  if (type === 'contact' && asks === undefined) found.push(issue('asks-missing', [...path, 'asks']));
  if (other !== undefined) {
    if (!MAY_BE_OTHER.includes(type)) found.push(issue('other-without-options', [...path, 'other'], { type }));
    checkReserved(block, OTHER, [...path, 'other'], found);
  }
  if (notApplicable !== undefined) {
    if (!MAY_NOT_APPLY.includes(type)) found.push(issue('not-applicable-here', [...path, 'notApplicable'], { type }));
    checkReserved(block, NOT_APPLICABLE, [...path, 'notApplicable'], found);
  }
  checkScale(block, path, found);
}

function checkReserved({ options = [] }: SurveyBlock, value: string, path: Path, found: Issue[]): void {
  if (options.some((option) => option.value === value)) found.push(issue('duplicate-option', path, { value }));
}

function checkScale({ type, options = [], min = 1, max = 5, metric }: SurveyBlock, path: Path, found: Issue[]): void {
  // A bound that is neither a number nor a date has a finding of its own.
  const isBound = (bound: unknown): boolean => typeof bound === 'number' || typeof bound === 'string';
  if (!isBound(min) || !isBound(max)) return;
  const isScale = type === 'rating' || (type === 'matrix' && options.length === 0);
  const isUsual = min === 1 && Number.isInteger(max) && Number(max) >= 2 && Number(max) <= 10;
  if (isScale && !isUsual && !(min === 0 && max === 10)) {
    found.push(issue('scale-out-of-range', [...path, 'max'], { min, max }));
  }
  if (metric === undefined) return;
  const [first, last] = VARIANT_SCALES[metric.variant];
  if (type === 'rating' && min === first && max === last) return;
  found.push(issue('metric-off-scale', [...path, 'metric'], { variant: metric.variant, min: first, max: last }));
}

/** The ids of the answers that a block has beside its own, with their places; it may be unsound. */
function partIds({ entry, path }: Placed<SurveyBlock>): Placed<string>[] {
  const { id, type, rows, asks, other } = entry as Readonly<Record<keyof SurveyBlock, unknown>>;
  if (typeof id !== 'string') return [];
  const part = (name: unknown, ...place: Path): Placed<string>[] =>
    typeof name === 'string' ? [{ entry: `${id}-${name}`, path: [...path, ...place] }] : [];
  if (type === 'matrix')
    return asList(rows).flatMap((row, index) => (isRecord(row) ? part(row.id, 'rows', index, 'id') : []));
  if (type === 'contact')
    return [...part('consent', 'id'), ...asList(asks).flatMap((ask, index) => part(ask, 'asks', index))];
  return other === undefined ? [] : part('other', 'other');
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
