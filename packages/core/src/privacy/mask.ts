import type { PiiKind } from '../definition/field.js';

const DOT = '•';

/**
 * Shows of a personal value only what lets a person recognise it. In a page this is for the eyes; what a role may not see
 * at all, the server must not send.
 *
 * - `name`: the family name of a Chinese name, else the first letter of each part
 * - `phone`: country code and first digits, last four
 * - `email`: first letter and domain
 * - `identity`: first three, last four
 * - `card`: the issuer's six digits and the last four: the most that PCI DSS 3.4.1 lets be displayed
 * - `address`: up to the district, or the words before the first number
 * - `text`: the text with its long numbers and e-mail addresses masked
 *
 * @example
 * maskValue('phone', '13812345678'); // '138••••5678'
 */
export function maskValue(kind: PiiKind, value: string): string {
  return value.trim() === '' ? value : MASKS[kind](value.trim());
}

const MASKS: Readonly<Record<PiiKind, (value: string) => string>> = {
  name: maskName,
  phone: (value) => maskDigits(value, { first: value.startsWith('+') ? 5 : 3, last: 4 }),
  email: maskEmail,
  identity: (value) => maskDigits(value, { first: 3, last: 4 }),
  card: (value) => maskDigits(value, { first: 6, last: 4 }),
  address: maskAddress,
  text: maskText,
};

/** Two-character family names that are common enough to be met. */
const COMPOUND_NAMES = [
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '上官',
  '诸葛',
  '諸葛',
  '夏侯',
  '东方',
  '東方',
  '皇甫',
  '尉迟',
  '尉遲',
  '公孙',
  '公孫',
  '慕容',
  '司徒',
  '令狐',
];

function maskName(name: string): string {
  if (/^\p{Script=Han}+$/u.test(name)) {
    const family =
      COMPOUND_NAMES.find((each) => name.startsWith(each) && name.length > each.length) ?? Array.from(name)[0] ?? '';
    return family + DOT.repeat(Math.max(1, Array.from(name).length - Array.from(family).length));
  }
  return name
    .split(/\s+/)
    .map((part) => `${Array.from(part)[0] ?? ''}${DOT.repeat(2)}`)
    .join(' ');
}

function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? DOT.repeat(4) : `${Array.from(email)[0] ?? ''}${DOT.repeat(3)}${email.slice(at)}`;
}

/** Spaces and dashes go: where they stand can tell what the digits are. Too short a number is masked whole. */
function maskDigits(value: string, { first, last }: { first: number; last: number }): string {
  const signs = Array.from(value.replace(/[\s().-]/g, ''));
  const hidden = signs.length - first - last;
  // Less than three hidden digits could be tried out by hand.
  if (hidden < 3) return DOT.repeat(Math.max(4, signs.length));
  return signs.slice(0, first).join('') + DOT.repeat(hidden) + signs.slice(-last).join('');
}

function maskAddress(address: string): string {
  const [, district] = /^(.*?[区縣县區](?![域]))/u.exec(address) ?? [];
  if (district !== undefined) return district + DOT.repeat(4);
  const [, words = ''] = /^([^\d,，]*)/u.exec(address) ?? [];
  return words.trim() === '' || words.length === address.length ? DOT.repeat(4) : `${words.trimEnd()} ${DOT.repeat(4)}`;
}

/** Seven digits and more, apart by single spaces or dashes: a phone, a card, an identity number. */
const LONG_NUMBER = /\+?\d(?:[\s-]?\d){6,}[\dXx]?/gu;
const EMAIL = /[^\s@<>,;，。；]+@[^\s@<>,;，。；]+/gu;

function maskText(text: string): string {
  return text
    .replace(EMAIL, maskEmail)
    .replace(LONG_NUMBER, (number) => DOT.repeat(number.replace(/[\s-]/g, '').length));
}
