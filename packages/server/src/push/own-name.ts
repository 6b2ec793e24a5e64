import type { Mutation, Problem } from '@callside/core';
import { problem } from '../problem.js';

/** Kinds of record in which it counts who has said something: nobody speaks for somebody else. */
const IN_PERSON: readonly string[] = ['evaluation', 'coaching'];

/**
 * Tells why a change may not be made in another's name; undefined when it may, or is not. For other records a system may pass
 * on what its people do.
 *
 * @example
 * checkOwnName('2001', { ...mutation, type: 'evaluation', actor: '1001' })?.code; // 'field-forbidden'
 */
export function checkOwnName(subject: string, { type, actor }: Mutation): Problem | undefined {
  if (!IN_PERSON.includes(type) || actor === subject) return undefined;
  return problem('field-forbidden', 'The change is made in the name of somebody else.');
}
