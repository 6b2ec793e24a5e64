/** JSON Schema parts that several routes share. */

/** In lower case, as core's ids are: one id has one spelling. */
export const UUID = {
  type: 'string',
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
} as const;

export const WHOLE_NUMBER = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;

/** One line without control characters, which also keeps out what PostgreSQL cannot store. */
export const SHORT_TEXT = { type: 'string', minLength: 1, maxLength: 200, pattern: '^[^\\p{C}]+$' } as const;

/** A BCP 47 tag, roughly. */
export const LANGUAGE_TAG = { type: 'string', maxLength: 35, pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' } as const;
