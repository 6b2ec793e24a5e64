import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { formatPath, lintDefinition, LOCALES, type Issue, type Locale } from '@callside/core';
import { formatText } from '@callside/ui/words.js';
import { parseJson } from '../json/parse-json.js';
import { findingText } from '../report/finding-text.js';
import type { Command } from '../run-command.js';
import { EXIT, type Terminal } from '../terminal.js';
import { IMPORT_STRINGS } from './import.strings.js';
import { scorecardFromConnect } from './scorecard-from-connect.js';

const HELP = `callside import: makes a definition of what another product has

Usage: callside import connect [options] <file.json | ->

connect is an evaluation form of Amazon Connect, as its API describes it. The scorecard goes to standard output; what it
has no place for goes to standard error, and nothing is dropped in silence.

  --language TAG   language of the words: en (default), zh-CN, zh-TW
  --help           show this text

Ends with 0 when all of it was carried over, with 1 when something was left behind, with 2 when the command is wrong or the
file cannot be read.`;

/** `callside import`: what another product has in, a definition out. */
export const importCommand: Command = {
  summary: 'makes a scorecard of an evaluation form of Amazon Connect',
  help: HELP,
  async run(args, terminal) {
    const asked = readArguments(args);
    if (typeof asked === 'string') return refuse(`${asked}\nTry callside import --help.`, terminal);
    const { path, language } = asked;
    const text = await read(path, terminal);
    if (text === undefined) return refuse(`Cannot read ${path}.`, terminal);
    const json = parseJson(text);
    if (!json.ok) return refuse(`${path} is no JSON.`, terminal);
    const imported = scorecardFromConnect(json.document.value);
    if (!imported.ok) {
      for (const each of imported.issues) terminal.complain(lineOf(each, language));
      return EXIT.wrongUse;
    }
    const { scorecard, left } = imported;
    terminal.print(JSON.stringify(scorecard, undefined, 2));
    for (const each of left) terminal.complain(lineOf(each, language));
    // What a form there allowed and a scorecard here does not.
    const findings = lintDefinition(scorecard);
    for (const each of findings) terminal.complain(`${formatPath(each.path)}: ${findingText(each, language)}`);
    return left.length + findings.length > 0 ? EXIT.findings : EXIT.clean;
  },
};

interface Wish {
  readonly path: string;
  readonly language: Locale;
}

function readArguments(args: readonly string[]): Wish | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { language: { type: 'string' } },
      allowPositionals: true,
    });
    const [source, path, ...more] = positionals;
    const language = LOCALES.find((locale) => locale === (values.language ?? 'en'));
    if (source !== 'connect') return 'Say what the file is: connect.';
    if (path === undefined || more.length > 0) return 'Name one file.';
    if (language === undefined) return `--language is one of ${LOCALES.join(', ')}.`;
    return { path, language };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

async function read(path: string, { readInput }: Terminal): Promise<string | undefined> {
  if (path === '-') return readInput();
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

function lineOf({ code, path, params }: Issue, language: Locale): string {
  const words = formatText(IMPORT_STRINGS[language][code as keyof (typeof IMPORT_STRINGS)['en']], params);
  return path.length === 0 ? words : `${formatPath(path)}: ${words}`;
}

function refuse(reason: string, terminal: Terminal): number {
  terminal.complain(reason);
  return EXIT.wrongUse;
}
