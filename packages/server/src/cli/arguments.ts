import { parseArgs } from 'node:util';

export const HELP = `callside-server: sync and survey links for Callside, on PostgreSQL

Usage: callside-server [options]
       callside-server new-epoch [--data DIR | --database-url URL]

  --port NUMBER         port to listen on (default: 8787; also the environment's PORT)
  --host NAME           address to listen on (default: 127.0.0.1)
  --data DIR            folder of the built-in database (default: ./.callside-data)
  --database-url URL    use this PostgreSQL instead of the built-in database
  --secret TEXT         key of the tokens, HS256, at least 32 bytes (better: the environment's CALLSIDE_SECRET,
                        which other users of the machine cannot read)
  --definitions DIR     folder of definitions, one per .json file
  --survey-assets DIR   folder that holds the survey page's script, survey-page.js
  --uploads PLACE       where files that people attach go: a folder (default: ./.callside-uploads), or s3://BUCKET, for which
                        @tus/s3-store must be installed and AWS_REGION and keys be set
  --survey-files        customers may answer with files, in surveys that ask for them
  --upload-mb NUMBER    largest file in MiB (default: 100)
  --upload-types LIST   media types that may be attached, with commas, e.g. image/png,audio/*
  --keep-days NUMBER    days that deletions and answers are remembered (default: 90): whoever is away for longer pulls
                        everything anew
  --cors-origin LIST    origins of pages elsewhere that may use the API, with commas, e.g. https://crm.example.com
  --rate NUMBER         requests that one person may make in a minute (default: 3000)
  --trust-proxy LIST    addresses or networks of proxies whose X-Forwarded-For is believed, with commas
  --dev                 use a development key that everybody knows: for trying out only
  --help                show this text

new-epoch is for after a backup was restored, before clients come back: they then send again what the backup may lack.

The built-in database (PGlite) flushes every commit to the disk before it answers. It belongs to one process: for more than
one server, or for standby and point-in-time recovery, use PostgreSQL.
`;

/** Everybody knows it: whoever uses it has no secret. */
const DEVELOPMENT_SECRET = 'callside development key: everybody knows it';

/** Options that count something. */
const COUNTS = ['keep-days', 'upload-mb', 'rate'] as const;

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly reason: string }
  | { readonly kind: 'new-epoch'; readonly place: Place }
  | { readonly kind: 'serve'; readonly settings: Settings };

/** Where the data is. */
export interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}

export interface Settings extends Place {
  readonly port: number;
  readonly host: string;
  readonly keepDays: number | undefined;
  readonly corsOrigins: readonly string[] | undefined;
  readonly rate: number | undefined;
  readonly uploads: string;
  readonly surveyFiles: boolean;
  readonly uploadMb: number | undefined;
  readonly uploadTypes: readonly string[] | undefined;
  readonly secret: string;
  readonly isDevelopment: boolean;
  readonly definitionsDir: string | undefined;
  readonly surveyAssetsDir: string | undefined;
  readonly trustProxy: readonly string[] | undefined;
}

/**
 * Reads the command line and the environment.
 *
 * @example
 * readCommand(['--port', '9000', '--dev'], {}); // { kind: 'serve', settings: { port: 9000, … } }
 */
export function readCommand(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Command {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'wrong', reason: error.message };
    throw error;
  }
  const { values, positionals } = parsed;
  if (values.help === true) return { kind: 'help' };
  const place = { dataDir: values.data ?? '.callside-data', databaseUrl: values['database-url'] };
  const [word, ...more] = positionals;
  if (word === 'new-epoch' && more.length === 0) return { kind: 'new-epoch', place };
  if (word !== undefined) return { kind: 'wrong', reason: `There is no command "${positionals.join(' ')}".` };
  const isDevelopment = values.dev === true;
  const secret = values.secret ?? env.CALLSIDE_SECRET ?? (isDevelopment ? DEVELOPMENT_SECRET : undefined);
  if (secret === undefined)
    return { kind: 'wrong', reason: 'A key is needed: set CALLSIDE_SECRET, or --dev to try out.' };
  const port = Number(values.port ?? env.PORT ?? 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return { kind: 'wrong', reason: 'The port is a number up to 65535.' };
  const wrong = COUNTS.find((name) => values[name] !== undefined && !/^[1-9]\d{0,8}$/.test(values[name]));
  if (wrong !== undefined) return { kind: 'wrong', reason: `--${wrong} is a whole number from 1.` };
  return {
    kind: 'serve',
    settings: {
      ...place,
      keepDays: numberOf(values['keep-days']),
      corsOrigins: values['cors-origin']?.split(','),
      rate: numberOf(values.rate),
      uploads: values.uploads ?? '.callside-uploads',
      surveyFiles: values['survey-files'] === true,
      uploadMb: numberOf(values['upload-mb']),
      uploadTypes: values['upload-types']?.split(','),
      port,
      host: values.host ?? '127.0.0.1',
      secret,
      isDevelopment: secret === DEVELOPMENT_SECRET,
      definitionsDir: values.definitions,
      surveyAssetsDir: values['survey-assets'],
      trustProxy: values['trust-proxy']?.split(','),
    },
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      'database-url': { type: 'string' },
      secret: { type: 'string' },
      definitions: { type: 'string' },
      'survey-assets': { type: 'string' },
      'keep-days': { type: 'string' },
      'cors-origin': { type: 'string' },
      rate: { type: 'string' },
      uploads: { type: 'string' },
      'survey-files': { type: 'boolean' },
      'upload-mb': { type: 'string' },
      'upload-types': { type: 'string' },
      'trust-proxy': { type: 'string' },
      dev: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
}
