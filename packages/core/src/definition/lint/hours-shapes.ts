import { issue } from '../../issue.js';
import type { Shape } from '../shape.js';
import { timeZone } from '../zone-clock.js';

/** A clock time; the last one of a day is 24:00. */
export const clock: Shape = (value, path, found) => {
  const valid = typeof value === 'string' && /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(value);
  if (!valid) found.push(issue('clock-malformed', path));
};

/** A time zone, or that of the customer. */
export const customerZone: Shape = (value, path, found) => {
  if (value !== 'customer') timeZone(value, path, found);
};
