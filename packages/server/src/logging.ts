import type { FastifyServerOptions } from 'fastify';

/** Where the log goes. Lines are JSON; they hold method, path and status, and never tokens, bodies, headers or values. */
export interface LoggerOptions {
  /** `info` when absent. */
  readonly level?: 'fatal' | 'error' | 'warn' | 'info' | 'debug';
  /** Standard output when absent. */
  readonly stream?: { write(line: string): void };
}

/** SQLSTATE: five letters or digits, as database errors carry in `code`. */
const SQLSTATE = /^[0-9A-Z]{5}$/;

/**
 * Fastify's logger settings for our options; no options means no log.
 *
 * @example
 * fastify({ logger: loggerSettings({ level: 'warn' }) });
 */
export function loggerSettings(options: LoggerOptions | undefined): NonNullable<FastifyServerOptions['logger']> {
  if (options === undefined) return false;
  return {
    level: options.level ?? 'info',
    serializers: { req: requestLine, err: errorLine },
    ...(options.stream === undefined ? {} : { stream: options.stream }),
  };
}

/** The path without its query, which could carry anything; so could a path that leads nowhere. */
function requestLine(request: LoggedRequest): { method: string; path: string } {
  const { method, url, routeOptions } = request;
  const route = routeOptions?.url;
  if (route === undefined) return { method, path: 'unknown' };
  // A survey link's address is its key.
  return { method, path: route.endsWith('*') || route.endsWith(':token') ? route : (url.split('?', 1)[0] ?? '') };
}

interface LoggedRequest {
  readonly method: string;
  readonly url: string;
  readonly routeOptions?: { readonly url?: string | undefined };
}

/** Database errors quote values in their message, so of those only code and frames are kept. */
function errorLine(error: Error & { code?: unknown }): { type: string; message: string; stack: string; code?: string } {
  const code = typeof error.code === 'string' ? error.code : undefined;
  const quotesValues = code !== undefined && SQLSTATE.test(code);
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    type: error.name,
    message: quotesValues ? 'database error' : error.message,
    stack: frames.join('\n'),
    ...(code === undefined ? {} : { code }),
  };
}
