import { formatText } from '@callside/ui/words.js';
import { parseJson } from '../json/parse-json.js';
import { reportGithub } from '../report/report-github.js';
import { reportJson } from '../report/report-json.js';
import { reportText } from '../report/report-text.js';
import type { Report } from '../report/report.js';
import { REPORT_STRINGS } from '../report/report.strings.js';
import type { Command } from '../run-command.js';
import { EXIT, type Terminal } from '../terminal.js';
import { LINT_HELP, readLintArguments, type Format } from './lint-arguments.js';
import { lintSources } from './lint-sources.js';
import { readSources } from './read-sources.js';

const REPORTERS: Readonly<Record<Format, (report: Report) => string>> = {
  text: reportText,
  json: reportJson,
  github: reportGithub,
};

/** `callside lint`: definitions in, findings out. */
export const lintCommand: Command = {
  summary: 'finds what is wrong with definitions',
  help: LINT_HELP,
  async run(args, terminal) {
    const asked = readLintArguments(args);
    if (!asked.ok) return refuse(`${asked.reason}\nTry callside lint --help.`, terminal);
    const { paths, format, language, maxWarnings, quiet, published } = asked.wish;
    const read = await readSources(paths, terminal.readInput);
    if (!read.ok) return refuse(read.reason, terminal);
    const released = await readPublished(published, terminal);
    if (!released.ok) return refuse(released.reason, terminal);

    const findings = lintSources(read.sources, { published: released.values });
    const errors = findings.filter(({ severity }) => severity === 'error');
    const warnings = findings.length - errors.length;
    const shown = quiet ? errors : findings;
    const counts = { files: read.sources.length, skipped: read.skipped, errors: errors.length, warnings };
    const text = REPORTERS[format]({ ...counts, findings: shown, language });
    if (text !== '') terminal.print(text);
    const tooMany = warnings > maxWarnings;
    if (tooMany) terminal.complain(formatText(REPORT_STRINGS[language]['too-many-warnings'], { maxWarnings }));
    return errors.length > 0 || tooMany ? EXIT.findings : EXIT.clean;
  },
};

type PublishedResult =
  { readonly ok: true; readonly values: readonly unknown[] } | { readonly ok: false; readonly reason: string };

/** What was published is known to be sound, so a file that is no JSON is the wrong file. */
async function readPublished(paths: readonly string[], terminal: Terminal): Promise<PublishedResult> {
  const read = await readSources(paths, terminal.readInput);
  if (!read.ok) return read;
  const values: unknown[] = [];
  for (const { name, text } of read.sources) {
    const result = parseJson(text);
    if (!result.ok) return { ok: false, reason: `Cannot use ${name} as published: it is no JSON.` };
    values.push(result.document.value);
  }
  return { ok: true, values };
}

function refuse(reason: string, terminal: Terminal): number {
  terminal.complain(reason);
  return EXIT.wrongUse;
}
