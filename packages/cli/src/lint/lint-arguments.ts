import { parseArgs } from 'node:util';
import { LOCALES, type Locale } from '@callside/core';

export const FORMATS = ['text', 'json', 'github'] as const;

export type Format = (typeof FORMATS)[number];

/** What `callside lint` was asked for. */
export interface LintWish {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly language: Locale;
  /** More warnings than these are a failure; Infinity when not told. */
  readonly maxWarnings: number;
  readonly quiet: boolean;
  readonly published: readonly string[];
}

export type LintArguments =
  { readonly ok: true; readonly wish: LintWish } | { readonly ok: false; readonly reason: string };

export const LINT_HELP = `callside lint: finds what is wrong with definitions

Usage: callside lint [options] <file.json | folder | -> …

Files that are given together are one catalog: what one says of another is checked, too. Of a folder every .json file
below it is read that has a "kind"; - is standard input.

  --format NAME         text (default), json, or github (annotations of a workflow run)
  --language TAG        language of the words: en (default), zh-CN, zh-TW
  --max-warnings N      more warnings than N are a failure
  --quiet               shows errors only; --max-warnings still counts all
  --published PATH      file or folder of definitions as they were published: a change of one of them is an error;
                        may be given several times
  --help                show this text

Ends with 0 when there are no errors, with 1 when there are errors or too many warnings, with 2 when the command is wrong
or a file cannot be read.`;

/**
 * Reads the words after `callside lint`.
 *
 * @example
 * readLintArguments(['--format', 'json', 'definitions']); // { ok: true, wish: { paths: ['definitions'], … } }
 */
export function readLintArguments(args: readonly string[]): LintArguments {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    if (error instanceof TypeError) return wrong(error.message);
    throw error;
  }
  const { values, positionals: paths } = parsed;
  const { format = 'text', language = 'en', 'max-warnings': limit, quiet = false, published = [] } = values;
  if (paths.length === 0) return wrong('Name at least one file or folder.');
  if (!isOneOf(FORMATS, format)) return wrong(`--format is one of ${FORMATS.join(', ')}, not "${format}".`);
  if (!isOneOf(LOCALES, language)) return wrong(`--language is one of ${LOCALES.join(', ')}, not "${language}".`);
  if (limit !== undefined && !/^\d+$/.test(limit)) return wrong(`--max-warnings is a whole number, not "${limit}".`);
  const maxWarnings = limit === undefined ? Infinity : Number(limit);
  return { ok: true, wish: { paths, format, language, maxWarnings, quiet, published } };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      language: { type: 'string' },
      'max-warnings': { type: 'string' },
      quiet: { type: 'boolean' },
      published: { type: 'string', multiple: true },
    },
  });
}

function wrong(reason: string): LintArguments {
  return { ok: false, reason };
}

function isOneOf<T extends string>(words: readonly T[], word: string): word is T {
  return (words as readonly string[]).includes(word);
}
