import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../context.js';
import { ProblemError } from '../problem.js';
import { linkCaller } from '../survey/link-caller.js';
import { hashSurveyToken } from '../survey/token.js';
import type { AnswerTus } from '../uploads/tus.js';
import { addUploadRoutes } from './uploads.js';

/** Uploads that one link may begin in an hour: a file that breaks off goes on where it was, so few are needed. */
const PER_HOUR = 40;

/** A file comes in parts, each a request: so many of them count as one other request of a survey. */
const PARTS = 10;

export interface SurveyUploadOptions {
  readonly answer: AnswerTus;
  /** Other requests of one address to a survey. */
  readonly requestsPerMinute: number;
}

/**
 * Adds the way by which the files of a survey come: tus below `/v1/surveys/:tenant/uploads`, with the link's token as bearer token.
 * A link brings bytes for the files that its answers name, and for nothing else.
 *
 * @example
 * addSurveyUploadRoutes(app, context, { answer, requestsPerMinute: 120 });
 */
export function addSurveyUploadRoutes(
  app: FastifyInstance,
  context: ServerContext,
  { answer, requestsPerMinute }: SurveyUploadOptions,
): void {
  const limit = app.createRateLimit({
    max: PER_HOUR,
    timeWindow: '1 hour',
    keyGenerator: ({ headers }) => hashSurveyToken(headers.authorization ?? ''),
  });
  addUploadRoutes(app, {
    at: '/v1/surveys/:tenant/uploads',
    methods: ['POST', 'HEAD', 'PATCH'],
    perMinute: requestsPerMinute * PARTS,
    schema: {
      tags: ['surveys'],
      params: { type: 'object', properties: { tenant: { type: 'string' }, id: { type: 'string' } } },
    },
    async answer(request, from) {
      const { tenant } = from.params as { readonly tenant: string };
      const token = /^Bearer ([^\s]+)$/i.exec(from.headers.authorization ?? '')?.[1] ?? '';
      const caller = await linkCaller(context, tenant, token);
      if (request.method === 'POST') {
        const used = await limit(from);
        if (!used.isAllowed && used.isExceeded)
          throw new ProblemError('rate-limited', 'See Retry-After.', { retryAfter: used.ttlInSeconds });
      }
      return answer(request, caller);
    },
  });
}
