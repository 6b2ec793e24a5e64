import { findingText } from './finding-text.js';
import type { Report } from './report.js';

/**
 * Writes findings as workflow commands of GitHub Actions, which shows them at their lines in a pull request.
 *
 * @example
 * reportGithub(report); // '::error file=repair.json,line=12,col=15,title=unknown-step::The step “gret” does not exist.'
 */
export function reportGithub({ findings, language }: Report): string {
  return findings
    .map((found) => {
      const { severity, file, line, column, code } = found;
      const place = `file=${property(file)},line=${String(line)},col=${String(column)},title=${property(code)}`;
      return `::${severity} ${place}::${data(findingText(found, language))}`;
    })
    .join('\n');
}

/** Percent signs and line breaks would end a command or be read as escapes. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
