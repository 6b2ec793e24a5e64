import type { BusinessCalendarDefinition, TimeWindow } from '@callside/core';
import { text } from '../text.js';

const hours: readonly TimeWindow[] = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
];

/**
 * Office hours in China with the public holidays that have a fixed date: New Year, Labour Day, National Day (regulation on
 * public holidays, State Council, as amended for 2025). Those of the lunar calendar, and the working days that are moved
 * for them, are announced year by year: add them as dates and overrides in a version of your own.
 */
export const hotlineCalendar: BusinessCalendarDefinition = {
  kind: 'business-calendar',
  id: 'hotline',
  version: 1,
  status: 'published',
  title: text('Hotline hours', '热线服务时间', '專線服務時間'),
  timeZone: 'Asia/Shanghai',
  week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  holidays: [
    { name: text('New Year', '元旦', '元旦'), rrule: 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1' },
    { name: text('Labour Day', '劳动节', '勞動節'), rrule: 'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1,2' },
    { name: text('National Day', '国庆节', '國慶節'), rrule: 'FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1,2,3' },
  ],
};
