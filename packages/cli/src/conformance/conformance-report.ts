import type { Locale } from '@callside/core';
import { formatText } from '@callside/ui/words.js';
import type { CaseResult, Fault } from './case.js';
import type { ConformanceFormat } from './conformance-arguments.js';
import { CONFORMANCE_STRINGS } from './conformance-report.strings.js';

const SIGNS = { passed: '✔', failed: '✘', skipped: '–' } as const;

/** Longest value that a line quotes. */
const QUOTE = 120;

/**
 * Writes what came of the cases, for people or for programs.
 *
 * @example
 * conformanceReport(results, { format: 'text', language: 'en' });
 * // ✘ order.gap  A mutation after a gap waits until the gap is filled.
 * //     Step 1: results[0].status should be "blocked", and is "applied".
 */
export function conformanceReport(
  results: readonly CaseResult[],
  { format, language }: { format: ConformanceFormat; language: Locale },
): string {
  const counts = countsOf(results);
  if (format === 'json') {
    const cases = results.map((result) => ({
      id: result.case.id,
      title: result.case.title[language],
      outcome: result.outcome,
      missing: result.missing,
      faults: result.faults.map((fault) => ({ ...fault, message: faultText(fault, language) })),
    }));
    return JSON.stringify({ ...counts, cases }, undefined, 2);
  }
  const strings = CONFORMANCE_STRINGS[language];
  const width = Math.max(...results.map((result) => result.case.id.length));
  const lines = results.flatMap((result) => [
    `${SIGNS[result.outcome]} ${result.case.id.padEnd(width)}  ${result.case.title[language]}`,
    ...result.faults.map((fault) => `    ${faultText(fault, language)}`),
    ...(result.outcome === 'skipped' ? [`    ${skippedText(result, language)}`] : []),
  ]);
  const isClean = counts.passed === counts.total;
  return [...lines, '', formatText(isClean ? strings['all-passed'] : strings.summary, counts)].join('\n');
}

/**
 * Counts how cases ended.
 *
 * @example
 * countsOf(results).failed; // 0
 */
export function countsOf(results: readonly CaseResult[]): Record<'total' | CaseResult['outcome'], number> {
  const count = (wanted: CaseResult['outcome']): number => results.filter(({ outcome }) => outcome === wanted).length;
  return { total: results.length, passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

function faultText({ step, code, path, expected, found }: Fault, language: Locale): string {
  return formatText(CONFORMANCE_STRINGS[language][code], {
    step,
    path,
    expected: quoted(expected),
    found: quoted(found),
  });
}

function skippedText({ missing }: CaseResult, language: Locale): string {
  const strings = CONFORMANCE_STRINGS[language];
  return formatText(strings.skipped, { needs: missing.map((need) => strings[`need-${need}`]).join(', ') });
}

function quoted(value: unknown): string {
  const text = value === undefined ? '' : JSON.stringify(value);
  return text.length <= QUOTE ? text : `${text.slice(0, QUOTE)}…`;
}
