/** Every code that a {@link CallsideError} can carry. Codes are stable: hosts may branch on them. */
export const ERROR_CODES = [
  'definition-invalid',
  'definition-not-found',
  'storage-refused',
  'storage-blocked',
  'storage-quota',
  'storage-closed',
  'storage-failed',
  'storage-busy',
  'storage-locked',
  'storage-vanished',
  'storage-damaged',
  'record-not-found',
  'transition-refused',
  'values-invalid',
  'expression-invalid',
  'expression-limit',
  'protocol-mismatch',
  'sync-started-over',
  'sync-stuck',
  'survey-link-refused',
  'ticket-link-invalid',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

const BRAND = Symbol.for('callside.error');

/**
 * A failed environment or a programmer's mistake (never wrong input: that comes back as `Issue[]`).
 * The message says what could not be done, to what, and why; the code is what programs read, and stands for an empty message.
 *
 * @example
 * throw new CallsideError('storage-quota', 'Cannot save ticket 7f…: the disk is full.', { details: { store: 'entities' } });
 */
export class CallsideError extends Error {
  override readonly name = 'CallsideError';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: { details?: Record<string, unknown>; cause?: unknown } = {}) {
    super(message || code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/**
 * Recognises a CallsideError from any copy of this package on the page, which `instanceof` cannot.
 *
 * @example
 * if (isCallsideError(error) && error.code === 'storage-quota') askToFreeSpace();
 */
export function isCallsideError(value: unknown): value is CallsideError {
  return value instanceof Error && (value as { [BRAND]?: unknown })[BRAND] === true;
}
