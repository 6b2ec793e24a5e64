import { zoneClock } from '../definition/zone-clock.js';
import { issue, type Issue } from '../issue.js';
import { hasCardNumber } from '../privacy/card-number.js';
import type { ContactConsent } from './attempt.js';
import type { ListedContact } from './contact.js';
import { readConsent } from './read-consent.js';

/** One line of a file with what its columns are taken for. All of it is text as it stands in the file. */
export interface ContactRow {
  /** Its number in the file, as a spreadsheet counts: the first line is 1. */
  readonly row: number;
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly zone?: string;
  readonly subject?: string;
  /** Anything but nothing, a zero or a no means yes. */
  readonly doNotCall?: string;
  /** Since when the person may be called, or whether; see `readConsent`. */
  readonly consent?: string;
  readonly columns?: Readonly<Record<string, string>>;
}

export interface ContactCheckOptions {
  /** Numbers that are on the list already, as `comparableNumber` gives them; numbers that are taken are added to it. */
  readonly known: Map<string, number | undefined>;
  /** The zone of those of whom the file says none. */
  readonly zone?: string;
  /** What `consent` of the rows consents to, as an outbound policy names it, and since when a mere yes stands (epoch ms). */
  readonly consent?: { readonly kind: string; readonly at: number };
}

export interface CheckedContacts {
  readonly taken: readonly ListedContact[];
  /** Why the others are not, at `[row, field]`. */
  readonly refused: readonly Issue[];
}

/** Most characters of all that one line holds. */
const LONGEST = 4000;

/**
 * Checks lines of a file before they become contacts: a number that can be dialled and is not there twice, a zone that exists,
 * no card number anywhere. A number that a spreadsheet has rounded (`1.38E+10`) has lost its digits and is named as such.
 *
 * @example
 * checkContacts([{ row: 2, phone: '138 1234 5678' }], { known: new Map() }).taken; // [{ customer: { phone: '13812345678' } }]
 */
export function checkContacts(
  rows: readonly ContactRow[],
  { known, zone, consent }: ContactCheckOptions,
): CheckedContacts {
  const taken: ListedContact[] = [];
  const refused: Issue[] = [];
  for (const row of rows) {
    const since =
      consent === undefined ? false : readConsent(row.consent ?? '', { ...zoneOf(row, zone), at: consent.at });
    const found = checkRow(row, { known, since });
    if (found === undefined) taken.push(contactOf(row, zone, consentsOf(consent?.kind, since)));
    else refused.push(found);
  }
  return { taken, refused };
}

/**
 * A number as it is dialled: without what people put in to read it, full-width digits as plain ones. Undefined for what is no
 * number: fewer than three digits, or more than E.164 allows (15).
 *
 * @example
 * dialableNumber('（021）6234-5678'); // '02162345678'
 */
export function dialableNumber(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^tel:/i, '')
    .replace(/[\s().\p{Pd}/]/gu, '');
  return /^\+?\d{3,15}$/.test(text) ? text : undefined;
}

/**
 * The number that tells contacts apart: mainland China's own numbers are the same with the country's code and without.
 *
 * @example
 * comparableNumber('+8613812345678'); // '13812345678'
 */
export function comparableNumber(number: string): string {
  return number.replace(/^(?:\+|00)/, '').replace(/^86(?=1\d{10}$|0\d{9,11}$)/, '');
}

/** What a spreadsheet makes of a long number when its column is too narrow, or when it saves a table as text. */
const ROUNDED = /^[+-]?\d+(?:[.,]\d+)?E\+?\d+$/i;

interface RowFacts {
  readonly known: Map<string, number | undefined>;
  /** Since when there is consent; undefined for what cannot be read as one. */
  readonly since: number | false | undefined;
}

function checkRow(row: ContactRow, { known, since }: RowFacts): Issue | undefined {
  const { row: line, phone = '', zone = '', columns = {} } = row;
  const at = (field: string): (string | number)[] => [line, field];
  if (phone.trim() === '') return issue('required', at('phone'));
  if (ROUNDED.test(phone.trim())) return issue('phone-rounded', at('phone'));
  const number = dialableNumber(phone);
  if (number === undefined) return issue('phone-malformed', at('phone'));
  if (zone.trim() !== '' && zoneClock(zone.trim()) === undefined)
    return issue('unknown-zone', at('zone'), { zone: zone.trim() });
  if (since === undefined) return issue('consent-unreadable', at('consent'));
  const texts = [row.name, row.email, row.address, row.subject, ...Object.values(columns)];
  if (texts.some((text) => text !== undefined && hasCardNumber(text))) return issue('card-number', at('columns'));
  if (texts.reduce((sum, text = '') => sum + text.length, 0) > LONGEST)
    return issue('too-long', at('columns'), { max: LONGEST });
  const key = comparableNumber(number);
  if (known.has(key)) {
    const first = known.get(key);
    return first === undefined
      ? issue('duplicate-in-list', at('phone'))
      : issue('duplicate-in-file', at('phone'), { row: first });
  }
  known.set(key, line);
  return undefined;
}

function contactOf(row: ContactRow, usual: string | undefined, consents: readonly ContactConsent[]): ListedContact {
  const { phone = '', doNotCall = '', columns = {} } = row;
  const customer = {
    phone: dialableNumber(phone) ?? '',
    ...filled({ name: row.name, email: row.email, address: row.address }),
  };
  const others = filled(columns);
  return {
    customer,
    ...filled({ zone: row.zone ?? usual, subject: row.subject }),
    ...(isYes(doNotCall) ? { doNotCall: true } : {}),
    ...(consents.length === 0 ? {} : { consents }),
    ...(Object.keys(others).length === 0 ? {} : { columns: others }),
  };
}

function zoneOf({ zone = '' }: ContactRow, usual: string | undefined): { zone?: string } {
  const own = zone.trim();
  if (own !== '') return { zone: own };
  return usual === undefined ? {} : { zone: usual };
}

function consentsOf(kind: string | undefined, since: number | false | undefined): readonly ContactConsent[] {
  return kind === undefined || typeof since !== 'number' ? [] : [{ kind, at: since }];
}

/** What PostgreSQL cannot store: NUL, and halves of surrogate pairs. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

function filled(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts)
      .map(([name, text = '']) => [name, text.replace(UNSTORABLE, '').trim()] as const)
      .filter(([, text]) => text !== ''),
  );
}

function isYes(text: string): boolean {
  return !['', '0', 'no', 'n', 'false', '否', '不是', '无', '無'].includes(text.trim().toLowerCase());
}
