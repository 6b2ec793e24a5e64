import type { NewId } from '../ids.js';

/**
 * Ids that count up, in the shape of UUIDs, so that a test can name them.
 *
 * @example
 * const newId = sequentialIds();
 * newId(); // '00000000-0000-4000-8000-000000000001'
 */
export function sequentialIds(): NewId {
  let next = 0;
  return () => `00000000-0000-4000-8000-${String(++next).padStart(12, '0')}`;
}
