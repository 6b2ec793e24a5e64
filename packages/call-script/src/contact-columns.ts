import { dialableNumber, type ContactColumn, type ContactRow } from '@callside/core';

/** What a column of a file can be taken for; `keep` goes along as it is, `identity` too and is masked, `skip` stays behind. */
export const COLUMN_PURPOSES = [
  'phone',
  'name',
  'subject',
  'zone',
  'email',
  'address',
  'doNotCall',
  'consent',
  'keep',
  'identity',
  'skip',
] as const;

export type ColumnPurpose = (typeof COLUMN_PURPOSES)[number];

/** One column of a file. */
export interface FileColumn {
  readonly heading: string;
  /** A value of it, to recognise it by. */
  readonly sample: string;
  readonly purpose: ColumnPurpose;
}

/** A file as it was read, with what its columns are taken for. */
export interface ContactFile {
  readonly columns: readonly FileColumn[];
  /** Without the headings. */
  readonly rows: readonly (readonly string[])[];
  /** The number of the first of these rows, as a spreadsheet counts. */
  readonly firstRow: number;
}

/** Headings by what they mean, in the three languages; each pattern is looked for in the heading, the first that fits counts. */
const HEADINGS: readonly (readonly [ColumnPurpose, RegExp])[] = [
  ['doNotCall', /do.?not.?call|dnc|opt.?out|勿[扰擾]|不[要再]*来电|不[要再]*來電|[拒免]打|黑名[单單]/i],
  ['consent', /consent|opt.?in|permission|agreed|同意|授权|授權|许可|許可/i],
  ['identity', /(?:id|identity).?(?:card|number|no\b)|passport|身[份分][证證]|[证證]件|[护護]照/i],
  ['email', /e-?mail|邮箱|郵箱|信箱|电邮|電郵|电子邮件|電子郵件/i],
  ['phone', /phone|mobile|tel|cell|number to call|手机|手機|电话|電話|联系方式|聯絡方式|行[动動]|号码|號碼/i],
  ['zone', /time ?zone|timezone|\btz\b|时区|時區/i],
  ['address', /address|地址|住址/i],
  ['subject', /subject|matter|ticket|case|order|reason|工单|工單|[单單]号|單號|事[项項由]|主题|主旨|案件/i],
  ['name', /name|contact|customer|client|姓名|名称|名稱|客户|客戶|联系人|聯絡人/i],
];

/** Rows that are looked at to tell what a column is. */
const LOOKED_AT = 20;

/**
 * Guesses what the columns of a file are: by their headings, and the number by what it looks like where no heading says so. A
 * first row that has a number in it is no heading.
 *
 * @example
 * contactFile([['姓名', '手机号'], ['陈晓明', '13812345678']]).columns.map(({ purpose }) => purpose); // ['name', 'phone']
 */
export function contactFile(table: readonly (readonly string[])[]): ContactFile {
  const [first = [], ...rest] = table;
  const hasHeadings = !first.some(looksDialable);
  const rows = hasHeadings ? rest : table;
  const looked = rows.slice(0, LOOKED_AT);
  const width = Math.max(first.length, ...looked.map((row) => row.length));
  const taken = new Set<ColumnPurpose>();
  const columns = Array.from({ length: width }, (_each, at): FileColumn => {
    const heading = hasHeadings ? (first[at] ?? '').trim() : '';
    const guess = HEADINGS.find(([purpose, pattern]) => pattern.test(heading) && !taken.has(purpose))?.[0] ?? 'keep';
    if (guess !== 'identity') taken.add(guess);
    const sample = looked.map((row) => row[at] ?? '').find((cell) => cell.trim() !== '') ?? '';
    return { heading: heading === '' ? letterOf(at) : heading, sample, purpose: guess };
  });
  if (taken.has('phone')) return { columns, rows, firstRow: hasHeadings ? 2 : 1 };
  const phone = columns.findIndex(
    (_column, at) => looked.filter((row) => looksDialable(row[at])).length * 2 > looked.length,
  );
  const guessed = columns.map((column, at) => (at === phone ? { ...column, purpose: 'phone' as const } : column));
  return { columns: guessed, rows, firstRow: hasHeadings ? 2 : 1 };
}

/**
 * Takes one column for something else; what can be there only once goes from the column that had it.
 *
 * @example
 * const changed = withPurpose(file, 2, 'phone');
 */
export function withPurpose(file: ContactFile, which: number, purpose: ColumnPurpose): ContactFile {
  const isMany = isKept(purpose) || purpose === 'skip';
  return {
    ...file,
    columns: file.columns.map((column, at) => {
      if (at === which) return { ...column, purpose };
      return !isMany && column.purpose === purpose ? { ...column, purpose: 'keep' } : column;
    }),
  };
}

/**
 * The columns of a file that go along with its contacts.
 *
 * @example
 * keptColumns(file); // [{ id: 'c3', label: 'Order' }]
 */
export function keptColumns({ columns }: ContactFile): readonly ContactColumn[] {
  return columns.flatMap(({ heading, purpose }, at) =>
    isKept(purpose) ? [{ id: columnId(at), label: heading, ...(purpose === 'identity' ? { pii: purpose } : {}) }] : [],
  );
}

/**
 * Some rows of a file as contacts: all of a long one at once would keep the page from answering.
 *
 * @example
 * contactRowsOf(file, 0, 1000);
 */
export function contactRowsOf({ columns, rows, firstRow }: ContactFile, from: number, to: number): ContactRow[] {
  const kept = columns.flatMap(({ purpose }, at) => (isKept(purpose) ? [{ at, id: columnId(at) }] : []));
  const own = columns.flatMap(({ purpose }, at) => (isKept(purpose) || purpose === 'skip' ? [] : [{ at, purpose }]));
  return rows.slice(from, to).map((cells, index): ContactRow => ({
    row: firstRow + from + index,
    ...Object.fromEntries(own.map(({ at, purpose }) => [purpose, cells[at] ?? ''])),
    columns: Object.fromEntries(kept.map(({ at, id }) => [id, cells[at] ?? ''])),
  }));
}

function isKept(purpose: ColumnPurpose): purpose is 'keep' | 'identity' {
  return purpose === 'keep' || purpose === 'identity';
}

function columnId(at: number): string {
  return `c${String(at + 1)}`;
}

/** Long enough to be a number that people are called on, and nothing but that. */
function looksDialable(cell = ''): boolean {
  const number = dialableNumber(cell);
  return number !== undefined && number.length >= 7 && !/^\d{4}-\d\d-\d\d/.test(cell.trim());
}

/** A, B, … Z, AA: what a spreadsheet calls a column. */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : letterOf(Math.floor(at / 26) - 1) + letter;
}
