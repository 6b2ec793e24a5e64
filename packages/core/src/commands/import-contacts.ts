import type { Issue } from '../issue.js';
import { checkContacts, comparableNumber, type ContactRow } from '../outbound/check-contacts.js';
import type { ContactBatch, ContactColumn, ListedContact } from '../outbound/contact.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';
import { batchesOf } from './contacts.js';

export interface ContactImport {
  readonly campaign: string;
  readonly rows: readonly ContactRow[];
  /** The columns that `columns` of the rows speak of. */
  readonly columns?: readonly ContactColumn[];
  /** The zone of those of whom the file says none. */
  readonly zone?: string;
  /** The kind of consent that `consent` of the rows speaks of, as an outbound policy names it; absent, it is not looked at. */
  readonly consentKind?: string;
  /** Hears how many rows are done, after each transaction. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the import after the transaction that runs; what was stored stays. */
  readonly signal?: AbortSignal;
}

/** What came of an import. */
export interface ImportReport {
  readonly taken: number;
  /** Why the other rows were not taken, at `[row, field]`. */
  readonly refused: readonly Issue[];
  /** Rows that were looked at: fewer than were given, if the import was cancelled. */
  readonly rows: number;
}

/** Rows that are checked and stored in one transaction. */
const ROWS_AT_ONCE = 1000;

/** Contacts in one record, and characters of JSON: several records fit into one push. */
const MOST_CONTACTS = 200;
const MOST_CHARACTERS = 30_000;

/**
 * Stores the rows of a file as contacts of a campaign: batch by batch, each transaction with its outbox entries, so that a page
 * that is closed half-way has lost nothing of what was stored. Importing the file again adds only what is missing. Rows with a
 * number that the campaign has already, or that cannot be dialled, are refused with the reason.
 *
 * A hundred thousand rows become some hundred records, and as many entries of the outbox, instead of a hundred thousand.
 *
 * @example
 * const { taken, refused } = await desk.run(importContacts, { campaign: 'autumn', rows });
 */
export async function importContacts(context: CommandContext, input: ContactImport): Promise<ImportReport> {
  const { campaign, rows, columns = [], zone, consentKind, onProgress, signal } = input;
  const known = await knownNumbers(context, campaign);
  const importedAt = context.clock.now();
  const refused: Issue[] = [];
  const options = {
    known,
    ...(zone === undefined ? {} : { zone }),
    ...(consentKind === undefined ? {} : { consent: { kind: consentKind, at: importedAt } }),
  };
  let [taken, part, done] = [0, 0, 0];
  while (done < rows.length && signal?.aborted !== true) {
    const slice = rows.slice(done, done + ROWS_AT_ONCE);
    const checked = checkContacts(slice, options);
    const batches = batchesFrom(checked.taken).map((contacts): Omit<ContactBatch, 'id'> => {
      const head = { campaign, importedAt, importedBy: context.agent.id, columns };
      return { ...head, part: part++, contacts };
    });
    if (batches.length > 0) await store(context, batches);
    taken += checked.taken.length;
    refused.push(...checked.refused);
    done += slice.length;
    onProgress?.(done, rows.length);
  }
  return { taken, refused, rows: done };
}

/**
 * Reads the numbers that a campaign has, for `checkContacts`. Numbers that the server has masked cannot be told apart and are
 * not among them.
 *
 * @example
 * const { refused } = checkContacts(rows, { known: await desk.run(readNumbers, { campaign: 'autumn' }) });
 */
export async function readNumbers(
  { store: records }: CommandContext,
  { campaign }: { readonly campaign: string },
): Promise<Map<string, number | undefined>> {
  const batches = await records.read(['entities'], (tx) => batchesOf(tx, campaign));
  const phones = batches.flatMap(({ contacts }) => contacts.map(({ customer }) => customer.phone));
  return new Map(
    phones.filter((phone) => typeof phone === 'string').map((phone) => [comparableNumber(phone), undefined]),
  );
}

const knownNumbers = (context: CommandContext, campaign: string): Promise<Map<string, number | undefined>> =>
  readNumbers(context, { campaign });

async function store(context: CommandContext, batches: readonly Omit<ContactBatch, 'id'>[]): Promise<void> {
  await context.store.write(APPEND_STORES, async (tx) => {
    for (const batch of batches) {
      const head = { ...stamp(context), type: 'contact-batch', entityId: context.newId() } as const;
      await appendMutation(tx, { ...head, op: 'create', set: batch });
    }
  });
}

function batchesFrom(contacts: readonly ListedContact[]): ListedContact[][] {
  const batches: ListedContact[][] = [];
  let size = Infinity;
  for (const contact of contacts) {
    const length = JSON.stringify(contact).length;
    const last = batches.at(-1);
    if (last === undefined || last.length >= MOST_CONTACTS || size + length > MOST_CHARACTERS) {
      batches.push([contact]);
      size = length;
    } else {
      last.push(contact);
      size += length;
    }
  }
  return batches;
}
