const encoder = new TextEncoder();

/** An .xlsx file with one sheet of these cells: numbers as numbers, in whatever way they are written here, texts inline. */
export function workbook(rows: readonly (readonly (string | { readonly number: string })[])[]): Blob {
  const cells = (row: (typeof rows)[number], line: number): string =>
    row.map((cell, at) => cellXml(cell, `${String.fromCharCode(65 + at)}${String(line + 1)}`)).join('');
  const data = rows.map((row, line) => `<row r="${String(line + 1)}">${cells(row, line)}</row>`).join('');
  return zip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
  });
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function cellXml(cell: string | { readonly number: string }, place: string): string {
  return typeof cell === 'string'
    ? `<c r="${place}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`
    : `<c r="${place}"><v>${cell.number}</v></c>`;
}

/** A ZIP archive whose files are stored as they are. */
function zip(files: Readonly<Record<string, string>>): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, bytes] = [encoder.encode(name), encoder.encode(text)];
    const shared = [...u16(20, 0, 0, 0, 0), ...u32(crc32(bytes), bytes.length, bytes.length), ...u16(path.length, 0)];
    const head = new Uint8Array([...u32(0x04034b50), ...shared, ...path]);
    directory.push(
      new Uint8Array([...u32(0x02014b50), ...u16(20), ...shared, ...u16(0, 0, 0), ...u32(0, offset), ...path]),
    );
    parts.push(head, bytes);
    offset += head.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = directory.length;
  const end = new Uint8Array([...u32(0x06054b50), ...u16(0, 0, count, count), ...u32(size, offset), ...u16(0)]);
  return new Blob([...parts, ...directory, end]);
}

function u16(...numbers: readonly number[]): number[] {
  return numbers.flatMap((number) => [number & 255, (number >> 8) & 255]);
}

function u32(...numbers: readonly number[]): number[] {
  return numbers.flatMap((number) => [0, 8, 16, 24].map((shift) => (number >>> shift) & 255));
}

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
