import { readSheet } from 'read-excel-file/universal';

/**
 * Reads the first sheet of a workbook as text. A number keeps all of its digits, and a day is written as `2026-11-21`. Rejects
 * for what is no workbook.
 *
 * @example
 * const rows = await readXlsx(file);
 */
export async function readXlsx(file: Blob): Promise<string[][]> {
  const rows = await readSheet(file, { parseNumber: plainNumber });
  return rows.map((row) => row.map(cellText)).filter((row) => row.some((cell) => cell !== ''));
}

/** A workbook may keep a phone number as `1.3812345678E10`. */
function plainNumber(written: string): string {
  const number = Number(written);
  return /e/i.test(written) && Number.isSafeInteger(number) ? String(number) : written;
}

function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
