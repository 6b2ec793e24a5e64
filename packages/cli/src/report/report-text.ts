import { formatText } from '@callside/ui/words.js';
import type { Finding } from '../lint/lint-sources.js';
import { findingText } from './finding-text.js';
import type { Report } from './report.js';
import { REPORT_STRINGS } from './report.strings.js';

/**
 * Writes findings for people: each file with its findings below it, and a summary.
 *
 * @example
 * reportText(report);
 * // repair.json
 * //   12:15  error    The step “gret” does not exist. Did you mean “greet”?  (unknown-step)
 * //
 * // Files checked: 1. Errors: 1. Warnings: 0.
 */
export function reportText(report: Report): string {
  const files = [...new Set(report.findings.map(({ file }) => file))];
  const blocks = files.map((file) => {
    const own = report.findings.filter((found) => found.file === file);
    return [file, ...linesOf(own, report), ''].join('\n');
  });
  return [...blocks, ...summaryOf(report)].join('\n');
}

function linesOf(findings: readonly Finding[], { language }: Report): string[] {
  const strings = REPORT_STRINGS[language];
  const places = findings.map(({ line, column }) => `${String(line)}:${String(column)}`);
  const width = Math.max(...places.map(({ length }) => length));
  const severityWidth = Math.max(strings.error.length, strings.warning.length);
  return findings.map((found, index) => {
    const severity = strings[found.severity].padEnd(severityWidth);
    return `  ${(places[index] ?? '').padEnd(width)}  ${severity}  ${findingText(found, language)}  (${found.code})`;
  });
}

function summaryOf({ files, skipped, errors, warnings, language }: Report): string[] {
  const strings = REPORT_STRINGS[language];
  const counts = { files, errors, warnings };
  return [
    formatText(errors + warnings === 0 ? strings.clean : strings.summary, counts),
    ...(skipped > 0 ? [formatText(strings.skipped, { skipped })] : []),
  ];
}
