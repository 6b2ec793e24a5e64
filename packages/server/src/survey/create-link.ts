import { durationMs, type DefinitionRef, type SurveyDefinition } from '@callside/core';
import type { ServerContext } from '../context.js';
import type { Session } from '../auth.js';
import { ProblemError } from '../problem.js';
import type { Sql } from '../database/database.js';
import { closeLink, insertLink, type SurveyLink } from './link-rows.js';
import { claimMatters, FOR_GOOD, releaseMatters } from './matter-rows.js';
import { hasOptedOut } from './opt-out.js';
import { hashSurveyToken, newSurveyToken } from './token.js';

/** Seconds that a link lives; `usual` where neither the survey nor the request says. */
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
  /** The script that led the call. */
  readonly script?: DefinitionRef;
  readonly locale?: string;
  readonly expiresInSeconds?: number;
  /** The link that was made before is lost: it is closed, unless it is answered, and this one takes its place. */
  readonly again?: boolean;
}

interface Wanted {
  readonly link: SurveyLink;
  readonly again: boolean;
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
 * Makes a survey link for one contact. Refuses with `survey-opted-out` who does not want to be asked, and with
 * `survey-sent-already` what this survey asks about already: a call or a ticket whose link is open or answered; `again` takes
 * the place of an open one.
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
    script: request.script ?? null,
    locale: request.locale ?? 'en',
    createdAt: now,
    expiresAt: now + lifeOf(survey, request),
    finishedAt: null,
  };
  const token = newSurveyToken();
  const { tenant } = session;
  await context.database.transaction(async (tx) => {
    await refuseUnwanted(tx, tenant, { link, again: request.again ?? false });
    await insertLink(tx, { tenant, tokenHash: hashSurveyToken(token), link });
  });
  return { id: link.id, token, path: `/s/${tenant}/${token}`, expiresAt: link.expiresAt };
}

async function refuseUnwanted(tx: Sql, tenant: string, { link, again }: Wanted): Promise<void> {
  if (link.contact !== null && (await hasOptedOut(tx, tenant, link.contact)))
    throw new ProblemError('survey-opted-out', 'The contact does not want to be asked any more.');
  const held = await claimMatters(tx, tenant, link);
  if (held === undefined) return;
  const { matter, linkId, until } = held;
  if (!again || until === FOR_GOOD) {
    const ends = until === FOR_GOOD ? 'it is answered' : `it ends at ${new Date(until).toISOString()}`;
    throw new ProblemError('survey-sent-already', `Link ${linkId} asks about ${matter}; ${ends}.`);
  }
  const now = link.createdAt;
  await closeLink(tx, { tenant, id: linkId, now });
  await releaseMatters(tx, tenant, { linkId, now });
  // Its call and its ticket may have been asked about by two links.
  await refuseUnwanted(tx, tenant, { link, again });
}

function lifeOf({ expires }: SurveyDefinition, { expiresInSeconds }: LinkRequest): number {
  const own = expires === undefined ? undefined : durationMs(expires);
  return expiresInSeconds === undefined ? (own ?? LINK_LIFE.usual * 1000) : expiresInSeconds * 1000;
}
