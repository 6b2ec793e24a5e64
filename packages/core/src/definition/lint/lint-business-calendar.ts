import { issue, type Issue, type Path } from '../../issue.js';
import {
  minutesOfDay,
  WEEKDAYS,
  type BusinessCalendarDefinition,
  type Holiday,
  type TimeWindow,
} from '../business-calendar.js';
import { civilDay } from '../civil-day.js';
import { needsStart, parseRecurrence } from '../recurrence.js';
import { listOf, objectOf, string, text, type Shape } from '../shape.js';
import { timeZone } from '../zone-clock.js';
import { head } from './field-shapes.js';
import { lintByRules } from './lint-head.js';

const day: Shape = (value, path, found) => {
  if (typeof value !== 'string' || civilDay(value) === undefined) found.push(issue('day-malformed', path));
};

const window: Shape = (value, path, found) => {
  const [from, to] = Array.isArray(value) && value.length === 2 ? value.map(minutes) : [];
  if (from === undefined || to === undefined || from === 1440) found.push(issue('window-malformed', path));
  else if (from >= to) found.push(issue('window-backwards', path));
};

const windows = listOf(window);

const shape = objectOf({
  ...head,
  timeZone,
  week: objectOf(Object.fromEntries(WEEKDAYS.map((weekday) => [`${weekday}?`, windows]))),
  'holidays?': listOf(objectOf({ 'name?': text, 'date?': day, 'to?': day, 'rrule?': string, 'from?': day })),
  'overrides?': listOf(objectOf({ date: day, windows, 'name?': text })),
});

/**
 * Lists what is wrong with a business calendar.
 *
 * @example
 * lintBusinessCalendar(hotline); // []
 */
export function lintBusinessCalendar(value: unknown): Issue[] {
  return lintByRules<BusinessCalendarDefinition>(value, {
    kind: 'business-calendar',
    shape,
    references({ week, holidays = [], overrides = [] }, found) {
      for (const weekday of WEEKDAYS) checkOverlaps(week[weekday] ?? [], ['week', weekday], found);
      if (WEEKDAYS.every((weekday) => (week[weekday] ?? []).length === 0)) found.push(issue('never-open', ['week']));
      holidays.forEach((holiday, index) => {
        checkHoliday(holiday, ['holidays', index], found);
      });
      const dates = overrides.map(({ date }) => date);
      overrides.forEach(({ date, windows: own }, index) => {
        checkOverlaps(own, ['overrides', index, 'windows'], found);
        if (dates.indexOf(date) < index) found.push(issue('duplicate-day', ['overrides', index, 'date'], { date }));
      });
    },
  });
}

function checkOverlaps(list: readonly TimeWindow[], path: Path, found: Issue[]): void {
  const spans = list
    .map((span, index) => ({ index, from: minutes(span[0]) ?? 0, to: minutes(span[1]) ?? 0 }))
    .sort((a, b) => a.from - b.from);
  spans.forEach(({ index, from }, at) => {
    const before = spans[at - 1];
    if (before !== undefined && before.to > from) found.push(issue('windows-overlap', [...path, index]));
  });
}

function checkHoliday({ date, to, rrule, from }: Holiday, path: Path, found: Issue[]): void {
  const mixed = date === undefined ? to !== undefined : from !== undefined;
  if ((date === undefined) === (rrule === undefined) || mixed) found.push(issue('holiday-unclear', path));
  else if (date !== undefined && to !== undefined && to < date) found.push(issue('days-backwards', [...path, 'to']));
  if (rrule === undefined) return;
  const result = parseRecurrence(rrule);
  if (result.ok) {
    if (from === undefined && needsStart(result.recurrence))
      found.push(issue('recurrence-start-missing', [...path, 'from']));
    return;
  }
  const { code, part } = result.fault;
  found.push(
    code === 'recurrence-unsupported'
      ? issue('recurrence-unsupported', [...path, 'rrule'], { part })
      : issue('recurrence-malformed', [...path, 'rrule'], { part }),
  );
}

function minutes(value: unknown): number | undefined {
  return typeof value === 'string' ? minutesOfDay(value) : undefined;
}
