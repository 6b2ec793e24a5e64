import { pathsOverlap, type DefinitionRef, type Doc, type Problem } from '@callside/core';
import { problem } from '../problem.js';

/** Given by the server; a client may neither set nor remove it. */
const RESERVED = ['number'];

/**
 * Checks what every ticket must keep to, whatever its form: paths that a client may write, and the resulting record.
 *
 * @example
 * checkTicket({ paths: ['number'], doc })?.code; // 'field-reserved'
 */
export function checkTicket(change: { paths: readonly string[]; doc: Doc }): Problem | undefined {
  const reserved = RESERVED.find((name) => change.paths.some((path) => pathsOverlap(path, name)));
  if (reserved !== undefined) return problem('field-reserved', `The field "${reserved}" is given by the server.`);
  return isRef(change.doc.form)
    ? undefined
    : problem('field-invalid', 'The field "form" is an object with id and version.');
}

/**
 * Tells whether a value names one version of a definition.
 *
 * @example
 * isRef({ id: 'repair', version: 1 }); // true
 */
export function isRef(value: unknown): value is DefinitionRef {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('version' in value)) return false;
  return typeof value.id === 'string' && value.id !== '' && Number.isSafeInteger(value.version);
}
