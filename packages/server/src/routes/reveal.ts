import { ENTITY_TYPES } from '@callside/core';
import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../context.js';
import { reveal } from '../privacy/reveal.js';
import { SHORT_TEXT, UUID } from './schema.js';
import { jsonReply } from './shared-schemas.js';

const PARAMS = {
  type: 'object',
  required: ['type', 'id'],
  properties: { type: { enum: ENTITY_TYPES }, id: UUID },
} as const;

const BODY = {
  type: 'object',
  additionalProperties: false,
  required: ['path', 'reason'],
  properties: {
    path: { type: 'string', pattern: '^[A-Za-z]+\\.[A-Za-z][\\w-]{0,63}$' },
    reason: { ...SHORT_TEXT, minLength: 3 },
  },
} as const;

const REPLY = {
  type: 'object',
  required: ['path', 'value'],
  properties: { path: { type: 'string' }, value: {} },
} as const;

interface Address {
  readonly type: string;
  readonly id: string;
}

/**
 * Adds `POST /v1/records/:type/:id/reveal`. A POST, because it leaves a trace, and so that path and reason stay out of logs.
 *
 * @example
 * addRevealRoute(app, context);
 */
export function addRevealRoute(app: FastifyInstance, context: ServerContext): void {
  app.post<{ Params: Address; Body: { path: string; reason: string } }>(
    '/v1/records/:type/:id/reveal',
    {
      bodyLimit: 4 * 1024,
      schema: {
        tags: ['records'],
        summary: 'One masked value, with a reason that is noted',
        security: [{ token: [] }],
        params: PARAMS,
        body: BODY,
        response: jsonReply(200, 'The value', REPLY),
      },
    },
    (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return reveal(context, request.session, { ...request.params, ...request.body });
    },
  );
}
