import { openMemoryStore, type Mutation, type Store, type SurveyOutcome } from '@callside/core';
import { ManualClock } from '@callside/core/testing.js';
import { ANSWER_STORES, appendAnswer } from '../../../packages/core/src/sync/survey-queue.js';
import { createSurveySender, type SurveySender } from '../../../packages/core/src/sync/survey-sender.js';
import { Telling } from './telling.js';

export type Reply = (mutation: Mutation) => SurveyOutcome | Promise<SurveyOutcome>;

export const CUT: Reply = () => ({ kind: 'retry', reason: 'network' });
export const TAKEN: Reply = () => ({ kind: 'taken' });
export const REFUSED: Reply = () => ({
  kind: 'refused',
  problem: { code: 'answer-invalid', title: 'Invalid', status: 422, detail: 'No such option.' },
});

/** One response on a customer's device, its sender, and a server that answers as the test says. */
export class Sending extends Telling {
  readonly clock = new ManualClock(1000);
  readonly pushes: string[] = [];
  readonly signals: AbortSignal[] = [];
  readonly problems: unknown[] = [];
  /** What the server answers, one after the other; what comes behind it is taken. */
  replies: Reply[] = [];
  readonly store: Store;
  readonly sender: SurveySender;

  constructor(store: Store) {
    super();
    this.store = store;
    this.sender = this.join();
  }

  static async open(): Promise<Sending> {
    const store = await openMemoryStore()({ tenant: 'acme', user: 'secret' });
    const doc = { id: 'r', answers: {} };
    const row = { v: 2, key: 'survey-response/r', type: 'survey-response', id: 'r', doc, base: doc } as const;
    await store.write(['entities'], (tx) =>
      tx.put('entities', { ...row, rev: 0, entitySeq: 0, pending: 0, deleted: false }),
    );
    return new Sending(store);
  }

  /** Another tab over the same store. */
  join(): SurveySender {
    return createSurveySender({
      store: this.store,
      transport: {
        push: (mutation, { signal }) => {
          this.pushes.push(mutation.id);
          this.signals.push(signal);
          this.tell();
          return Promise.resolve((this.replies.shift() ?? TAKEN)(mutation));
        },
      },
      clock: this.clock,
      random: () => 0.5,
      onChange: () => {
        this.tell();
      },
      onProblem: (problem) => {
        this.problems.push(problem);
      },
    });
  }

  answer(...ids: readonly string[]): Promise<void> {
    return this.store.write(ANSWER_STORES, async (tx) => {
      for (const id of ids)
        await appendAnswer(tx, { id, responseId: 'r', set: { 'answers.solved': id }, at: 5, actor: 'customer' });
    });
  }

  /** Waits until so much was sent, and the sender rests. */
  async sent(count: number, state: SurveySender['standing']['state'] = 'idle'): Promise<void> {
    await this.until(() => this.pushes.length === count && this.sender.standing.state === state);
  }

  waiting() {
    return this.store.read(['outbox'], async (tx) => (await tx.getAll('outbox')).map(({ mutation }) => mutation.id));
  }

  dead() {
    return this.store.read(['dead'], async (tx) => (await tx.getAll('dead')).map(({ id, problem }) => [id, problem]));
  }
}
