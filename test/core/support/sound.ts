import { errorsAmong, type Issue } from '@callside/core';

/** Findings that keep nobody from working with a definition. */
const HARMLESS = new Set([
  ...['unknown-word', 'step-shows-nothing', 'nothing-to-read', 'consent-without-answers', 'default-of-other-type'],
]);

/** Properties whose errors keep nobody from it: what they are for lies elsewhere. */
const UNREAD = new Set([
  ...['$schema', 'status', 'languages', 'scale', 'pii', 'merge', 'width', 'hidden', 'selectable'],
  ...['jumps', 'mandatory', 'input', 'output', 'told'],
]);

/** Where scorecards have their words: each of them decides about the score. */
const SCORED = new Set<unknown>(['items', 'scoring']);

/** Whether a linter has found nothing that work with the definition would stumble over. */
export function isSound(findings: readonly Issue[]): boolean {
  return errorsAmong(findings).every(
    ({ code, path }) => (HARMLESS.has(code) && !SCORED.has(path[0])) || path.some((part) => UNREAD.has(String(part))),
  );
}
