import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../context.js';
import { createLink, LINK_LIFE, type LinkRequest } from '../survey/create-link.js';
import { optOut } from '../survey/opt-out.js';
import { LANGUAGE_TAG, SHORT_TEXT, UUID, WHOLE_NUMBER } from './schema.js';
import { jsonReply } from './shared-schemas.js';

const BODY = {
  type: 'object',
  additionalProperties: false,
  required: ['survey'],
  properties: {
    survey: {
      type: 'object',
      additionalProperties: false,
      required: ['id'],
      properties: { id: SHORT_TEXT, version: { type: 'integer', minimum: 1 } },
    },
    callId: UUID,
    ticketId: UUID,
    contact: SHORT_TEXT,
    agentId: SHORT_TEXT,
    queue: SHORT_TEXT,
    script: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'version'],
      properties: { id: SHORT_TEXT, version: { type: 'integer', minimum: 1 } },
    },
    locale: LANGUAGE_TAG,
    expiresInSeconds: { type: 'integer', minimum: LINK_LIFE.least, maximum: LINK_LIFE.most },
    again: { type: 'boolean' },
  },
} as const;

const REPLY = {
  type: 'object',
  required: ['id', 'token', 'path', 'expiresAt'],
  properties: { id: UUID, token: { type: 'string' }, path: { type: 'string' }, expiresAt: WHOLE_NUMBER },
} as const;

const OPT_OUT = {
  type: 'object',
  additionalProperties: false,
  required: ['contact'],
  properties: { contact: SHORT_TEXT },
} as const;

const TAKEN = { type: 'object', required: ['status'], properties: { status: { const: 'applied' } } } as const;

/**
 * Adds `POST /v1/survey-links`, and `POST /v1/survey-opt-outs` for customers who tell an agent that they do not want to be asked.
 *
 * @example
 * addSurveyLinkRoute(app, context);
 */
export function addSurveyLinkRoute(app: FastifyInstance, context: ServerContext): void {
  app.post<{ Body: LinkRequest }>(
    '/v1/survey-links',
    {
      bodyLimit: 4 * 1024,
      schema: {
        tags: ['surveys'],
        summary: 'A link for one customer; the token is told once',
        security: [{ token: [] }],
        body: BODY,
        response: jsonReply(201, 'The link', REPLY),
      },
    },
    async (request, reply) => {
      const created = await createLink(context, request.session, request.body);
      return reply.code(201).header('cache-control', 'no-store').send(created);
    },
  );
  app.post<{ Body: { contact: string } }>(
    '/v1/survey-opt-outs',
    {
      bodyLimit: 4 * 1024,
      schema: {
        tags: ['surveys'],
        summary: 'No more surveys for one contact',
        security: [{ token: [] }],
        body: OPT_OUT,
        response: jsonReply(200, 'Taken', TAKEN),
      },
    },
    async ({ session, body }) => {
      await optOut(context.database, { tenant: session.tenant, contact: body.contact, now: context.clock.now() });
      return { status: 'applied' };
    },
  );
}
