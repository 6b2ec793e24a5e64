import type { Issue, Problem } from '@callside/core';

/** Every code that the server answers with, its HTTP status and title. Codes are stable: clients branch on them. */
export const PROBLEMS = {
  'request-invalid': [400, 'The request is not of the agreed shape.'],
  'body-unreadable': [400, 'The body cannot be read as JSON.'],
  'cursor-invalid': [400, 'The cursor was not made by this server.'],
  'token-missing': [401, 'A bearer token is needed.'],
  'token-invalid': [401, 'The bearer token is not valid.'],
  'role-missing': [403, 'The role does not allow this.'],
  'upload-refused': [400, 'The upload does not keep to the tus protocol.'],
  'reveal-forbidden': [403, 'The role may not reveal this.'],
  'attachment-unknown': [404, 'There is no such attachment.'],
  'upload-unknown': [404, 'There is no such upload.'],
  'definition-not-found': [404, 'There is no such definition.'],
  'record-unknown': [404, 'There is no such record.'],
  'route-unknown': [404, 'There is nothing at this address.'],
  'survey-link-unknown': [404, 'The survey link is not known.'],
  'attachment-complete': [409, 'The attachment has its bytes already.'],
  'record-deleted': [409, 'The record was deleted.'],
  'upload-offset-wrong': [409, 'The upload is at another offset.'],
  'seq-reused': [409, 'The seq was used for another mutation.'],
  'survey-finished': [409, 'The survey is finished.'],
  'survey-opted-out': [409, 'The contact does not want to be asked.'],
  'survey-sent-already': [409, 'The survey asks about this already.'],
  'survey-time-over': [409, 'The time for answers is over.'],
  'cursor-expired': [410, 'The cursor is over: pull from the start.'],
  'upload-expired': [410, 'The upload has expired.'],
  'survey-link-expired': [410, 'The survey link has expired.'],
  'tus-version-unknown': [412, 'The server speaks tus 1.0.0.'],
  'body-too-large': [413, 'The request is too large.'],
  'media-type-unknown': [415, 'The body must be JSON.'],
  'attachment-too-large': [422, 'The file is too large.'],
  'attachment-type-refused': [422, 'Files of this type are not taken.'],
  'calibration-closed': [422, 'The calibration is over.'],
  'definition-unknown': [422, 'The definition is not known.'],
  'entity-seq-reused': [422, 'The place in the order is taken by another mutation.'],
  'field-forbidden': [422, 'The role may not see or change a field.'],
  'field-invalid': [422, 'A field has a value it cannot have.'],
  'field-reserved': [422, 'A field is set by the server only.'],
  'hash-mismatch': [422, 'The bytes are not those that were announced.'],
  'mutation-reused': [422, 'The id was used with another payload.'],
  'path-refused': [422, 'A path or name cannot be written.'],
  'rating-exists': [422, 'The evaluator has handed in this call.'],
  'record-exists': [422, 'The record exists already.'],
  'record-not-found': [422, 'The record does not exist.'],
  'record-read-only': [422, 'The record cannot be changed.'],
  'survey-answer-invalid': [422, 'An answer does not fit the survey.'],
  'transition-refused': [422, 'The life cycle of the record does not lead there.'],
  'upload-length-wrong': [422, 'The length is not that of the attachment.'],
  'type-unknown': [422, 'The type of record is not known.'],
  'value-too-large': [422, 'A value or the record is too large.'],
  'value-unstorable': [422, 'A text holds characters that cannot be stored.'],
  'entity-seq-gap': [409, 'An earlier mutation of the record is missing.'],
  'entity-blocked': [409, 'An earlier mutation of the record was not accepted.'],
  'dependency-missing': [409, 'A mutation that this one depends on has not taken effect.'],
  'upload-locked': [423, 'Another request works on the upload.'],
  'protocol-unknown': [426, 'The server does not speak this version of the protocol.'],
  'rate-limited': [429, 'Too many requests.'],
  internal: [500, 'The server failed.'],
  'upload-interrupted': [503, 'The upload was interrupted.'],
  'not-ready': [503, 'The server is not ready.'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/**
 * Builds problem details (RFC 9457) for a code. `detail` is for developers and repeats nothing that a person typed.
 *
 * @example
 * problem('type-unknown', 'Known types are call, ticket.').status; // 422
 */
export function problem(code: ProblemCode, detail: string, issues?: readonly Issue[]): Problem {
  const [status, title] = PROBLEMS[code];
  return { code, title, status, detail, ...(issues === undefined ? {} : { issues }) };
}

/** Ends a request with problem details; thrown by routes, answered by the error handler. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  /** Read by Fastify. */
  readonly statusCode: number;

  /** Seconds after which a second try may go better. */
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, detail: string, options: { issues?: readonly Issue[]; retryAfter?: number } = {}) {
    super(detail);
    this.problem = problem(code, detail, options.issues);
    this.statusCode = this.problem.status;
    this.retryAfter = options.retryAfter;
  }
}
