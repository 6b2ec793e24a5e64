import { checkFile, type Field, type FileReference, type FoundFile, type Issue, type Locale } from '@callside/core';
import { issueText, formatText } from '@callside/ui';
import { FILE_FIELD_STRINGS } from './file-field.strings.js';
import { sizeText } from './ticket-attachments.model.js';

/** What a definition says of the files that a field takes. */
export type FileBounds = Pick<Field, 'min' | 'max' | 'accept' | 'maxSize'>;

/**
 * The most files that a field takes.
 *
 * @example
 * mostFiles({ max: 3 }); // 3
 */
export function mostFiles({ max }: FileBounds): number {
  return typeof max === 'number' ? max : Infinity;
}

/**
 * What keeps one more file from being taken by a field that holds so many.
 *
 * @example
 * refusalOf({ name: 'a.gif', type: 'image/gif', size: 9 }, { max: 1 }, 1)?.code; // 'too-many-files'
 */
export function refusalOf(
  { name, type, size }: Omit<FileReference, 'id'>,
  bounds: FileBounds,
  held: number,
): Issue | undefined {
  const { accept, maxSize } = bounds;
  const limits = { ...(accept && { types: accept }), ...(maxSize !== undefined && { size: maxSize }) };
  const found = checkFile({ name, mime: type, size }, limits);
  const max = mostFiles(bounds);
  if (found.length === 0 && held >= max)
    return { code: 'too-many-files', severity: 'error', path: [], params: { max } };
  // A type that is never taken is the better reason: a smaller file would not help.
  return found.find(({ code }) => code === 'not-an-option') ?? found[0];
}

/**
 * The files that a field names, as they are found; one that is not here stands with what the record says of it.
 *
 * @example
 * filesShown([{ id: 'a7', name: 'a.txt', type: 'text/plain', size: 3 }], [])[0]?.state; // 'elsewhere'
 */
export function filesShown(named: readonly FileReference[], found: readonly FoundFile[]): readonly FoundFile[] {
  return named.map(
    ({ id, name, type: mime, size }) =>
      found.find((file) => file.id === id) ?? { id, name, mime, size, state: 'elsewhere', sent: 0, isHere: false },
  );
}

/**
 * What may be added, in a few words: types, size, how many.
 *
 * @example
 * boundsText({ accept: ['image/*'], maxSize: 5_000_000, max: 3 }, 'en'); // 'Pictures · up to 5 MB each · up to 3 files'
 */
export function boundsText(bounds: FileBounds, locale: Locale): string {
  const { accept = [], maxSize } = bounds;
  const strings = FILE_FIELD_STRINGS[locale];
  const list = new Intl.ListFormat(locale, { type: 'disjunction', style: 'short' });
  const types = [...new Set(accept.map((type) => typeText(type, locale)))];
  const size = maxSize === undefined ? '' : formatText(strings.size, { size: sizeText(maxSize, locale) });
  const text = [list.format(types), size, countText(bounds, locale)].filter((part) => part !== '').join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * The words for a finding on a field for files; those of other values for the rest.
 *
 * @example
 * fileIssueText(issue('required', ['damage']), 'en'); // 'Add a file.'
 */
export function fileIssueText(issue: Issue, locale: Locale): string {
  const strings: Readonly<Record<string, string>> = FILE_FIELD_STRINGS[locale];
  const { code, params } = issue;
  if (!Object.hasOwn(strings, code)) return issueText(issue, locale);
  const max = params['max'];
  const shown = code === 'file-too-large' && typeof max === 'number' ? { max: sizeText(max, locale) } : params;
  return formatText(strings[code] ?? code, shown);
}

function countText({ min, max }: FileBounds, locale: Locale): string {
  const strings = FILE_FIELD_STRINGS[locale];
  const least = typeof min === 'number' && min > 1 ? min : 0;
  if (max === 1) return strings.one;
  if (typeof max !== 'number') return least === 0 ? '' : formatText(strings.atLeast, { min: least });
  return formatText(least === 0 ? strings.atMost : strings.between, { min: least, max });
}

function typeText(type: string, locale: Locale): string {
  const { pictures, sound, video, office, text } = FILE_FIELD_STRINGS[locale];
  if (/officedocument|ms-excel|msword/.test(type)) return office;
  const known = new Map([
    ['image/*', pictures],
    ['audio/*', sound],
    ['video/*', video],
    ['text/plain', text],
  ]);
  const [, name = type] = type.split('/');
  return known.get(type) ?? name.replace(/^x-|^vnd\.|\+.*$/g, '').toUpperCase();
}
