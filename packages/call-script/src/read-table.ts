import { csvSlices, encodingOf, type TableSlice } from './read-csv.js';

/** Rows of a workbook that are handed on in one go. */
const ROWS = 2000;

/** What becomes of a file that is read: its rows bit by bit, or why it cannot be read. */
export type TablePiece = TableSlice | { readonly problem: TableProblem };

/** Why a file is no table: an old workbook, nothing in it, or none at all. */
export type TableProblem = 'file-old-workbook' | 'file-empty' | 'file-unreadable';

/** The first bytes of a ZIP archive, which a workbook is, and of the workbooks of before 2007. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads a table from a file, CSV or XLSX, bit by bit. What a file is, its first bytes say, not its name. What reads workbooks is
 * loaded for the first one. Runs in a page and in a worker alike.
 *
 * @example
 * for await (const piece of tablePieces(file, 'zh-CN')) take(piece);
 */
export async function* tablePieces(file: Blob, locale: string): AsyncGenerator<TablePiece> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (startsWith(head, OLD_WORKBOOK)) yield { problem: 'file-old-workbook' };
  else if (startsWith(head, ZIP)) yield* workbookPieces(file);
  else yield* textPieces(new Uint8Array(await file.arrayBuffer()), locale);
}

async function* workbookPieces(file: Blob): AsyncGenerator<TablePiece> {
  const { readXlsx } = await import('./read-xlsx.js');
  const rows = await readXlsx(file).catch(() => undefined);
  if (rows === undefined) yield { problem: 'file-unreadable' };
  else if (rows.length === 0) yield { problem: 'file-empty' };
  for (let from = 0; from < (rows?.length ?? 0); from += ROWS)
    yield { rows: rows?.slice(from, from + ROWS) ?? [], read: Math.min(1, (from + ROWS) / (rows?.length ?? 1)) };
}

function* textPieces(bytes: Uint8Array, locale: string): Generator<TablePiece> {
  const text = new TextDecoder(encodingOf(bytes, locale)).decode(bytes);
  // Pictures and programs are full of NUL; no table is.
  if (text.includes('\0')) yield { problem: 'file-unreadable' };
  else if (text.trim() === '') yield { problem: 'file-empty' };
  else yield* csvSlices(text);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte);
}
