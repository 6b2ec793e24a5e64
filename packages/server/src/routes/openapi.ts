import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

/** Groups of routes, as the document lists them. */
export const TAGS = {
  sync: 'Changes in, changes out',
  files: 'Bytes of attachments',
  surveys: 'Links and answers of customers',
  records: 'Records and definitions',
  operation: 'Alive, ready, described',
} as const;

/**
 * Collects the schemas of the routes that are added from now on into an OpenAPI 3.1 document; routes without a tag, such as
 * the host's own, stay out.
 *
 * @example
 * await collectOpenApi(app);
 */
export async function collectOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    hideUntagged: true,
    refResolver: { buildLocalReference: ({ $id }, _uri, _fragment, index) => nameOf($id, index) },
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Callside server',
        description: 'Sync, uploads and survey links. Errors are problem details (RFC 9457) with a stable code.',
        version: '1',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
  });
}

/**
 * Adds `GET /v1/openapi.json`.
 *
 * @example
 * addOpenApiRoute(app);
 */
export function addOpenApiRoute(app: FastifyInstance): void {
  app.get('/v1/openapi.json', (_request, reply) => reply.header('cache-control', 'no-cache').send(app.swagger()));
}

function nameOf($id: unknown, index: number): string {
  return typeof $id === 'string' ? $id : `Schema${String(index)}`;
}
