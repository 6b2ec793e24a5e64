import {
  compileCalendar,
  type BusinessCalendarDefinition,
  type CompiledCalendar,
  type SlaPolicyDefinition,
  type SlaTarget,
  type TimeWindow,
} from '@callside/core';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A moment by its UTC time, e.g. `utc('2026-11-20 09:00')`. */
export function utc(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

/** Writes a moment as `utc` reads it; undefined stays undefined. */
export function written(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

/** Monday to Friday with these windows. */
export function workdays(...windows: TimeWindow[]): BusinessCalendarDefinition['week'] {
  return { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows };
}

/** Every day with these windows. */
export function everyDay(...windows: TimeWindow[]): BusinessCalendarDefinition['week'] {
  return { ...workdays(...windows), sat: windows, sun: windows };
}

/** Nine to five on workdays, in UTC, unless told otherwise. */
export function calendarOf(given: Partial<BusinessCalendarDefinition> = {}): BusinessCalendarDefinition {
  return {
    kind: 'business-calendar',
    id: 'hotline',
    version: 1,
    status: 'published',
    title: 'Hotline',
    timeZone: 'UTC',
    week: workdays(['09:00', '17:00']),
    ...given,
  };
}

export function compiled(given: Partial<BusinessCalendarDefinition> = {}): CompiledCalendar {
  return compileCalendar(calendarOf(given));
}

export function policyOf(...targets: readonly SlaTarget[]): SlaPolicyDefinition {
  return { kind: 'sla-policy', id: 'service', version: 1, status: 'published', title: 'Service', targets };
}
