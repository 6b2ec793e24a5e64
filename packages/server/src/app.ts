import cors, { type FastifyCorsOptions } from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { requireStaff, type Session } from './auth.js';
import { closeConnectionsBehind } from './connections.js';
import type { ServerContext } from './context.js';
import { loggerSettings, type LoggerOptions } from './logging.js';
import { ProblemError } from './problem.js';
import { answerError, answerWithProblems } from './problem-replies.js';
import { addAttachmentRoute } from './routes/attachments.js';
import { addDefinitionRoute } from './routes/definitions.js';
import { addEventsRoute } from './routes/events.js';
import { addHealthRoutes } from './routes/health.js';
import { addOpenApiRoute, collectOpenApi } from './routes/openapi.js';
import { addPullRoute } from './routes/pull.js';
import { addPushRoute } from './routes/push.js';
import { addRevealRoute } from './routes/reveal.js';
import { addSharedSchemas } from './routes/shared-schemas.js';
import { addSurveyAnswerRoutes } from './routes/survey-answers.js';
import { addSurveyLinkRoute } from './routes/survey-links.js';
import { addSurveyPage, type SurveyPageOptions } from './routes/survey-page.js';
import { addSurveyUploadRoutes } from './routes/survey-uploads.js';
import { addUploadRoutes } from './routes/uploads.js';
import { createTus, staffCaller, type AnswerTus } from './uploads/tus.js';
import type { UploadStore } from './uploads/upload-store.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends the request; set on every route that needs a token. */
    session: Session;
  }
}

export interface AppOptions {
  readonly logger?: LoggerOptions;
  /** Addresses or networks of proxies in front whose `X-Forwarded-For` is believed. */
  readonly trustProxy?: string | readonly string[];
  /** Where bytes of attachments go; without one there are no routes for them. */
  readonly uploads?: UploadStore | undefined;
  /** Customers may answer surveys with files. */
  readonly surveyFiles?: boolean | undefined;
  readonly surveyPage: SurveyPageOptions;
  /** Origins of pages that may use the API; only those of the server's own origin when absent. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Requests that one person may make to the staff routes in a minute. */
  readonly staffRequestsPerMinute: number;
  /** Requests that one address may make to the survey routes in a minute. */
  readonly surveyRequestsPerMinute: number;
  readonly plugins?: (app: FastifyInstance) => Promise<void>;
}

const DAY = 24 * 60 * 60 * 1000;

/** What is not said to be allowed is not: answers of the API are data, no page may frame or run them. */
const API_HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
  },
  referrerPolicy: { policy: 'no-referrer' },
} as const;

/**
 * Builds the HTTP side: routes in three scopes (staff, survey, health), each with what protects it. The host's own routes
 * stand beside them and get none of it.
 *
 * @example
 * const app = await buildApp(context, { surveyPage: {}, surveyRequestsPerMinute: 120 });
 */
export async function buildApp(context: ServerContext, options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: loggerSettings(options.logger),
    trustProxy: trustedProxies(options.trustProxy),
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply);
    },
    // Values are taken as they are, and names that no schema knows are refused.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
  });
  // The schemas of answers describe and are tested; values go out as they are.
  app.setSerializerCompiler(() => (body) => JSON.stringify(body));
  answerWithProblems(app);
  closeConnectionsBehind(app);
  await app.register(async (api) => {
    await api.register(helmet, API_HEADERS);
    if (options.corsOrigins !== undefined) await api.register(cors, corsSettings(options.corsOrigins));
    await collectOpenApi(api);
    addSharedSchemas(api);
    addOpenApiRoute(api);
    addHealthRoutes(api, context);
    const { uploads: store } = options;
    const expiresIn = context.settings.uploadDays * DAY;
    const tus = store === undefined ? undefined : createTus(context, { store, expiresIn });
    await api.register((staff) => addStaffRoutes(staff, context, { ...options, tus }));
    await api.register((surveys) => addSurveyRoutes(surveys, context, { ...options, tus }));
  });
  if (options.plugins !== undefined) await app.register(options.plugins);
  await app.ready();
  return app;
}

interface ScopeOptions extends AppOptions {
  /** Takes uploads, where there is a place for them. */
  readonly tus: AnswerTus | undefined;
}

async function addStaffRoutes(app: FastifyInstance, context: ServerContext, options: ScopeOptions): Promise<void> {
  app.decorateRequest('session');
  // Before the body is read: who has no token sends none.
  app.addHook('onRequest', async (request) => {
    request.session = await context.authenticate(request, context.clock.now());
    requireStaff(request.session);
  });
  await app.register(rateLimit, {
    max: options.staffRequestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: ({ session }) => JSON.stringify([session.tenant, session.subject]),
    errorResponseBuilder: () => new ProblemError('rate-limited', 'See Retry-After.'),
  });
  addPushRoute(app, context);
  addPullRoute(app, context);
  addEventsRoute(app, context);
  addDefinitionRoute(app, context);
  addRevealRoute(app, context);
  addSurveyLinkRoute(app, context);
  const { uploads: store, tus } = options;
  if (store === undefined || tus === undefined) return;
  addAttachmentRoute(app, context, store);
  // A scope of its own: only here a body may be bytes.
  await app.register((uploads) => {
    addUploadRoutes(uploads, {
      at: '/v1/uploads',
      answer: (request, { session }) => tus(request, staffCaller(context, session)),
      schema: { tags: ['files'], security: [{ token: [] }] },
      methods: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
    });
    return Promise.resolve();
  });
}

async function addSurveyRoutes(app: FastifyInstance, context: ServerContext, options: ScopeOptions): Promise<void> {
  await app.register(rateLimit, {
    max: options.surveyRequestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: () => new ProblemError('rate-limited', 'See Retry-After.'),
  });
  await app.register((page) => addSurveyPage(page, context, options.surveyPage));
  await app.register((answers) => {
    addSurveyAnswerRoutes(answers, context);
    return Promise.resolve();
  });
  const { tus } = options;
  if (tus === undefined || options.surveyFiles !== true) return;
  await app.register((uploads) => {
    addSurveyUploadRoutes(uploads, context, { answer: tus, requestsPerMinute: options.surveyRequestsPerMinute });
    return Promise.resolve();
  });
}

const TUS_REQUEST_HEADERS = ['Tus-Resumable', 'Upload-Length', 'Upload-Metadata', 'Upload-Offset'];

const TUS_REPLY_HEADERS = ['Location', 'Tus-Resumable', 'Upload-Expires', 'Upload-Length', 'Upload-Offset'];

/** Bearer tokens, no cookies: an origin that is allowed gets no more than its token allows. */
function corsSettings(origins: readonly string[]): FastifyCorsOptions {
  return {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'If-None-Match', ...TUS_REQUEST_HEADERS],
    exposedHeaders: ['ETag', 'Retry-After', 'Content-Disposition', ...TUS_REPLY_HEADERS],
    maxAge: 600,
  };
}

function trustedProxies(given: AppOptions['trustProxy']): string[] | false {
  if (given === undefined) return false;
  return typeof given === 'string' ? [given] : [...given];
}
