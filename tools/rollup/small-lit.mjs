import { join } from 'node:path';
import { ROOT } from '../workspace.mjs';

/** What surveys import of Lit, and what has it in few bytes. */
export const LIT_OF_SURVEYS = /^lit\/(?:html|directives\/live)\.js$/;
export const SMALL_LIT = join(ROOT, 'packages/survey/src/small-lit.ts');

/** Rollup plugin for the files of surveys: what they use of Lit's templates comes from a module of our own, two kilobytes lighter. */
export function smallLit() {
  return {
    name: 'small-lit',
    resolveId: (id) => (LIT_OF_SURVEYS.test(id) ? SMALL_LIT : null),
  };
}
