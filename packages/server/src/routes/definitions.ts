import { DEFINITION_KINDS, type DefinitionKind } from '@callside/core';
import type { FastifyInstance } from 'fastify';
import { contentHash } from '../content-hash.js';
import type { ServerContext } from '../context.js';
import { ProblemError } from '../problem.js';
import { SHORT_TEXT } from './schema.js';
import { jsonReply } from './shared-schemas.js';

const PARAMS = {
  type: 'object',
  required: ['kind', 'id'],
  properties: { kind: { enum: DEFINITION_KINDS }, id: SHORT_TEXT },
} as const;

const QUERY = {
  type: 'object',
  additionalProperties: false,
  properties: { version: { type: 'string', pattern: '^[1-9][0-9]{0,8}$' } },
} as const;

/**
 * Adds `GET /v1/definitions/:kind/:id`: the newest published version, or the one that a record names, also when it has been
 * retired since. Drafts are nobody's business.
 *
 * @example
 * addDefinitionRoute(app, context);
 */
export function addDefinitionRoute(app: FastifyInstance, context: ServerContext): void {
  app.get<{ Params: { kind: DefinitionKind; id: string }; Querystring: { version?: string } }>(
    '/v1/definitions/:kind/:id',
    {
      schema: {
        tags: ['records'],
        summary: 'A definition, for the widgets',
        security: [{ token: [] }],
        params: PARAMS,
        querystring: QUERY,
        response: jsonReply(200, 'The definition, with an ETag', { type: 'object' }),
      },
    },
    (request, reply) => {
      const { kind, id } = request.params;
      const { version } = request.query;
      const found = context.definitions.released(kind, {
        id,
        ...(version === undefined ? {} : { version: Number(version) }),
      });
      if (found === undefined) throw new ProblemError('definition-not-found', 'No published definition has this name.');
      const etag = `"${contentHash(found)}"`;
      void reply.headers({ etag, 'cache-control': 'private, no-cache' });
      return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(found);
    },
  );
}
