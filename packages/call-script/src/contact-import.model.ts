import {
  checkContacts,
  maskValue,
  readNumbers,
  type ContactRow,
  type CsvCell,
  type Desk,
  type Issue,
  type Locale,
} from '@callside/core';
import { outboundIssueText } from '@callside/ui';
import { contactRowsOf, type ContactFile, type FileColumn } from './contact-columns.js';
import { CONTACT_IMPORT_STRINGS } from './contact-import.strings.js';

/** Rows that are checked in one go: some milliseconds. */
const ROWS_AT_ONCE = 1000;

/** What an import would come to. */
export interface CheckedFile {
  readonly rows: readonly ContactRow[];
  readonly taken: number;
  readonly refused: readonly Issue[];
}

export interface FileCheck {
  readonly desk: Pick<Desk, 'run'>;
  readonly campaign: string;
  readonly zone: string;
  readonly consentKind: string;
  readonly signal: AbortSignal;
  /** Hears how much is checked, from 0 to 1. */
  readonly onProgress: (done: number) => void;
}

/**
 * Checks a file against itself and the list, with a pause after every thousand rows. Undefined when it was aborted.
 *
 * @example
 * const checked = await checkFile(file, { desk, campaign: 'autumn', zone, signal, onProgress });
 */
export async function checkFile(
  file: ContactFile,
  { desk, campaign, zone, consentKind, signal, onProgress }: FileCheck,
): Promise<CheckedFile | undefined> {
  const known = await desk.run(readNumbers, { campaign });
  // Since when a mere yes stands is said when it is stored.
  const options = { known, zone, consent: { kind: consentKind, at: 0 } };
  const rows: ContactRow[] = [];
  const refused: Issue[] = [];
  let taken = 0;
  for (let from = 0; from < file.rows.length; from += ROWS_AT_ONCE) {
    if (signal.aborted) return undefined;
    const slice = contactRowsOf(file, from, from + ROWS_AT_ONCE);
    const checked = checkContacts(slice, options);
    rows.push(...slice);
    taken += checked.taken.length;
    refused.push(...checked.refused);
    onProgress(rows.length / file.rows.length);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return signal.aborted ? undefined : { rows, taken, refused };
}

/**
 * Why a row is not taken, with its number.
 *
 * @example
 * refusalOf(issue, 'en'); // { row: 12, reason: 'This number is on the list already.' }
 */
export function refusalOf(found: Issue, locale: Locale): { readonly row: string; readonly reason: string } {
  return { row: String(found.path[0] ?? ''), reason: outboundIssueText(found, locale) };
}

/**
 * The rows that are not taken as a table.
 *
 * @example
 * toCsv(refusedTable(report.refused, 'en'));
 */
export function refusedTable(refused: readonly Issue[], locale: Locale): CsvCell[][] {
  const strings = CONTACT_IMPORT_STRINGS[locale];
  const lines = refused.map((each) => {
    const { row, reason } = refusalOf(each, locale);
    return [Number(row), reason];
  });
  return [[strings.row, strings.reason], ...lines];
}

/**
 * A value of a column, to recognise it by: what is personal is shown in part.
 *
 * @example
 * sampleOf({ heading: 'Phone', sample: '13812345678', purpose: 'phone' }); // '138••••5678'
 */
export function sampleOf({ sample, purpose }: FileColumn): string {
  const kinds: Partial<Record<typeof purpose, Parameters<typeof maskValue>[0]>> = {
    phone: 'phone',
    email: 'email',
    address: 'address',
    identity: 'identity',
    keep: 'text',
    skip: 'text',
  };
  const kind = kinds[purpose];
  return kind === undefined ? sample : maskValue(kind, sample);
}
