/** Seconds until a second try may find the database again. */
export const RETRY_AFTER = 2;

/** The database did not answer, or is too busy to: the same request may go through later. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';

  constructor(cause: unknown) {
    super('The database is not available.', { cause });
  }
}

/** Classes of SQLSTATE that speak of the connection, of resources, and of an operator who stops the database. */
const UNAVAILABLE = /^(08|53|57P)/;

/**
 * Tells whether an SQLSTATE means that the database cannot work now.
 *
 * @example
 * isUnavailable('57P01'); // true: the administrator stops it
 */
export function isUnavailable(code: unknown): boolean {
  return typeof code === 'string' && UNAVAILABLE.test(code);
}
