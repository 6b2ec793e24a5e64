import { issue, type Issue, type Problem } from '@callside/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseUnavailableError, RETRY_AFTER } from './database/unavailable.js';
import { problem, ProblemError, type ProblemCode } from './problem.js';

/** Codes for the refusals that Fastify itself makes, by status. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'body-unreadable',
  404: 'route-unknown',
  413: 'body-too-large',
  415: 'media-type-unknown',
  429: 'rate-limited',
};

/**
 * Makes every refusal and failure of an app an `application/problem+json` answer; what failed inside is logged, never sent.
 *
 * @example
 * answerWithProblems(app);
 */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>(answerError);
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, problem('route-unknown', 'No route has this method and path.')),
  );
}

/**
 * Answers one error; also for errors that come up before a route is found.
 *
 * @example
 * fastify({ frameworkErrors: answerError });
 */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = problemOf(error);
  if (known.status >= 500) request.log.error({ err: error }, 'request failed');
  const retryAfter = retryAfterOf(error);
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  return sendProblem(reply, known);
}

function sendProblem(reply: FastifyReply, body: Problem): FastifyReply {
  return reply
    .code(body.status)
    .headers({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .send(JSON.stringify({ type: 'about:blank', ...body }));
}

function retryAfterOf(error: FastifyError): number | undefined {
  if (error instanceof ProblemError) return error.retryAfter;
  return error instanceof DatabaseUnavailableError ? RETRY_AFTER : undefined;
}

/**
 * What an error is to those who asked.
 *
 * @example
 * problemOf(error).status; // 404
 */
export function problemOf(error: FastifyError): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof DatabaseUnavailableError) return problem('not-ready', 'The database does not answer.');
  if (error.validation !== undefined) {
    return problem('request-invalid', 'See issues for the places and rules.', error.validation.map(issueOf));
  }
  const status = error.statusCode ?? 500;
  const code = BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'request-invalid' : 'internal');
  return problem(code, code === 'internal' ? 'The failure was logged.' : 'The request was refused before it was read.');
}

function issueOf(finding: NonNullable<FastifyError['validation']>[number]): Issue {
  const path = finding.instancePath.split('/').slice(1).map(stepOf);
  const { missingProperty, additionalProperty } = finding.params;
  const name = [missingProperty, additionalProperty].find((value) => typeof value === 'string');
  return issue(finding.keyword, name === undefined ? path : [...path, name]);
}

/** A JSON Pointer does not tell positions from names; ours are never digits. */
function stepOf(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}
