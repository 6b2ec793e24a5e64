import { CallsideError, openMemoryStore, type Store } from '@callside/core';
import { expect } from 'chai';
import {
  ANSWER_STORES,
  appendAnswer,
  readWaiting,
  SENDING_STORES,
  settleAnswer,
} from '../../../packages/core/src/sync/survey-queue.js';
import { rejectionOf } from '../../support/rejection.js';

/** One response on a customer's device. */
class Responding {
  readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  static async open(): Promise<Responding> {
    const store = await openMemoryStore()({ tenant: 'acme', user: 'secret' });
    const doc = { id: 'r', answers: {} };
    const row = { v: 2, key: 'survey-response/r', type: 'survey-response', id: 'r', doc, base: doc } as const;
    await store.write(['entities'], (tx) =>
      tx.put('entities', { ...row, rev: 0, entitySeq: 0, pending: 0, deleted: false }),
    );
    return new Responding(store);
  }

  answer(id: string, value: string, responseId = 'r'): Promise<void> {
    const change = { id, responseId, set: { 'answers.solved': value }, at: 5, actor: 'customer' };
    return this.store.write(ANSWER_STORES, (tx) => appendAnswer(tx, change));
  }

  async settleFirst(refusal?: { code: string; detail: string }): Promise<void> {
    const [first] = await this.toSend();
    if (first === undefined) throw new Error('Nothing waits.');
    await this.store.write(SENDING_STORES, (tx) => settleAnswer(tx, first, { refusal, at: 9 }));
  }

  toSend() {
    return this.store.read(SENDING_STORES, readWaiting);
  }

  response() {
    return this.store.read(['entities'], (tx) => tx.get('entities', 'survey-response/r'));
  }

  waiting() {
    return this.store.read(['outbox'], async (tx) => (await tx.getAll('outbox')).map(({ mutation }) => mutation.id));
  }

  dead() {
    return this.store.read(['dead'], (tx) => tx.getAll('dead'));
  }
}

const REFUSAL = { code: 'answer-invalid', detail: 'No such option.' };

let page: Responding;

beforeEach(async () => {
  page = await Responding.open();
});

describe('appendAnswer', () => {
  it('changes the response and queues the change', async () => {
    await page.answer('m1', 'yes');
    expect((await page.response())?.doc).to.deep.equal({ id: 'r', answers: { solved: 'yes' } });
    expect(await page.waiting()).to.deep.equal(['m1']);
  });

  it('numbers the changes of the response', async () => {
    await page.answer('m1', 'yes');
    await page.answer('m2', 'no');
    const rows = await page.store.read(['outbox'], (tx) => tx.getAll('outbox'));
    expect(rows.map(({ mutation }) => mutation.entitySeq)).to.deep.equal([1, 2]);
    expect(await page.response()).to.include({ entitySeq: 2, pending: 2, at: 5 });
  });

  it('stores nothing of a change to a response that is not here', async () => {
    const error = await rejectionOf(page.answer('m1', 'yes', 'other'));
    expect(error).to.be.instanceOf(CallsideError).and.include({ code: 'record-not-found' });
    expect(await page.waiting()).to.deep.equal([]);
  });
});

describe('readWaiting', () => {
  it('gives what waits in its order', async () => {
    await page.answer('m1', 'yes');
    await page.answer('m2', 'no');
    expect((await page.toSend()).map(({ id, seq }) => [id, seq])).to.deep.equal([
      ['m1', 1],
      ['m2', 2],
    ]);
  });

  it('holds what follows a refused answer', async () => {
    await page.answer('m1', 'maybe');
    await page.settleFirst(REFUSAL);
    await page.answer('m2', 'yes');
    expect(await page.toSend()).to.deep.equal([]);
    expect(await page.waiting()).to.deep.equal(['m2']);
  });
});

describe('settleAnswer', () => {
  it('takes what was sent for what the server has', async () => {
    await page.answer('m1', 'yes');
    await page.settleFirst();
    expect(await page.response()).to.deep.include({ base: { id: 'r', answers: { solved: 'yes' } }, pending: 0 });
    expect(await page.waiting()).to.deep.equal([]);
  });

  it('keeps a refused answer with the reason, on screen as it was typed', async () => {
    await page.answer('m1', 'maybe');
    await page.settleFirst(REFUSAL);
    const [dead] = await page.dead();
    expect(dead).to.deep.include({ id: 'm1', status: 'rejected', problem: REFUSAL, at: 9 });
    expect(await page.response()).to.deep.include({
      doc: { id: 'r', answers: { solved: 'maybe' } },
      base: { id: 'r', answers: {} },
      pending: 0,
    });
  });

  it('takes an answer in once, whoever brings it', async () => {
    await page.answer('m1', 'yes');
    const [first] = await page.toSend();
    if (first === undefined) throw new Error('Nothing waits.');
    for (const refusal of [undefined, REFUSAL])
      await page.store.write(SENDING_STORES, (tx) => settleAnswer(tx, first, { refusal, at: 9 }));
    expect(await page.response()).to.include({ pending: 0 });
    expect(await page.dead()).to.deep.equal([]);
  });
});
