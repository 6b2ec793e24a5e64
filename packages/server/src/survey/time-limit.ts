import { durationMs, type SurveyDefinition } from '@callside/core';
import type { Sql } from '../database/database.js';
import { ProblemError } from '../problem.js';
import { readEntity } from '../records/entity-rows.js';
import type { SurveyLink } from './link-rows.js';

/** Milliseconds that an answer may be late: a slow network, or a form that was posted with the last second. */
const GRACE = 60_000;

/** When an answer was given and when it was sent, by the clock of the device. */
export interface DeviceTimes {
  readonly clientTime: number;
  readonly sentAt?: number;
}

/**
 * Until when answers are taken, by the server's clock; undefined where there is no limit, or nothing was answered yet.
 *
 * @example
 * await answersUntil(database, { tenant: 'acme', link, survey }); // ten minutes after the first answer has come
 */
export async function answersUntil(
  sql: Sql,
  { tenant, link, survey }: { readonly tenant: string; readonly link: SurveyLink; readonly survey: SurveyDefinition },
): Promise<number | undefined> {
  const limit = survey.timeLimit === undefined ? undefined : durationMs(survey.timeLimit);
  if (limit === undefined) return undefined;
  const startedAt = (await readEntity(sql, tenant, link.id))?.doc.startedAt;
  return typeof startedAt === 'number' ? startedAt + limit : undefined;
}

/**
 * Tells whether answers that are given now come too late.
 *
 * @example
 * isOver(await answersUntil(database, place), clock.now()); // false
 */
export function isOver(until: number | undefined, now: number): boolean {
  return until !== undefined && now >= until + GRACE;
}

/**
 * Refuses an answer that was given after the time. The server's clock decides: of the time of arrival it takes only how long the
 * answer has waited on the device for a network, which is a difference of two readings of one clock, whatever that shows.
 *
 * @example
 * refuseLate(until, { clientTime, sentAt }, clock.now());
 */
export function refuseLate(
  until: number | undefined,
  { clientTime, sentAt = clientTime }: DeviceTimes,
  now: number,
): void {
  const waited = Math.max(0, sentAt - clientTime);
  if (isOver(until, now - waited))
    throw new ProblemError('survey-time-over', 'The time limit of the survey has passed.');
}
