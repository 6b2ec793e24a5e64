import { CallsideError } from '../errors.js';
import { randomId } from '../ids.js';
import { RECORD_VERSION } from './schema.js';
import type { ReadTx, Store } from './store.js';

/** Where the mark outside the database is kept: a browser that deletes the one may leave the other. */
export type MarkPlace = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What is known of a database without opening it. */
interface Mark {
  /** Also in the database's `meta`: another one there is another database. */
  readonly birth: string;
  /** Changes that waited for the server. */
  readonly pending: number;
  /** The highest number that the queue had given. */
  readonly lastSeq: number;
}

/** Tells whether a database is still the one that it was. */
export interface BirthMark {
  /** Compares, and marks what is new. The error says that there was another one, and how much of it had not been sent. */
  check(store: Store): Promise<CallsideError | undefined>;
  /** Notes how much waits, after a transaction that may have changed that. */
  note(queue: QueueState): void;
  forget(): void;
}

/** What waits in the queue. */
export interface QueueState {
  readonly pending: number;
  readonly lastSeq: number;
}

/**
 * Looks after the mark of one database under a name of its own. A browser without such a place, or that refuses it, goes
 * without a mark: a deleted database is then taken for a new one.
 *
 * @example
 * const mark = createBirthMark('callside.acme.38803e0c367d5b2f', localStorage);
 */
export function createBirthMark(name: string, place: MarkPlace | undefined): BirthMark {
  const key = `${name}.mark`;
  let birth: string | undefined;
  let noted = '';

  const read = (): Mark | undefined => {
    const text = attempt(() => place?.getItem(key));
    return text ? (JSON.parse(text) as Mark) : undefined;
  };
  const write = (mark: Mark): void => {
    const text = JSON.stringify(mark);
    if (text === noted) return;
    noted = text;
    attempt(() => place?.setItem(key, text));
  };

  return {
    async check(store) {
      const known = read();
      const found = await store.write(['meta', 'outbox'], async (tx) => {
        const present = (await tx.get('meta', 'birth'))?.value;
        const value = typeof present === 'string' ? present : randomId();
        if (present === undefined) await tx.put('meta', { v: RECORD_VERSION, name: 'birth', value });
        return { birth: value, queue: await queueState(tx) };
      });
      birth = found.birth;
      write({ birth, ...found.queue });
      if (known === undefined || known.birth === birth) return undefined;
      const { pending, lastSeq } = known;
      return new CallsideError(
        'storage-vanished',
        `The browser has deleted what was stored here: ${pending} saved changes may be missing.`,
        { details: { pending, lastSeq } },
      );
    },
    note(queue) {
      if (birth !== undefined) write({ birth, ...queue });
    },
    forget() {
      noted = '';
      attempt(() => place?.removeItem(key));
    },
  };
}

async function queueState(tx: ReadTx): Promise<QueueState> {
  const waiting = await tx.getAll('outbox');
  return { pending: waiting.length, lastSeq: waiting.at(-1)?.seq ?? 0 };
}

/** The place may be full, or refused to this page: the mark is a help, not a promise. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
