import type { Doc, Problem } from '@callside/core';
import { problem } from '../problem.js';

/** What the records of a calling list must say, beside texts that are never empty. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'contact-batch': ['campaign', 'importedBy'],
  'contact-event': ['campaign', 'contact', 'type', 'by'],
};

/**
 * Tells why a change of a calling list cannot be taken; undefined when it can. What was imported and what has happened is never
 * changed: a list is corrected by deleting a batch, and what happens next is an event of its own.
 *
 * @example
 * checkContacts('contact-event', { doc, isNew: false })?.code; // 'record-read-only'
 */
export function checkContacts(
  type: string,
  { doc, isNew }: { readonly doc: Doc; readonly isNew: boolean },
): Problem | undefined {
  if (!Object.hasOwn(NEEDS, type)) return undefined;
  if (!isNew) return problem('record-read-only', 'What was imported, and what has happened, stays as it was.');
  const missing = NEEDS[type]?.find((name) => typeof doc[name] !== 'string' || doc[name] === '');
  if (missing !== undefined) return invalid(missing);
  if (type === 'contact-batch' && !(Array.isArray(doc.contacts) && doc.contacts.every(isDoc)))
    return invalid('contacts');
  return type === 'contact-event' && typeof doc.at !== 'number' ? invalid('at') : undefined;
}

function invalid(name: string): Problem {
  return problem('field-invalid', `The field "${name}" has a value that it cannot have here.`);
}

function isDoc(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
