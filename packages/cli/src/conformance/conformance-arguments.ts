import { parseArgs } from 'node:util';
import { LOCALES, type Locale } from '@callside/core';
import type { Backend } from './backend.js';
import { tokenSubject } from './token-subject.js';

export const CONFORMANCE_FORMATS = ['text', 'json'] as const;

export type ConformanceFormat = (typeof CONFORMANCE_FORMATS)[number];

/** What `callside conformance` was asked for. */
export interface ConformanceWish {
  readonly backend: Backend;
  readonly format: ConformanceFormat;
  readonly language: Locale;
  /** Groups or ids of cases; all when there are none. */
  readonly only: readonly string[];
}

export type ConformanceArguments =
  { readonly ok: true; readonly wish: ConformanceWish } | { readonly ok: false; readonly reason: string };

export const CONFORMANCE_HELP = `callside conformance: finds where a backend does not keep to the sync protocol

Usage: callside conformance --url URL --token TOKEN [options]

Sends the requests of every case to a backend and compares what comes back. Use a tenant made for it: the cases leave
records behind. What a case needs and is not given, it is skipped for, and the report says so.

  --url URL                   where the backend is mounted, e.g. https://crm.example.com/callside
  --token TOKEN               bearer token of a user who may create, change and delete calls (and tickets, with --form)
  --second-token TOKEN        of another user of the same tenant
  --person ID                 what the backend calls the user; read from the token where that is a JWT
  --second-person ID          the same of the other user
  --other-tenant-token TOKEN  of a user of another tenant
  --old-cursor TEXT           a cursor that the backend gave before its data was replaced
  --form                      the backend knows the ticket form in conformance/definitions: cases about its rules run, too
  --only NAME                 a group or a case, e.g. order or order.gap; may be given several times
  --format NAME               text (default) or json
  --language TAG              language of the words: en (default), zh-CN, zh-TW
  --help                      show this text

Ends with 0 when every case that ran has passed, with 1 when one has failed, with 2 when the command is wrong or nobody
answers at the address.`;

/**
 * Reads the words after `callside conformance`.
 *
 * @example
 * readConformanceArguments(['--url', 'http://localhost:8787', '--token', token]); // { ok: true, wish: { … } }
 */
export function readConformanceArguments(args: readonly string[]): ConformanceArguments {
  let values: ReturnType<typeof parse>['values'];
  try {
    ({ values } = parse(args));
  } catch (error) {
    if (error instanceof TypeError) return wrong(error.message);
    throw error;
  }
  const { url, token, 'second-token': secondToken, format = 'text', language = 'en', only = [] } = values;
  if (url === undefined || !URL.canParse(url)) return wrong('--url is the address of the backend.');
  if (token === undefined) return wrong('--token is the bearer token of a user.');
  if (!isOneOf(CONFORMANCE_FORMATS, format)) {
    return wrong(`--format is one of ${CONFORMANCE_FORMATS.join(', ')}, not "${format}".`);
  }
  if (!isOneOf(LOCALES, language)) return wrong(`--language is one of ${LOCALES.join(', ')}, not "${language}".`);
  const backend = {
    url: url.replace(/\/$/, ''),
    token,
    secondToken,
    person: values.person ?? tokenSubject(token),
    secondPerson: values['second-person'] ?? tokenSubject(secondToken ?? ''),
    otherTenantToken: values['other-tenant-token'],
    oldCursor: values['old-cursor'],
    hasForm: values.form === true,
  };
  return { ok: true, wish: { backend, format, language, only } };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      url: { type: 'string' },
      token: { type: 'string' },
      'second-token': { type: 'string' },
      person: { type: 'string' },
      'second-person': { type: 'string' },
      'other-tenant-token': { type: 'string' },
      'old-cursor': { type: 'string' },
      form: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      format: { type: 'string' },
      language: { type: 'string' },
    },
  });
}

function wrong(reason: string): ConformanceArguments {
  return { ok: false, reason };
}

function isOneOf<T extends string>(words: readonly T[], word: string): word is T {
  return (words as readonly string[]).includes(word);
}
