import { openMemoryStore, type Store } from '@callside/core';
import { ManualClock } from '@callside/core/testing.js';
import { expect } from 'chai';
import type { SendOutcome } from '../../../packages/core/src/sync/send-file.js';
import { createSurveyFileSender, type SurveyFileSender } from '../../../packages/core/src/sync/survey-file-sender.js';
import { Telling } from './telling.js';

type Sent = SendOutcome | ((signal: AbortSignal) => Promise<SendOutcome>);

/** The sender of files over a store, with what is due and how each ends in the hands of a test. */
export class FileSending extends Telling {
  readonly clock = new ManualClock();
  readonly sends: string[] = [];
  readonly problems: unknown[] = [];
  due: readonly string[] = [];
  /** How each file ends, one after the other; what comes behind arrives. */
  outcomes: Sent[] = [];
  readonly store: Store;
  readonly sender: SurveyFileSender;
  readonly #name = crypto.randomUUID();

  constructor(store: Store) {
    super();
    this.store = store;
    this.sender = this.join();
  }

  static async open(): Promise<FileSending> {
    return new FileSending(await openMemoryStore()({ tenant: 'acme', user: 'secret' }));
  }

  /** Another tab over the same store. */
  join(): SurveyFileSender {
    const { store, clock } = this;
    return createSurveyFileSender({
      ...{ store, clock, random: () => 0.5, name: this.#name },
      due: () => Promise.resolve(this.due),
      send: async (id, signal) => {
        this.sends.push(id);
        const sent = this.outcomes.shift() ?? 'done';
        this.tell();
        const outcome = typeof sent === 'string' ? sent : await sent(signal);
        if (outcome === 'done') this.due = this.due.filter((each) => each !== id);
        return outcome;
      },
      onProblem: (problem) => {
        this.problems.push(problem);
        this.tell();
      },
    });
  }

  readonly untilAborted = (signal: AbortSignal): Promise<SendOutcome> =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });

  async settleAnswer(): Promise<void> {
    const row = { v: 2, key: 'survey-response/r', type: 'survey-response', id: 'r', doc: {}, base: {} } as const;
    await this.store.write(['entities'], (tx) =>
      tx.put('entities', { ...row, rev: 0, entitySeq: 0, pending: 0, deleted: false }),
    );
  }

  async writeOfFile(): Promise<void> {
    const facts = { name: 'a.png', mime: 'image/png', size: 1, sha256: '', chunks: 1 } as const;
    await this.store.write(['attachments'], (tx) =>
      tx.put('attachments', { v: 2, id: 'a', ...facts, state: 'uploading', sent: 0, at: 0 }),
    );
  }

  /** Waits until these were sent; that no others were. */
  async sent(...ids: readonly string[]): Promise<void> {
    await this.until(() => this.sends.length >= ids.length);
    expect(this.sends).to.deep.equal(ids);
  }

  /** Lets all happen that waits for nothing but its turn. */
  async turns(): Promise<void> {
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve));
  }
}
