/** A cell of a table: text, a number, or nothing. */
export type CsvCell = string | number | null | undefined;

/**
 * A table as CSV for a spreadsheet: RFC 4180 with a byte order mark, without which Excel reads Chinese as another encoding. A text
 * that a spreadsheet would run as a formula gets an apostrophe in front, one that begins so after spaces or with a full-width
 * sign too; numbers stay numbers.
 *
 * Source: OWASP ASVS 5.0, 1.2.10 (CSV and formula injection).
 *
 * @example
 * toCsv([['Name', 'Count'], ['=1+1', 2]]); // "\uFEFFName,Count\r\n'=1+1,2\r\n"
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}

/** What begins a formula, a command or another cell, in half and full width. */
const DANGEROUS = /^(?:[\t\r\n]|\s*[=+\-@|%＝＋－＠])/u;

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = DANGEROUS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
