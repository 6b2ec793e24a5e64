import { checkGap, pathsOverlap, type Doc, type Problem } from '@callside/core';
import { problem } from '../problem.js';

/** Who asked what, and when: another question is another record. */
const FIXED = ['question', 'language', 'callId', 'script', 'step', 'found', 'by', 'at'];

const STATES: readonly unknown[] = ['open', 'answered', 'dismissed'];

/**
 * Checks what every recorded question must keep to: that it asks something, and what may become of it.
 *
 * @example
 * checkGapRecord({ paths: ['question'], doc, isNew: false })?.code; // 'field-reserved'
 */
export function checkGapRecord({
  paths,
  doc,
  isNew,
}: {
  paths: readonly string[];
  doc: Doc;
  isNew: boolean;
}): Problem | undefined {
  const fixed = isNew ? undefined : FIXED.find((name) => paths.some((path) => pathsOverlap(path, name)));
  if (fixed !== undefined) return problem('field-reserved', `The field "${fixed}" cannot be changed.`);
  const { question, by, state } = doc;
  if (typeof question !== 'string' || checkGap({ question }).length > 0) return invalid('question');
  if (typeof by !== 'string' || by === '') return invalid('by');
  return STATES.includes(state) && (!isNew || state === 'open') ? undefined : invalid('state');
}

function invalid(name: string): Problem {
  return problem('field-invalid', `The field "${name}" of a recorded question is not valid.`);
}
