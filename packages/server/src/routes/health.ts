import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../context.js';
import { ProblemError } from '../problem.js';
import { jsonReply } from './shared-schemas.js';

/**
 * Adds `GET /healthz` (the process answers) and `GET /readyz` (the database does too).
 *
 * @example
 * addHealthRoutes(app, context);
 */
export function addHealthRoutes(app: FastifyInstance, context: ServerContext): void {
  app.get('/healthz', { schema: schemaOf('Does the process answer?') }, () => ({ status: 'ok' }));
  app.get('/readyz', { schema: schemaOf('Does the database answer, too?') }, async (request) => {
    try {
      await context.database.query('SELECT 1');
    } catch (error) {
      request.log.error({ err: error }, 'database does not answer');
      throw new ProblemError('not-ready', 'The database does not answer.', { retryAfter: 5 });
    }
    return { status: 'ok' };
  });
}

function schemaOf(summary: string): object {
  const status = { type: 'object', required: ['status'], properties: { status: { const: 'ok' } } };
  return { tags: ['operation'], summary, response: jsonReply(200, 'It does', status) };
}
