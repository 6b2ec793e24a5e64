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

/** The path without its query, which could carry anything. */
function requestLine(request: { method: string; url: string }): { method: string; path: string } {
  return { method: request.method, path: request.url.split('?', 1)[0] ?? '' };
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
