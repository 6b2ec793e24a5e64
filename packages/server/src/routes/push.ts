import { PROTOCOL, PUSH_LIMITS, type PushRequest } from '@callside/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.js';
import { ProblemError } from '../problem.js';
import { push } from '../push/push.js';
import { UUID, WHOLE_NUMBER } from './schema.js';
import { jsonReply } from './shared-schemas.js';

/** A count, or items of a list that come and go. */
const DELTA = {
  anyOf: [
    { type: 'object', additionalProperties: false, required: ['by'], properties: { by: { type: 'number' } } },
    {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: { add: { type: 'array' }, remove: { type: 'array' } },
    },
  ],
} as const;

/**
 * Only the shape: what a mutation may say is judged mutation by mutation, so that one bad one does not hold back the rest.
 * Unknown names are refused, not dropped: they would be changes that silently do not happen.
 */
const MUTATION = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id',
    'seq',
    'entitySeq',
    'type',
    'entityId',
    'op',
    'baseRev',
    'set',
    'unset',
    'deps',
    'clientTime',
    'actor',
  ],
  properties: {
    id: UUID,
    seq: WHOLE_NUMBER,
    entitySeq: { ...WHOLE_NUMBER, minimum: 1 },
    type: { type: 'string', maxLength: 64 },
    entityId: UUID,
    op: { enum: ['create', 'patch', 'delete'] },
    baseRev: WHOLE_NUMBER,
    set: { type: 'object' },
    unset: { type: 'array', items: { type: 'string' } },
    deltas: { type: 'object', additionalProperties: DELTA },
    deps: { type: 'array', items: UUID, maxItems: 100 },
    clientTime: WHOLE_NUMBER,
    actor: { type: 'string', maxLength: 200 },
  },
} as const;

const BODY = {
  type: 'object',
  additionalProperties: false,
  required: ['protocol', 'clientId', 'epoch', 'schemaVersion', 'mutations'],
  properties: {
    protocol: { const: PROTOCOL },
    clientId: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,64}$' },
    epoch: { type: 'string', maxLength: 64 },
    schemaVersion: { type: 'integer', minimum: 1 },
    mutations: { type: 'array', items: MUTATION, maxItems: PUSH_LIMITS.mutations },
  },
} as const;

/**
 * Adds `POST /v1/sync/push`.
 *
 * @example
 * addPushRoute(app, context);
 */
export function addPushRoute(app: FastifyInstance, context: ServerContext): void {
  app.post<{ Body: PushRequest }>(
    '/v1/sync/push',
    {
      bodyLimit: PUSH_LIMITS.bytes,
      schema: {
        tags: ['sync'],
        summary: 'Changes of one client, in their order',
        description:
          'Each mutation takes effect once, however often it comes. An empty list asks for epoch and lastSeq.',
        security: [{ token: [] }],
        body: BODY,
        response: jsonReply(200, 'What became of each mutation', { $ref: 'PushReply#' }),
      },
      preValidation: (request, _reply, done) => {
        checkEnvelope(request);
        done();
      },
    },
    (request) => {
      const { tenant, subject } = request.session;
      const rights = context.rightsOf(request.session);
      return push(context, { tenant, clientId: request.body.clientId, actor: subject, rights }, request.body);
    },
  );
}

/** Version and number come before the shape: another version may have another shape, and too much is told as such. */
function checkEnvelope(request: FastifyRequest): void {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null) return;
  if ('protocol' in body && typeof body.protocol === 'number' && body.protocol !== PROTOCOL) {
    throw new ProblemError('protocol-unknown', `This server speaks version ${String(PROTOCOL)}.`);
  }
  if ('mutations' in body && Array.isArray(body.mutations) && body.mutations.length > PUSH_LIMITS.mutations) {
    throw new ProblemError('body-too-large', `At most ${String(PUSH_LIMITS.mutations)} mutations in one push.`);
  }
}
