import { isCallsideError, type Mutation, type SurveyOutcome } from '@callside/core';
import { expect } from 'chai';
import { ANSWER_STORES, appendAnswer } from '../../../packages/core/src/sync/survey-queue.js';
import { sendAhead } from '../../../packages/core/src/sync/survey-sender.js';
import { CUT, REFUSED, Sending, TAKEN } from '../support/survey-sending.js';

let page: Sending;

beforeEach(async () => {
  page = await Sending.open();
});

afterEach(async () => {
  await page.sender.stop();
});

describe('createSurveySender', () => {
  it('sends what waits in its order, one by one', async () => {
    await page.answer('m1', 'm2');
    page.sender.send();
    await page.sent(2);
    expect(page.pushes).to.deep.equal(['m1', 'm2']);
    expect(await page.waiting()).to.deep.equal([]);
  });

  it('sends what is queued while it sends', async () => {
    await page.answer('m1');
    page.replies = [
      async (mutation) => {
        await page.answer('m2');
        page.sender.send();
        return TAKEN(mutation);
      },
    ];
    page.sender.send();
    await page.sent(2);
    expect(page.pushes).to.deep.equal(['m1', 'm2']);
  });

  it('says nothing of sending while nothing waits', async () => {
    const standings: string[] = [];
    const stop = page.subscribe(() => standings.push(page.sender.standing.state));
    page.sender.poke();
    await page.waiting();
    await page.waiting();
    stop();
    expect([standings, page.pushes]).to.deep.equal([[], []]);
  });

  it('goes on behind what arrived before the network was cut', async () => {
    await page.answer('m1', 'm2');
    page.replies = [TAKEN, CUT];
    page.sender.send();
    await page.sent(2, 'waiting');
    expect(await page.waiting()).to.deep.equal(['m2']);
    page.sender.poke();
    await page.sent(3);
    expect(page.pushes).to.deep.equal(['m1', 'm2', 'm2']);
  });

  it('waits longer from failure to failure, and says until when', async () => {
    await page.answer('m1');
    page.replies = [CUT, CUT, CUT];
    page.sender.send();
    const waits: number[] = [];
    for (const tries of [1, 2, 3]) {
      await page.sent(tries, 'waiting');
      const wait = (page.sender.standing.nextTryAt ?? 0) - page.clock.now();
      waits.push(wait);
      page.clock.advance(wait);
    }
    await page.sent(4);
    expect(waits).to.deep.equal([500, 1000, 2000]);
  });

  it('waits as long as the server wishes', async () => {
    await page.answer('m1');
    page.replies = [() => ({ kind: 'retry', reason: 'busy', after: 7000 })];
    page.sender.send();
    await page.sent(1, 'waiting');
    expect(page.sender.standing.nextTryAt).to.equal(8000);
    page.clock.advance(6999);
    expect(page.sender.standing.state).to.equal('waiting');
    page.clock.advance(1);
    await page.sent(2);
  });

  it('does not try before its time for an answer that comes meanwhile', async () => {
    await page.answer('m1');
    page.replies = [CUT];
    page.sender.send();
    await page.sent(1, 'waiting');
    await page.answer('m2');
    page.sender.send();
    await page.waiting();
    await page.waiting();
    expect(page.pushes).to.deep.equal(['m1']);
    page.clock.advance(500);
    await page.sent(3);
    expect(page.pushes).to.deep.equal(['m1', 'm1', 'm2']);
  });

  it('tries again soon when it is poked while a try is failing', async () => {
    await page.answer('m1');
    page.replies = [CUT, CUT, CUT];
    page.sender.send();
    for (const tries of [1, 2]) {
      await page.sent(tries, 'waiting');
      if (tries === 2)
        page.replies = [
          (mutation) => {
            page.sender.poke();
            return CUT(mutation);
          },
        ];
      page.clock.advance((page.sender.standing.nextTryAt ?? 0) - page.clock.now());
    }
    await page.sent(3, 'waiting');
    expect((page.sender.standing.nextTryAt ?? 0) - page.clock.now()).to.equal(500);
  });

  for (const state of ['unauthorized', 'outdated'] as const) {
    it(`rests while it is ${state}, until it is poked`, async () => {
      await page.answer('m1');
      page.replies = [() => ({ kind: state })];
      page.sender.send();
      await page.sent(1, state);
      page.clock.advance(600_000);
      page.sender.send();
      await page.waiting();
      await page.waiting();
      expect([page.sender.standing, page.pushes]).to.deep.equal([{ state }, ['m1']]);
      page.sender.poke();
      await page.sent(2);
    });
  }

  it('keeps a refused answer with the reason', async () => {
    await page.answer('m1');
    page.replies = [REFUSED];
    page.sender.send();
    await page.sent(1);
    expect(await page.dead()).to.deep.equal([['m1', { code: 'answer-invalid', detail: 'No such option.' }]]);
    expect(await page.waiting()).to.deep.equal([]);
  });

  it('takes an answer that is too large for a refused one', async () => {
    await page.answer('m1');
    page.replies = [() => ({ kind: 'too-large' })];
    page.sender.send();
    await page.sent(1);
    expect(await page.dead()).to.deep.equal([['m1', { code: 'too-large', detail: '' }]]);
  });

  it('waits when the server speaks of something else', async () => {
    await page.answer('m1');
    page.replies = [() => ({ kind: 'retry', reason: 'not-our-server' })];
    page.sender.send();
    await page.sent(1, 'waiting');
    expect(await page.waiting()).to.deep.equal(['m1']);
  });

  it('sends anew what the transport never answers, and tells of it', async () => {
    await page.answer('m1');
    page.replies = [() => new Promise(() => undefined)];
    page.sender.send();
    await page.sent(1, 'sending');
    page.clock.advance(60_000);
    await page.sent(1, 'waiting');
    page.clock.advance(1000);
    await page.sent(2);
    expect(page.problems.map((problem) => isCallsideError(problem) && problem.code)).to.deep.equal(['sync-stuck']);
    expect(page.signals[0]?.aborted).to.equal(true);
  });

  it('tells of a transport that fails by its own fault, and tries again', async () => {
    await page.answer('m1');
    const fault = new Error('fault');
    page.replies = [() => Promise.reject(fault)];
    page.sender.send();
    await page.sent(1, 'waiting');
    expect(page.problems).to.deep.equal([fault]);
    page.clock.advance(500);
    await page.sent(2);
  });

  it('sends nothing more when it is stopped while it looks at the queue', async () => {
    await page.answer('m1');
    page.sender.send();
    await page.sender.stop();
    expect(page.pushes).to.deep.equal([]);
  });

  it('stops even while the transport does not listen, and keeps what waits', async () => {
    await page.answer('m1', 'm2');
    page.replies = [() => new Promise(() => undefined)];
    page.sender.send();
    await page.sent(1, 'sending');
    await page.sender.stop();
    page.sender.poke();
    page.clock.advance(600_000);
    expect([page.signals[0]?.aborted, page.pushes, page.problems]).to.deep.equal([true, ['m1'], []]);
    expect(await page.waiting()).to.deep.equal(['m1', 'm2']);
  });

  it('settles each answer once where two tabs send the same', async () => {
    await page.answer('m1', 'm2');
    const other = page.join();
    page.sender.send();
    other.send();
    await page.until(
      () => [page.sender, other].every(({ standing }) => standing.state === 'idle') && page.pushes.at(-1) === 'm2',
    );
    await other.stop();
    const response = await page.store.read(['entities'], (tx) => tx.get('entities', 'survey-response/r'));
    expect(response).to.include({ pending: 0 });
    expect(page.pushes.indexOf('m2')).to.be.greaterThan(page.pushes.indexOf('m1'));
  });
});

describe('sendAhead', () => {
  it('sends a change as the queue will', async () => {
    const pushed: Mutation[] = [];
    const change = { id: 'm1', responseId: 'r', set: { 'answers.solved': 'yes' }, at: 5, actor: 'customer' };
    const push = (mutation: Mutation): Promise<SurveyOutcome> => {
      pushed.push(mutation);
      return Promise.resolve(TAKEN(mutation));
    };
    await sendAhead({ push }, change);
    await page.store.write(ANSWER_STORES, (tx) => appendAnswer(tx, change));
    const [row] = await page.store.read(['outbox'], (tx) => tx.getAll('outbox'));
    const { id, set, clientTime } = row?.mutation ?? {};
    expect(pushed[0]).to.deep.include({ id, set, clientTime });
  });
});
