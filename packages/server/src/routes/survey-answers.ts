import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../context.js';
import { answerSurvey, finishSurvey, type AnswersPost, type FinishPost } from '../survey/answer-survey.js';
import { openSurvey } from '../survey/open-survey.js';
import { optOutByLink } from '../survey/opt-out.js';
import { UUID, WHOLE_NUMBER } from './schema.js';
import { jsonReply } from './shared-schemas.js';

/** Any text may come: one of another shape is a wrong token like every other, and gets the same 404. */
const TOKEN = { type: 'string', maxLength: 200 } as const;

const OPEN = {
  type: 'object',
  additionalProperties: false,
  required: ['token'],
  properties: { token: TOKEN },
} as const;

const ANSWERS = {
  type: 'object',
  additionalProperties: false,
  required: ['token', 'id', 'set', 'unset', 'clientTime'],
  properties: {
    token: TOKEN,
    id: UUID,
    set: { type: 'object', maxProperties: 200 },
    unset: { type: 'array', items: { type: 'string', maxLength: 200 }, maxItems: 200 },
    clientTime: WHOLE_NUMBER,
    sentAt: WHOLE_NUMBER,
  },
} as const;

const FINISH = {
  type: 'object',
  additionalProperties: false,
  required: ['token', 'id'],
  properties: { token: TOKEN, id: UUID },
} as const;

const OPENED = {
  type: 'object',
  required: ['response', 'survey', 'locale', 'answers', 'expiresAt', 'finished', 'now'],
  properties: {
    response: { type: 'object', required: ['id'], properties: { id: UUID } },
    survey: { type: 'object' },
    locale: { type: 'string' },
    answers: { type: 'object' },
    expiresAt: WHOLE_NUMBER,
    finished: { type: 'boolean' },
    editableUntil: WHOLE_NUMBER,
    answersUntil: WHOLE_NUMBER,
    now: WHOLE_NUMBER,
  },
} as const;

const POSTED = {
  type: 'object',
  required: ['status'],
  properties: { status: { enum: ['applied', 'duplicate'] } },
} as const;

interface Address {
  readonly tenant: string;
}

const BODY_LIMIT = 64 * 1024;

/**
 * Adds what the survey page asks for: `POST /v1/surveys/:tenant/open`, `…/answers`, `…/finish` and `…/opt-out`. The token is the only key
 * and comes in the body, never in the address.
 *
 * @example
 * addSurveyAnswerRoutes(app, context);
 */
export function addSurveyAnswerRoutes(app: FastifyInstance, context: ServerContext): void {
  const options = { bodyLimit: BODY_LIMIT };
  app.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.header('cache-control', 'no-store');
    done();
  });
  app.post<{ Params: Address; Body: { token: string } }>(
    '/v1/surveys/:tenant/open',
    { ...options, schema: schemaOf('The survey where the customer left it', OPEN, OPENED) },
    (request) => openSurvey(context, request.params.tenant, request.body.token),
  );
  app.post<{ Params: Address; Body: AnswersPost }>(
    '/v1/surveys/:tenant/answers',
    { ...options, schema: schemaOf('Answers, one post or many', ANSWERS, POSTED) },
    (request) => answerSurvey(context, request.params.tenant, request.body),
  );
  app.post<{ Params: Address; Body: FinishPost }>(
    '/v1/surveys/:tenant/finish',
    { ...options, schema: schemaOf('No more answers', FINISH, POSTED) },
    (request) => finishSurvey(context, request.params.tenant, request.body),
  );
  app.post<{ Params: Address; Body: { token: string } }>(
    '/v1/surveys/:tenant/opt-out',
    { ...options, schema: schemaOf('No more surveys for this customer', OPEN, POSTED) },
    (request) => optOutByLink(context, request.params.tenant, request.body.token),
  );
}

function schemaOf(summary: string, body: object, reply: object): object {
  return { tags: ['surveys'], summary, body, response: jsonReply(200, 'Taken', reply) };
}
