import Papa from 'papaparse';

/** Encodings that spreadsheets save tables in. */
export const CSV_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;

export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

/** Rows of a file, and how much of it has been read, from 0 to 1. */
export interface TableSlice {
  readonly rows: readonly (readonly string[])[];
  readonly read: number;
}

/** Characters that are parsed in one go: some milliseconds, also on a slow machine. */
const SLICE = 128 * 1024;

/**
 * The encoding of a table: what its mark says; UTF-8, where its bytes are that; else the one that spreadsheets use in the reader's
 * country: GB18030, which has all of GBK, or Big5.
 *
 * @example
 * encodingOf(new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb]), 'zh-CN'); // 'gb18030'
 */
export function encodingOf(bytes: Uint8Array, locale: string): CsvEncoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  return locale === 'zh-TW' ? 'big5' : 'gb18030';
}

/**
 * Reads a table as CSV, slice by slice, so that whoever reads can do something else in between. Cells may hold line breaks and
 * quotes; commas, semicolons and tabs are told apart by the first slice. Empty rows are left out.
 *
 * @example
 * for (const { rows, read } of csvSlices(text)) show(rows, read);
 */
export function* csvSlices(text: string): Generator<TableSlice> {
  let delimiter = '';
  let size = SLICE;
  for (let from = 0; from < text.length;) {
    const isLast = from + size >= text.length;
    const end = isLast ? text.length : text.lastIndexOf('\n', from + size) + 1;
    const piece = end > from ? text.slice(from, end) : '';
    const { data, errors, meta } = Papa.parse<string[]>(piece, { delimiter, skipEmptyLines: 'greedy' });
    // A line break inside of a cell is no end of a row: the slice ended too soon.
    if (!isLast && (piece === '' || errors.some(({ code }) => code === 'MissingQuotes'))) {
      size *= 2;
      continue;
    }
    delimiter = meta.delimiter;
    size = SLICE;
    from = end;
    yield { rows: data, read: end / text.length };
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
