import { fQuantile } from './f-quantile.js';

/** From so many degrees of freedom on, Student's distribution is the normal one to seven digits. */
const ENDLESS = 1e7;

/**
 * How many standard errors an interval reaches to each side, with so many degrees of freedom; without any, by the normal
 * distribution.
 *
 * @example
 * tQuantile(0.95, 9); // about 2.262
 */
export function tQuantile(level: number, freedom: number = ENDLESS): number {
  return Math.sqrt(fQuantile(level, 1, Math.min(freedom, ENDLESS)));
}
