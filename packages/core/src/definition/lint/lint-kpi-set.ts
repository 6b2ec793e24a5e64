import { issue, type Issue, type Path } from '../../issue.js';
import { KPI_UNITS, type KpiJob, type KpiSetDefinition } from '../kpi-set.js';
import { listOf, name, nearest, number, objectOf, oneOf, text } from '../shape.js';
import { head } from './field-shapes.js';
import { checkIds, checkWeights, placed } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const measure = objectOf({
  id: name,
  title: text,
  'help?': text,
  unit: oneOf(KPI_UNITS),
  direction: oneOf(['higher', 'lower']),
  target: number,
});

const job = objectOf({ id: name, title: text, weights: listOf(objectOf({ measure: name, weight: number }), 1) });

const shape = objectOf({ ...head, measures: listOf(measure, 1), 'jobs?': listOf(job) });

/**
 * Lists what is wrong with a set of KPIs.
 *
 * @example
 * lintKpiSet(serviceKpis); // []
 */
export function lintKpiSet(value: unknown): Issue[] {
  return lintByRules<KpiSetDefinition>(value, {
    kind: 'kpi-set',
    shape,
    references({ measures, jobs = [] }, found) {
      checkIds(placed(measures, ['measures']), found);
      checkIds(placed(jobs, ['jobs']), found);
      const known = measures.map(({ id }) => id);
      for (const { entry, path } of placed(jobs, ['jobs']))
        checkJob(entry, { path: [...path, 'weights'], known, found });
    },
  });
}

function checkJob(
  { weights }: KpiJob,
  { path, known, found }: { path: Path; known: readonly string[]; found: Issue[] },
): void {
  weights.forEach(({ measure: id }, index) => {
    const place = [...path, index, 'measure'];
    if (!known.includes(id)) found.push(issue('unknown-measure', place, { id }, nearest(id, known)));
    else if (weights.findIndex((other) => other.measure === id) < index)
      found.push(issue('duplicate-id', place, { id }));
  });
  checkWeights(weights, path, found);
  const sum = weights.reduce((total, { weight }) => total + weight, 0);
  // The figure is read as per cent of what was aimed at, so here a hundred is no matter of taste.
  if (sum > 0 && Math.abs(sum - 100) >= 0.5)
    found.push(issue('weights-not-hundred', path, { sum: Number(sum.toFixed(2)) }));
}
