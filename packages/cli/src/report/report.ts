import type { Locale } from '@callside/core';
import type { Finding } from '../lint/lint-sources.js';

/** What a run of the linter found. */
export interface Report {
  /** Those to be shown. */
  readonly findings: readonly Finding[];
  readonly files: number;
  /** Files of folders that were no definitions. */
  readonly skipped: number;
  readonly errors: number;
  readonly warnings: number;
  readonly language: Locale;
}
