import { isTypeAmong } from '../definition/media-type.js';
import { issue, type Issue } from '../issue.js';

/** Screenshots, recordings and office papers; nothing that a browser would run. A `*` at the end stands for the rest. */
export const ATTACHMENT_TYPES: readonly string[] = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/heic',
  'audio/*',
  'video/*',
  'application/pdf',
  'text/plain',
  'text/csv',
  'application/zip',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.*',
];

/** The most bytes of a file when nobody says otherwise: its hash is made over the whole, so much memory is needed once. */
export const ATTACHMENT_SIZE = 50_000_000;

export interface AttachmentLimits {
  /** Bytes; 50 MB when absent. The hash is made over the whole, so this much memory is needed once. */
  readonly size?: number;
  /** The media types that may be attached, `image/*` for all of a kind; any when absent. */
  readonly types?: readonly string[];
}

/** What the rules look at in a file. */
export interface FileFacts {
  readonly name: string;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * What keeps a file from being attached: no name, nothing in it, too large, or not of a type that is wanted.
 *
 * @example
 * checkFile({ name: 'a.svg', mime: 'image/svg+xml', size: 9 }, { types: ATTACHMENT_TYPES }); // [{ code: 'not-an-option', … }]
 */
export function checkFile({ name, mime, size }: FileFacts, limits: AttachmentLimits = {}): Issue[] {
  const { size: most = ATTACHMENT_SIZE, types } = limits;
  const issues: Issue[] = [];
  if (name.trim() === '') issues.push(issue('required', ['name']));
  if (size === 0) issues.push(issue('required', ['content']));
  if (size > most) issues.push(issue('too-large', ['content'], { max: most }));
  if (types !== undefined && !isTypeAmong(mime, types)) issues.push(issue('not-an-option', ['mime']));
  return issues;
}

/**
 * A file's name as every system bears it: without folders, without signs that cannot be seen, which could turn the reading
 * direction and so hide what the file is, and at most 255 characters with its ending kept.
 *
 * @example
 * fileName('../a\u202Egnp.exe'); // '.._a_gnp.exe'
 */
export function fileName(name: string): string {
  const signs = Array.from(name.replace(/[\p{C}/\\]/gu, '_').trim());
  if (signs.length <= 255) return signs.join('');
  const ending = /\.[^.]{1,16}$/u.exec(signs.join(''))?.[0] ?? '';
  return signs.slice(0, 255 - Array.from(ending).length).join('') + ending;
}

/** Types that some systems do not tell of a file, by the ending of its name. */
const BY_ENDING: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  log: 'text/plain',
  heic: 'image/heic',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

/**
 * The media type of a file without its parameters; where the system tells none, by the ending of its name.
 *
 * @example
 * mediaType('audio/webm;codecs=opus', 'note.webm'); // 'audio/webm'
 */
export function mediaType(told: string, name: string): string {
  const type = (told.split(';')[0] ?? '').trim().toLowerCase();
  if (type !== '') return type;
  const ending = name.split('.').pop()?.toLowerCase() ?? '';
  return (Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined) ?? 'application/octet-stream';
}
