import type { ServerContext } from '../context.js';
import type { Session } from '../auth.js';
import { ProblemError } from '../problem.js';
import { insertLink, type SurveyLink } from './link-rows.js';
import { hashSurveyToken, newSurveyToken } from './token.js';

/** Seconds that a link lives. */
export const LINK_LIFE = { usual: 7 * 86_400, least: 60, most: 90 * 86_400 } as const;

/** What staff says about the invitation. */
export interface LinkRequest {
  readonly survey: { readonly id: string; readonly version?: number };
  readonly callId?: string;
  readonly ticketId?: string;
  readonly contact?: string;
  /** Whose work is asked about; the sender's own when absent. */
  readonly agentId?: string;
  readonly queue?: string;
  readonly locale?: string;
  readonly expiresInSeconds?: number;
}

/** The one time that the token is known. */
export interface CreatedLink {
  /** Also the id of the `survey-response` that the answers make. */
  readonly id: string;
  readonly token: string;
  /** Asks the first question without a script; the token in it reaches no log of ours and no referrer. */
  readonly path: string;
  readonly expiresAt: number;
}

/**
 * Makes a survey link for one contact.
 *
 * @example
 * const { path } = await createLink(context, session, { survey: { id: 'csat' }, callId }); // '/s/acme/mJ0x1u…'
 */
export async function createLink(context: ServerContext, session: Session, request: LinkRequest): Promise<CreatedLink> {
  const survey = context.definitions.publishedSurvey(request.survey);
  if (survey === undefined)
    throw new ProblemError('definition-unknown', 'No published survey has this id and version.');
  const now = context.clock.now();
  const link: SurveyLink = {
    id: context.newId(),
    survey: { id: survey.id, version: survey.version },
    callId: request.callId ?? null,
    ticketId: request.ticketId ?? null,
    contact: request.contact ?? null,
    agentId: request.agentId ?? session.subject,
    queue: request.queue ?? null,
    locale: request.locale ?? 'en',
    createdAt: now,
    expiresAt: now + (request.expiresInSeconds ?? LINK_LIFE.usual) * 1000,
    finishedAt: null,
  };
  const token = newSurveyToken();
  await insertLink(context.database, { tenant: session.tenant, tokenHash: hashSurveyToken(token), link });
  return { id: link.id, token, path: `/s/${session.tenant}/${token}`, expiresAt: link.expiresAt };
}
