import type { DefinitionRef } from '../definition/definition.js';
import type { DispositionFlag } from '../definition/disposition-set.js';
import type { PII_KINDS, Values } from '../definition/field.js';
import type { MaskedValue } from '../privacy/masked-value.js';
import type { Callback, ContactConsent } from './attempt.js';

/** What a calling list knows of a person. A server gives a mask in place of what a role may see in part. */
export interface ContactPerson {
  readonly name?: string | MaskedValue;
  readonly phone?: string | MaskedValue;
  readonly email?: string | MaskedValue;
  readonly address?: string | MaskedValue;
}

/** One line of a calling list, as it was imported. */
export interface ListedContact {
  readonly customer: ContactPerson;
  /** The customer's IANA zone. */
  readonly zone?: string;
  /** The matter, e.g. the number of a ticket. */
  readonly subject?: string;
  readonly doNotCall?: boolean;
  readonly consents?: readonly ContactConsent[];
  /** What else the file had, by the ids of its columns. */
  readonly columns?: Readonly<Record<string, string | MaskedValue>>;
}

/** A column of the file that has no place of its own in a contact. */
export interface ContactColumn {
  readonly id: string;
  /** Its heading. */
  readonly label: string;
  /** What kind of personal data it holds; absent, it counts as text. */
  readonly pii?: (typeof PII_KINDS)[number];
}

/** Some hundred lines of a calling list: one record, which never changes, so that a long list is few records. */
export interface ContactBatch {
  readonly id: string;
  readonly campaign: string;
  /** Its place in the import, from 0. */
  readonly part: number;
  readonly importedAt: number;
  /** Agent number. */
  readonly importedBy: string;
  readonly columns: readonly ContactColumn[];
  readonly contacts: readonly ListedContact[];
}

/** What happened to a contact: one record each, which never changes, so that two agents cannot overwrite one another. */
export type ContactEvent = ContactEventHead & ContactHappening;

export interface ContactEventHead {
  readonly id: string;
  readonly campaign: string;
  /** The contact's id, see `contactId`. */
  readonly contact: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Agent number. */
  readonly by: string;
}

export type ContactHappening =
  | ContactAttempt
  | { readonly type: 'callback-booked'; readonly callback: Callback }
  | { readonly type: 'callback-dropped' };

/** A dial and what came of it. */
export interface ContactAttempt {
  readonly type: 'attempted';
  readonly set: DefinitionRef;
  /** The disposition's id. */
  readonly outcome: string;
  readonly flags: readonly DispositionFlag[];
  readonly talkMs: number;
  readonly notes?: string;
  readonly values: Values;
  /** The callback that was agreed on; it takes the place of the one before. */
  readonly callback?: Callback;
  readonly callId?: string;
}

/**
 * The id of a line in a batch.
 *
 * @example
 * contactId('7f0c…', 12); // '7f0c…/12'
 */
export function contactId(batch: string, line: number): string {
  return `${batch}/${String(line)}`;
}

/**
 * The batch of a contact and its line there; undefined for what is no contact's id.
 *
 * @example
 * placeOfContact('7f0c…/12'); // { batch: '7f0c…', line: 12 }
 */
export function placeOfContact(id: string): { readonly batch: string; readonly line: number } | undefined {
  const [, batch = '', line = ''] = /^(.+)\/(\d+)$/.exec(id) ?? [];
  return batch === '' ? undefined : { batch, line: Number(line) };
}
