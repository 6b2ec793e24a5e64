import { durationMs, type Doc, type SurveyDefinition } from '@callside/core';
import type { ServerContext } from '../context.js';
import { ProblemError } from '../problem.js';
import { readAnswers } from './answer-rows.js';
import { findLink, type SurveyLink } from './link-rows.js';
import { answersUntil } from './time-limit.js';
import { hashSurveyToken } from './token.js';

/** What the survey page needs to show the survey where the customer left it. */
export interface OpenedSurvey {
  readonly response: { readonly id: string };
  readonly survey: SurveyDefinition;
  readonly locale: string;
  /** By question. */
  readonly answers: Doc;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly finished: boolean;
  /** Epoch milliseconds until which a finished survey can still be changed; absent: it cannot. */
  readonly editableUntil?: number;
  /** Epoch milliseconds until which answers are taken; absent where there is no limit, or nothing is answered yet. */
  readonly answersUntil?: number;
  /** The server's clock, by which a device can tell how far its own is off. */
  readonly now: number;
}

/**
 * Shows a survey to the holder of its token. Records nothing: mail scanners open links too.
 *
 * @example
 * const { survey, answers } = await openSurvey(context, 'acme', token);
 */
export async function openSurvey(context: ServerContext, tenant: string, token: string): Promise<OpenedSurvey> {
  const link = await findLink(context.database, tenant, hashSurveyToken(token));
  if (link === undefined) throw unknownLink();
  const now = context.clock.now();
  refuseExpired(link, now);
  const survey = surveyOf(context, link);
  const until = link.finishedAt === null ? 0 : editableUntil(survey, link.finishedAt);
  const limit = link.finishedAt === null ? await answersUntil(context.database, { tenant, link, survey }) : undefined;
  return {
    response: { id: link.id },
    survey,
    locale: link.locale,
    answers: await readAnswers(context.database, { tenant, linkId: link.id }),
    expiresAt: link.expiresAt,
    finished: link.finishedAt !== null,
    ...(until > now ? { editableUntil: Math.min(until, link.expiresAt) } : {}),
    ...(limit === undefined ? {} : { answersUntil: limit }),
    now,
  };
}

/**
 * Until when the answers of a finished survey can be changed; its end where it gives no time.
 *
 * @example
 * editableUntil({ ...survey, editable: 'PT1H' }, finishedAt); // an hour later
 */
export function editableUntil({ editable }: SurveyDefinition, finishedAt: number): number {
  return finishedAt + (editable === undefined ? 0 : (durationMs(editable) ?? 0));
}

/**
 * The one refusal for a wrong token and for a wrong tenant, which must look alike.
 *
 * @example
 * throw unknownLink();
 */
export function unknownLink(): ProblemError {
  return new ProblemError('survey-link-unknown', 'The link is incomplete or was never made.');
}

/**
 * Refuses a link whose time is over.
 *
 * @example
 * refuseExpired(link, clock.now());
 */
export function refuseExpired(link: SurveyLink, now: number): void {
  if (now >= link.expiresAt) throw new ProblemError('survey-link-expired', 'The time for answers is over.');
}

/**
 * The survey in the version that the link was made with. A host that takes a used version away breaks its own links: that is
 * its failure, not the customer's.
 *
 * @example
 * const { blocks } = surveyOf(context, link);
 */
export function surveyOf(context: ServerContext, link: SurveyLink): SurveyDefinition {
  const survey = context.definitions.survey(link.survey);
  if (survey !== undefined) return survey;
  throw new Error(`Survey "${link.survey.id}" version ${String(link.survey.version)} is in use and was not given.`);
}
