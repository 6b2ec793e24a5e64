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
  /** Notes what a completed transaction has added to the queue, or taken from it. */
  note(change: QueueState): void;
  forget(): void;
}

/** What waits in the queue, or by how much that has changed. */
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
  /** How this tab has seen it last: of two tabs whose database has gone, the first marks the new one. */
  let seen: Mark | undefined;

  const read = (): Mark | undefined => {
    const text = attempt(() => place?.getItem(key));
    return text ? (JSON.parse(text) as Mark) : undefined;
  };
  const write = (mark: Mark): void => {
    seen = mark;
    attempt(() => place?.setItem(key, JSON.stringify(mark)));
  };

  return {
    async check(store) {
      const known = seen ?? read();
      const found = await store.write(['meta', 'outbox'], async (tx) => {
        const present = (await tx.get('meta', 'birth'))?.value;
        const birth = typeof present === 'string' ? present : randomId();
        if (present === undefined) await tx.put('meta', { v: RECORD_VERSION, name: 'birth', value: birth });
        return { birth, ...(await queueState(tx)) };
      });
      write(found);
      if (known === undefined || known.birth === found.birth) return undefined;
      const { pending, lastSeq } = known;
      return new CallsideError(
        'storage-vanished',
        `The browser has deleted what was stored here: ${pending} saved changes may be missing.`,
        { details: { pending, lastSeq } },
      );
    },
    note({ pending, lastSeq }) {
      if (seen === undefined || (pending === 0 && lastSeq <= seen.lastSeq)) return;
      // Other tabs note theirs in the same place.
      const shared = read();
      const known = shared?.birth === seen.birth ? shared : seen;
      write({
        birth: seen.birth,
        pending: Math.max(known.pending + pending, 0),
        lastSeq: Math.max(known.lastSeq, lastSeq),
      });
    },
    forget() {
      seen = undefined;
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
