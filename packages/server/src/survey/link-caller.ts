import { isId } from '@callside/core';
import type { ServerContext } from '../context.js';
import { ProblemError } from '../problem.js';
import { readEntity } from '../records/entity-rows.js';
import { SURVEY_LINK } from '../uploads/finish-upload.js';
import type { Caller } from '../uploads/tus.js';
import { isOfLink } from './file-answers.js';
import { findLink } from './link-rows.js';
import { refuseExpired, unknownLink } from './open-survey.js';
import { hashSurveyToken } from './token.js';

/**
 * The customer behind a link, who may bring the bytes of the files that the link's answers name: also after the end, as what was
 * sent on a bad network may still be on its way.
 *
 * @example
 * await answer(request, await linkCaller(context, 'acme', token));
 */
export async function linkCaller(context: ServerContext, tenant: string, token: string): Promise<Caller> {
  const { database, clock } = context;
  const link = await findLink(database, tenant, hashSurveyToken(token));
  if (link === undefined) throw unknownLink();
  refuseExpired(link, clock.now());
  return {
    session: { tenant, subject: SURVEY_LINK },
    isConfined: true,
    async attachmentOf(id) {
      const entity = isId(id) ? await readEntity(database, tenant, id) : undefined;
      if (entity !== undefined && !entity.deleted && isOfLink(entity, link.id)) return entity;
      throw new ProblemError('attachment-unknown', 'No answer of this link names such a file.');
    },
  };
}
