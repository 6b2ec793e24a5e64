import { issue, type Issue } from '../../issue.js';
import { WEEKDAYS } from '../business-calendar.js';
import { durationOf, FIXED_PARTS } from '../duration.js';
import { REPORT_GROUPS, REPORT_PERIODS, type ReportDefinition, type ReportDue, type ReportPeriod } from '../report.js';
import { anything, listOf, name, objectOf, oneOf, string, version, type Shape } from '../shape.js';
import { head } from './field-shapes.js';
import { checkExpression } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const clock: Shape = (value, path, found) => {
  if (typeof value !== 'string' || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value))
    found.push(issue('clock-malformed', path));
};

/** A day that every month has. */
const dayOfMonth: Shape = (value, path, found) => {
  if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > 28)
    found.push(issue('month-day-malformed', path));
};

const shape = objectOf({
  ...head,
  period: oneOf(REPORT_PERIODS),
  due: objectOf({
    'time?': clock,
    'weekday?': oneOf(WEEKDAYS),
    'day?': dayOfMonth,
    'within?': durationOf(FIXED_PARTS),
    'calendar?': name,
  }),
  kpis: objectOf({ id: name, 'version?': version }),
  measures: listOf(name, 1),
  'groupBy?': listOf(oneOf(REPORT_GROUPS)),
  'when?': anything,
  'timeZone?': string,
});

/** What says when a report of each period is due: all of the first, any of the second. */
const DUE_BY: Readonly<
  Record<ReportPeriod, { readonly needs: readonly (keyof ReportDue)[]; readonly takes: readonly (keyof ReportDue)[] }>
> = {
  daily: { needs: ['time'], takes: [] },
  weekly: { needs: ['weekday'], takes: ['time'] },
  monthly: { needs: ['day'], takes: ['time'] },
  'ad-hoc': { needs: ['within'], takes: ['calendar'] },
};

/**
 * Lists what is wrong with a report.
 *
 * @example
 * lintReport(dailyReport); // []
 */
export function lintReport(value: unknown): Issue[] {
  return lintByRules<ReportDefinition>(value, {
    kind: 'report',
    shape,
    references({ period, due, measures, when }, found) {
      const { needs, takes } = DUE_BY[period];
      const missing = needs.some((part) => due[part] === undefined);
      const strange = (Object.keys(due) as (keyof ReportDue)[]).some((part) => ![...needs, ...takes].includes(part));
      if (missing || strange)
        found.push(issue('due-unclear', ['due'], { period, allowed: [...needs, ...takes].join(', ') }));
      measures.forEach((id, index) => {
        if (measures.indexOf(id) < index) found.push(issue('duplicate-id', ['measures', index], { id }));
      });
      checkExpression(when, ['when'], { ids: [], root: 'answers' }, found);
    },
  });
}
