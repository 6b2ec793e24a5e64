import { ENTITY_TYPES, PROTOCOL } from '@callside/core';
import type { FastifyInstance } from 'fastify';
import { UUID, WHOLE_NUMBER } from './schema.js';

const CONFLICT = {
  type: 'object',
  required: ['path', 'rule'],
  properties: {
    path: { type: 'string', description: 'Empty where the whole record is meant.' },
    rule: { enum: ['server', 'client', 'manual'] },
    theirs: { description: 'What others had made of it; absent when they had removed it.' },
  },
} as const;

/** The shapes that several answers share, as the OpenAPI document names them. */
const SHARED = [
  {
    $id: 'Problem',
    type: 'object',
    description: 'Problem details (RFC 9457). Programs branch on code, which is stable.',
    required: ['type', 'code', 'title', 'status', 'detail'],
    properties: {
      type: { type: 'string' },
      code: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      issues: { type: 'array', items: { type: 'object' } },
    },
  },
  {
    $id: 'Doc',
    type: 'object',
    description: 'A record. A value that the role sees in part is { "masked": true, "hint": "138••••5678" }.',
  },
  {
    $id: 'PushReply',
    type: 'object',
    required: ['protocol', 'epoch', 'lastSeq', 'results'],
    properties: {
      protocol: { const: PROTOCOL },
      epoch: { type: 'string', description: 'Another one means that the server was set back to a backup.' },
      lastSeq: { ...WHOLE_NUMBER, description: 'Highest seq of this client that was answered for good.' },
      results: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'status'],
          properties: {
            id: UUID,
            status: { enum: ['applied', 'duplicate', 'merged', 'conflict', 'rejected', 'blocked'] },
            rev: WHOLE_NUMBER,
            doc: { $ref: 'Doc#' },
            deleted: { type: 'boolean' },
            problem: {
              type: 'object',
              required: ['code', 'title', 'status', 'detail'],
              properties: {
                code: { type: 'string' },
                title: { type: 'string' },
                status: { type: 'integer' },
                detail: { type: 'string' },
                issues: { type: 'array', items: { type: 'object' } },
              },
            },
            conflicts: { type: 'array', items: CONFLICT },
          },
        },
      },
    },
  },
  {
    $id: 'PullReply',
    type: 'object',
    required: ['protocol', 'epoch', 'changes', 'cursor', 'hasMore'],
    properties: {
      protocol: { const: PROTOCOL },
      epoch: { type: 'string' },
      changes: {
        type: 'array',
        items: {
          type: 'object',
          required: ['type', 'id', 'rev', 'deleted', 'doc'],
          properties: {
            type: { type: 'string', examples: [...ENTITY_TYPES] },
            id: UUID,
            rev: { ...WHOLE_NUMBER, minimum: 1 },
            deleted: { type: 'boolean' },
            doc: { $ref: 'Doc#' },
          },
        },
      },
      cursor: { type: 'string', description: 'Opaque; sent back to go on from here.' },
      hasMore: { type: 'boolean' },
    },
  },
] as const;

/**
 * Makes the shared shapes known to an app's routes.
 *
 * @example
 * addSharedSchemas(app);
 */
export function addSharedSchemas(app: FastifyInstance): void {
  for (const schema of SHARED) app.addSchema(schema);
}

/** What every route may answer instead of what was asked for. */
export const PROBLEMS_REPLY = {
  '4xx': { description: 'Refused', content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } } },
  '5xx': {
    description: 'Failed; try again',
    content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
  },
} as const;

/**
 * The answers of a route that gives JSON.
 *
 * @example
 * app.get('/readyz', { schema: { response: jsonReply(200, 'Ready', STATUS) } }, handler);
 */
export function jsonReply(status: number, description: string, schema: object): Record<string, object> {
  return { [status]: { description, content: { 'application/json': { schema } } }, ...PROBLEMS_REPLY };
}

/**
 * The answers of a route that gives something else than JSON.
 *
 * @example
 * plainReply(200, 'The bytes', 'application/octet-stream');
 */
export function plainReply(status: number, description: string, type?: string): Record<string, object> {
  const content = type === undefined ? { type: 'null' } : { content: { [type]: { schema: { type: 'string' } } } };
  return { [status]: { description, ...content }, ...PROBLEMS_REPLY };
}
