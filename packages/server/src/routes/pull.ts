import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../context.js';
import { pull, PULL_LIMITS } from '../pull/pull.js';
import { jsonReply } from './shared-schemas.js';

const QUERY = {
  type: 'object',
  additionalProperties: false,
  properties: {
    cursor: { type: 'string', maxLength: 200 },
    limit: { type: 'string', pattern: '^[1-9][0-9]{0,3}$' },
  },
} as const;

/**
 * Adds `GET /v1/sync/pull`.
 *
 * @example
 * addPullRoute(app, context);
 */
export function addPullRoute(app: FastifyInstance, context: ServerContext): void {
  app.get<{ Querystring: { cursor?: string; limit?: string } }>(
    '/v1/sync/pull',
    {
      schema: {
        tags: ['sync'],
        summary: 'Changes after a cursor, oldest first',
        description: '410: the cursor leads nowhere any more; pull from the start and keep what waits to be sent.',
        security: [{ token: [] }],
        querystring: QUERY,
        response: jsonReply(200, 'A page of changes', { $ref: 'PullReply#' }),
      },
    },
    (request, reply) => {
      const { cursor = '', limit } = request.query;
      const wanted = limit === undefined ? PULL_LIMITS.usual : Math.min(Number(limit), PULL_LIMITS.most);
      void reply.header('cache-control', 'no-store');
      const { tenant, subject: actor } = request.session;
      return pull(context, { tenant, actor, rights: context.rightsOf(request.session), cursor, limit: wanted });
    },
  );
}
