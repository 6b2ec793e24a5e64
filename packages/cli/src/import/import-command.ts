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
import { surveyFromSurveyJs } from './survey-from-surveyjs.js';

const HELP = `callside import: makes a definition of what another product has

Usage: callside import connect|surveyjs [options] <file.json | ->

connect is an evaluation form of Amazon Connect, as its API describes it; it becomes a scorecard. surveyjs is a survey as
SurveyJS keeps it; it becomes a survey. The definition goes to standard output; what has no place in it goes to standard
error, and nothing is dropped in silence.

  --language TAG   language of the words: en (default), zh-CN, zh-TW
  --help           show this text

Ends with 0 when all of it was carried over, with 1 when something was left behind, with 2 when the command is wrong or the
file cannot be read.`;

/** What came of a file of another product. */
type Imported =
  | { readonly ok: true; readonly definition: object; readonly left: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A new product is an entry here. */
const SOURCES = {
  connect(value) {
    const imported = scorecardFromConnect(value);
    return imported.ok ? { ...imported, definition: imported.scorecard } : imported;
  },
  surveyjs(value) {
    const imported = surveyFromSurveyJs(value);
    return imported.ok ? { ...imported, definition: imported.survey } : imported;
  },
} as const satisfies Readonly<Record<string, (value: unknown) => Imported>>;

const SOURCE_NAMES = Object.keys(SOURCES) as (keyof typeof SOURCES)[];

/** `callside import`: what another product has in, a definition out. */
export const importCommand: Command = {
  summary: 'makes a scorecard of a form of Amazon Connect, a survey of one of SurveyJS',
  help: HELP,
  async run(args, terminal) {
    const asked = readArguments(args);
    if (typeof asked === 'string') return refuse(`${asked}\nTry callside import --help.`, terminal);
    const { source, path, language } = asked;
    const text = await read(path, terminal);
    if (text === undefined) return refuse(`Cannot read ${path}.`, terminal);
    const json = parseJson(text);
    if (!json.ok) return refuse(`${path} is no JSON.`, terminal);
    const imported = SOURCES[source](json.document.value);
    if (!imported.ok) {
      for (const each of imported.issues) terminal.complain(lineOf(each, language));
      return EXIT.wrongUse;
    }
    const { definition, left } = imported;
    terminal.print(JSON.stringify(definition, undefined, 2));
    for (const each of left) terminal.complain(lineOf(each, language));
    // What was allowed there and is not here.
    const findings = lintDefinition(definition);
    for (const each of findings) terminal.complain(`${formatPath(each.path)}: ${findingText(each, language)}`);
    return left.length + findings.length > 0 ? EXIT.findings : EXIT.clean;
  },
};

interface Wish {
  readonly source: keyof typeof SOURCES;
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
    const [product, path, ...more] = positionals;
    const source = SOURCE_NAMES.find((name) => name === product);
    const language = LOCALES.find((locale) => locale === (values.language ?? 'en'));
    if (source === undefined) return `Say what the file is: ${SOURCE_NAMES.join(', ')}.`;
    if (path === undefined || more.length > 0) return 'Name one file.';
    if (language === undefined) return `--language is one of ${LOCALES.join(', ')}.`;
    return { source, path, language };
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
