import { createHash, randomBytes } from 'node:crypto';

/**
 * Makes the secret of one survey link: 128 random bits in 22 characters.
 *
 * @example
 * newSurveyToken(); // 'mJ0x1uYw3hQeT9bLk2Zr8A'
 */
export function newSurveyToken(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * The only form in which a token is stored. A plain hash is enough: 128 random bits cannot be guessed from it.
 *
 * @example
 * hashSurveyToken(token); // 64 hexadecimal digits
 */
export function hashSurveyToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
