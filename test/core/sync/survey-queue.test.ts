import {
  CallsideError,
  openMemoryStore,
  type Mutation,
  type MutationResult,
  type PushOutcome,
  type Store,
} from '@callside/core';
import { expect } from 'chai';
import { ANSWER_STORES, appendAnswer, surveyRound } from '../../../packages/core/src/sync/survey-queue.js';
import { rejectionOf } from '../../support/rejection.js';

/** One response on a customer's device, and a server that answers as the test says. */
class Responding {
  readonly pushes: string[][] = [];
  replies: ((mutations: readonly Mutation[]) => PushOutcome | Promise<PushOutcome>)[] = [];
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

  round(signal = new AbortController().signal) {
    const push = ({ mutations }: { mutations: readonly Mutation[] }): Promise<PushOutcome> => {
      this.pushes.push(mutations.map(({ id }) => id));
      return Promise.resolve((this.replies.shift() ?? takeAll)(mutations));
    };
    const quiet = { onLook: () => undefined, onHeard: () => undefined };
    return surveyRound({ store: this.store, transport: { push }, now: () => 9 })({ term: 0, signal, ...quiet });
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

function replied(results: readonly MutationResult[]): PushOutcome {
  return { kind: 'replied', reply: { protocol: 1, epoch: '', lastSeq: 0, results } };
}

function takeAll(mutations: readonly Mutation[]): PushOutcome {
  return replied(mutations.map(({ id }) => ({ id, status: 'applied' })));
}

function refuse(...ids: readonly string[]): () => PushOutcome {
  const problem = { code: 'answer-invalid', title: 'Invalid', status: 422, detail: 'No such option.' };
  return () => replied(ids.map((id) => ({ id, status: 'rejected', problem })));
}

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

describe('surveyRound', () => {
  it('sends what waits in its order', async () => {
    await page.answer('m1', 'yes');
    await page.answer('m2', 'no');
    expect(await page.round()).to.equal(undefined);
    expect(page.pushes).to.deep.equal([['m1', 'm2']]);
    expect(await page.waiting()).to.deep.equal([]);
  });

  it('takes what was sent for what the server has', async () => {
    await page.answer('m1', 'yes');
    await page.round();
    expect(await page.response()).to.deep.include({ base: { id: 'r', answers: { solved: 'yes' } }, pending: 0 });
  });

  it('goes on behind what arrived before the network was cut', async () => {
    await page.answer('m1', 'yes');
    await page.answer('m2', 'no');
    page.replies = [([first]) => takeAll(first === undefined ? [] : [first])];
    await page.round();
    expect(page.pushes).to.deep.equal([['m1', 'm2'], ['m2']]);
  });

  it('keeps what waits when it meets a failure', async () => {
    await page.answer('m1', 'yes');
    page.replies = [() => ({ kind: 'retry', reason: 'network' })];
    expect(await page.round()).to.deep.equal({ kind: 'retry', reason: 'network' });
    expect(await page.waiting()).to.deep.equal(['m1']);
    expect(await page.response()).to.include({ pending: 1 });
  });

  it('keeps a refused answer with the reason, on screen as it was typed', async () => {
    await page.answer('m1', 'maybe');
    page.replies = [refuse('m1')];
    await page.round();
    const [dead] = await page.dead();
    expect(dead).to.deep.include({ id: 'm1', status: 'rejected', at: 9 });
    expect(dead?.problem).to.deep.equal({ code: 'answer-invalid', detail: 'No such option.' });
    expect(await page.response()).to.deep.include({
      doc: { id: 'r', answers: { solved: 'maybe' } },
      base: { id: 'r', answers: {} },
      pending: 0,
    });
  });

  it('holds what follows a refused answer', async () => {
    await page.answer('m1', 'maybe');
    page.replies = [refuse('m1')];
    await page.round();
    await page.answer('m2', 'yes');
    expect(await page.round()).to.equal(undefined);
    expect(page.pushes).to.deep.equal([['m1']]);
    expect(await page.waiting()).to.deep.equal(['m2']);
  });

  it('takes an answer that is too large for a refused one', async () => {
    await page.answer('m1', 'long');
    page.replies = [() => ({ kind: 'too-large' })];
    await page.round();
    expect((await page.dead()).map(({ id, problem }) => [id, problem.code])).to.deep.equal([['m1', 'too-large']]);
  });

  it('waits when the server speaks of something else', async () => {
    await page.answer('m1', 'yes');
    page.replies = [() => replied([{ id: 'other', status: 'applied' }])];
    expect(await page.round()).to.deep.equal({ kind: 'retry', reason: 'busy' });
    expect(await page.waiting()).to.deep.equal(['m1']);
  });

  it('takes an answer in once, whoever brings it', async () => {
    await page.answer('m1', 'yes');
    page.replies = [(mutations) => replied([...mutations, ...mutations].map(({ id }) => ({ id, status: 'applied' })))];
    await page.round();
    expect(await page.response()).to.include({ pending: 0 });
  });

  it('ends with its signal, even while the transport does not listen', async () => {
    await page.answer('m1', 'yes');
    const ending = new AbortController();
    page.replies = [
      () => {
        ending.abort(new Error('over'));
        return new Promise(() => undefined);
      },
    ];
    expect((await rejectionOf(page.round(ending.signal))) as Error).to.have.property('message', 'over');
  });
});
