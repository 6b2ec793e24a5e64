import { findingText } from './finding-text.js';
import type { Report } from './report.js';

/**
 * Writes findings for programs: one JSON object with the counts and all findings, each with its words as `message`.
 *
 * @example
 * JSON.parse(reportJson(report)).findings[0].code; // 'unknown-step'
 */
export function reportJson({ findings, files, skipped, errors, warnings, language }: Report): string {
  const told = findings.map((found) => ({ ...found, message: findingText(found, language) }));
  return JSON.stringify({ files, skipped, errors, warnings, findings: told }, undefined, 2);
}
