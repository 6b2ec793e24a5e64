import type { FastifyHelmetOptions } from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { SURVEY_PAGE, SURVEY_PAGE_STYLE, surveyPagePolicy } from '../pages/survey-page.js';

export interface SurveyPageOptions {
  /** Folder that holds `survey-page.js`; served under `/s/assets/`. */
  readonly assets?: string;
  /** Sources that may put the page in a frame; nobody when absent. */
  readonly frameAncestors?: readonly string[];
}

/**
 * Adds the page behind survey links, `GET /s/:tenant`, and its files. All of it is static: opening a link records nothing.
 *
 * @example
 * await addSurveyPage(app, { assets: 'dist/survey-page' });
 */
export async function addSurveyPage(app: FastifyInstance, options: SurveyPageOptions): Promise<void> {
  const helmet = pageHeaders(options.frameAncestors ?? []);
  app.get('/s/:tenant', { helmet }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(SURVEY_PAGE),
  );
  app.get('/s/survey-page.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(SURVEY_PAGE_STYLE),
  );
  if (options.assets === undefined) return;
  await app.register(fastifyStatic, { root: options.assets, prefix: '/s/assets/', index: false, decorateReply: false });
}

/** `X-Frame-Options` cannot name sources, so it gives way to `frame-ancestors` where some are allowed. */
function pageHeaders(frameAncestors: readonly string[]): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: { useDefaults: false, directives: surveyPagePolicy(frameAncestors) },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: frameAncestors.length === 0 ? { action: 'deny' } : false,
  };
}
