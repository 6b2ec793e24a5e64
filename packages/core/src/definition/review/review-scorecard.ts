import { warning, type Issue, type Path } from '../../issue.js';
import { placed } from '../lint/lint-fields.js';
import type { ScorecardDefinition } from '../scorecard.js';

/** How near to 100 a sum of weights must be to look as if it was meant to be 100. */
const NEARLY = 10;

/** Finds weights and bands that add up to something else than their author meant, and questions that nobody can fulfil. */
export function reviewScorecard({ items, bands = [] }: ScorecardDefinition, found: Issue[]): void {
  reviewWeights(items, ['items'], found);
  items.forEach((section, index) => {
    reviewWeights(section.items, ['items', index, 'items'], found);
    for (const { entry, path } of placed(section.items, ['items', index, 'items'])) {
      const best = Math.max(...entry.options.map(({ score }) => score));
      if (best < 100) found.push(warning('best-option-below-hundred', [...path, 'options'], { best }));
    }
  });
  bands.forEach(({ from }, index) => {
    const before = bands[index - 1];
    if (before !== undefined && before.from <= from) {
      found.push(warning('bands-out-of-order', ['bands', index, 'from'], { from, before: before.from }));
    }
  });
  const lowest = Math.min(...bands.map(({ from }) => from));
  if (bands.length > 0 && lowest > 0) found.push(warning('bands-leave-gap', ['bands'], { from: lowest }));
}

/** Finds weights that were meant as percentages and are not 100 together; others share out in any proportion. */
export function reviewWeights(items: readonly { readonly weight: number }[], path: Path, found: Issue[]): void {
  const sum = items.reduce((total, { weight }) => total + weight, 0);
  const off = Math.abs(sum - 100);
  // Thirds of a hundred do not add up in decimals.
  if (off >= 0.5 && off <= NEARLY) found.push(warning('weights-not-hundred', path, { sum: Number(sum.toFixed(2)) }));
}
