import { openSurvey, type OpenStore, type SurveySession } from '@callside/core';
import { createSurveyTransport } from '@callside/core/survey-http.js';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { keptStore } from '../../support/kept-store.js';
import { rejectionOf } from '../../support/rejection.js';
import { cut, json, problem } from '../../support/scripted-fetch.js';
import { until } from '../../support/until.js';
import { survey } from '../support/definitions.js';

const link = { response: { id: 'r1' }, survey: survey(), locale: 'zh-CN', answers: {}, finished: false };

/** A customer's device and the survey server, which the test can take away. */
class SurveyWorld {
  readonly posts: { path: string; body: Readonly<Record<string, unknown>> }[] = [];
  readonly clock = new ManualClock(1000);
  readonly store = keptStore();
  readonly newId = sequentialIds();
  /** What the server answers; by path. */
  answer: (path: string) => Response = (path) => json(path === 'open' ? link : { status: 'applied' })();

  open(given: { store?: Parameters<typeof openSurvey>[0]['store'] } = {}): Promise<SurveySession> {
    const fetcher: typeof fetch = async (input, init) => {
      const path = (input as string).split('/').at(-1) ?? '';
      const response = this.answer(path);
      this.posts.push({ path, body: JSON.parse(init?.body as string) as Record<string, unknown> });
      return response;
    };
    return openSurvey({
      tenant: 'acme',
      token: 'secret',
      store: this.store,
      transport: createSurveyTransport({ url: '', tenant: 'acme', token: 'secret', fetch: fetcher }),
      clock: this.clock,
      newId: this.newId,
      random: () => 0.5,
      onProblem: (error) => {
        throw error;
      },
      ...given,
    });
  }

  sent(path: string): unknown[] {
    return this.posts.filter((post) => post.path === path).map(({ body }) => body['set'] ?? body['id']);
  }
}

function arrived(session: SurveySession): Promise<void> {
  return until(session, () => session.status.state === 'idle' && session.status.pending === 0);
}

/** A store in which what waits to be sent is counted late, as on a busy phone. */
function lateSender(opener: OpenStore): OpenStore {
  return async (owner) => {
    const store = await opener(owner);
    return {
      ...store,
      async read(names, work) {
        if (names.some((name) => name === 'outbox')) await new Promise((resolve) => setTimeout(resolve, 20));
        return store.read(names, work);
      },
    };
  };
}

let world: SurveyWorld;

beforeEach(() => {
  world = new SurveyWorld();
});

describe('openSurvey', () => {
  it('gives the survey in the language of the call', async () => {
    const session = await world.open();
    expect([session.survey.id, session.locale, session.finished]).to.deep.equal(['csat', 'zh-CN', false]);
    await session.close();
  });

  it('keeps an answer at once and sends it', async () => {
    const session = await world.open();
    await session.answer('solved', 'yes');
    expect(session.answers).to.deep.equal({ solved: 'yes' });
    await arrived(session);
    expect(world.sent('answers')).to.deep.equal([{ 'answers.solved': 'yes' }]);
    await session.close();
  });

  for (const empty of [null, '', []]) {
    it(`takes an answer back with ${JSON.stringify(empty)}`, async () => {
      const session = await world.open();
      await session.answer('solved', 'yes');
      await session.answer('solved', empty);
      expect(session.answers).to.deep.equal({});
      await session.close();
    });
  }

  it('finishes behind the answers', async () => {
    const session = await world.open();
    await session.answer('solved', 'yes');
    await session.finish();
    await arrived(session);
    expect(world.posts.map(({ path }) => path)).to.deep.equal(['open', 'answers', 'finish']);
    expect(session.finished).to.equal(true);
    await session.close();
  });

  it('never says that all has arrived while an answer or the end is still here', async () => {
    const session = await world.open({ store: lateSender(world.store) });
    const said: string[] = [];
    session.subscribe(() => {
      if (session.status.pending === 0 && Object.keys(session.answers).length > world.sent('answers').length)
        said.push(JSON.stringify(session.answers));
      if (session.status.pending === 0 && session.finished && world.sent('finish').length === 0) said.push('finished');
    });
    await session.answer('attitude', 4);
    await session.finish();
    await arrived(session);
    expect(said).to.deep.equal([]);
    await session.close();
  });

  it('takes what the page has brought along, and asks nobody', async () => {
    const session = await openSurvey({
      tenant: 'acme',
      token: 'brought',
      store: world.store,
      transport: createSurveyTransport({
        url: '',
        tenant: 'acme',
        token: 'brought',
        fetch: () => Promise.reject(new Error('asked')),
      }),
      link: { ...link, answers: { attitude: 2 } },
      onProblem: (error) => {
        throw error;
      },
    });
    expect([session.id, session.answers]).to.deep.equal(['r1', { attitude: 2 }]);
    await session.close();
  });

  describe('without network', () => {
    it('starts from the link that this device has kept', async () => {
      await (await world.open()).close();
      world.answer = cut;
      const session = await world.open();
      expect(session.survey.id).to.equal('csat');
      await session.close();
    });

    it('keeps the answers and sends each once when the network is back', async () => {
      const online = world.answer;
      const session = await world.open();
      world.answer = cut;
      await session.answer('solved', 'no');
      await session.answer('comment', 'noisy');
      await until(session, () => session.status.state === 'waiting' && session.status.pending === 2);
      world.answer = online;
      world.clock.advance(300_000);
      await arrived(session);
      expect(world.sent('answers')).to.deep.equal([{ 'answers.solved': 'no' }, { 'answers.comment': 'noisy' }]);
      await session.close();
    });

    it('has the answers after a reload', async () => {
      const session = await world.open();
      world.answer = cut;
      await session.answer('solved', 'no');
      await session.close();
      const again = await world.open();
      expect(again.answers).to.deep.equal({ solved: 'no' });
      await again.close();
    });

    it('refuses a link that this device does not know', async () => {
      world.answer = cut;
      const error = await rejectionOf(world.open());
      expect(error).to.deep.include({ code: 'survey-link-refused', details: { reason: 'unreachable' } });
    });
  });

  for (const [name, step, reason] of [
    ['is unknown', problem('survey-link-unknown', 404), 'survey-link-unknown'],
    ['is over', problem('survey-link-expired', 410), 'survey-link-expired'],
  ] as const) {
    it(`refuses a link that ${name}, with the code`, async () => {
      world.answer = step;
      const error = await rejectionOf(world.open());
      expect(error).to.deep.include({ code: 'survey-link-refused', details: { reason } });
    });
  }

  it('forgets the kept link once the server refuses it', async () => {
    await (await world.open()).close();
    world.answer = problem('survey-link-expired', 410);
    await rejectionOf(world.open());
    world.answer = cut;
    expect(await rejectionOf(world.open())).to.deep.include({ details: { reason: 'unreachable' } });
  });

  it('lets go of the store when the link is refused', async () => {
    world.answer = problem('survey-link-expired', 410);
    let closed = false;
    const store: typeof world.store = Object.assign(
      async (owner: { tenant: string; user: string }) => {
        const opened = await world.store(owner);
        return {
          ...opened,
          close: () => {
            closed = true;
            return opened.close();
          },
        };
      },
      { store: world.store.store },
    );
    await rejectionOf(world.open({ store }));
    expect(closed).to.equal(true);
  });

  it('knows that a link was finished before', async () => {
    world.answer = json({ ...link, finished: true, answers: { solved: 'yes' } });
    const session = await world.open();
    expect([session.finished, session.answers]).to.deep.equal([true, { solved: 'yes' }]);
    await session.close();
  });
});

describe('an answer that is on its way while the page closes', () => {
  it('is stored, and fails nobody', async () => {
    const session = await world.open();
    const answering = session.answer('attitude', 4);
    await Promise.all([answering, session.close()]);
    const again = await world.open();
    expect(again.answers).to.deep.include({ attitude: 4 });
    await again.close();
  });
});

describe('what is still being typed', () => {
  it('is sent in one piece as far as it fits', async () => {
    const session = await world.open();
    session.type('solved', 'no');
    session.type('comment', 'Noi');
    session.type('attitude', 99);
    await session.settle();
    await arrived(session);
    expect(world.sent('answers')[0]).to.deep.equal({ 'answers.solved': 'no', 'answers.comment': 'Noi' });
    expect(session.answers).to.deep.equal({ solved: 'no', comment: 'Noi', attitude: 99 });
    await session.close();
  });

  it('goes out in the same turn, and once more from the queue by the same id', async () => {
    const session = await world.open();
    await arrived(session);
    session.type('solved', 'no');
    const settled = session.settle();
    expect(world.sent('answers')).to.deep.equal([{ 'answers.solved': 'no' }]);
    await settled;
    await arrived(session);
    const posts = world.posts.filter(({ path }) => path === 'answers');
    expect(posts.map(({ body }) => body['set'])).to.deep.equal([
      { 'answers.solved': 'no' },
      { 'answers.solved': 'no' },
    ]);
    expect(new Set(posts.map(({ body }) => body['id'])).size).to.equal(1);
    await session.close();
  });

  it('does not overtake what waits in the queue', async () => {
    const online = world.answer;
    const session = await world.open();
    world.answer = cut;
    await session.answer('solved', 'yes');
    await until(session, () => session.status.state === 'waiting' && session.status.pending === 1);
    world.answer = online;
    const before = world.posts.length;
    session.type('solved', 'no');
    await session.settle();
    world.clock.advance(300_000);
    await arrived(session);
    const sent = world.posts.slice(before).map(({ body }) => body['set']);
    expect(sent).to.deep.equal([{ 'answers.solved': 'yes' }, { 'answers.solved': 'no' }]);
    await session.close();
  });

  it('is not sent twice while nothing more is typed', async () => {
    const session = await world.open();
    session.type('solved', 'no');
    await Promise.all([session.settle(), session.settle()]);
    await arrived(session);
    expect(new Set(world.posts.map(({ body }) => body['id']).filter((id) => id !== undefined)).size).to.equal(1);
    await session.close();
  });

  it('is sent after a reload as of when it was typed', async () => {
    const session = await world.open();
    session.type('solved', 'no');
    await session.close();
    world.clock.advance(60_000);
    const again = await world.open();
    await again.settle();
    await arrived(again);
    expect(world.posts.at(-1)?.body).to.deep.include({ set: { 'answers.solved': 'no' }, clientTime: 1000 });
    await again.close();
  });

  it('keeps what is typed while it is sent', async () => {
    const session = await world.open();
    session.type('solved', 'no');
    session.type('comment', 'Noi');
    const settled = session.settle();
    session.type('comment', 'Noisy');
    await settled;
    await arrived(session);
    expect(session.answers).to.deep.equal({ solved: 'no', comment: 'Noisy' });
    expect(world.sent('answers').at(-1)).to.deep.equal({ 'answers.solved': 'no', 'answers.comment': 'Noi' });
    await session.close();
  });
});

describe('a finished survey', () => {
  async function finished(): Promise<SurveySession> {
    const session = await world.open();
    await session.answer('solved', 'no');
    await session.answer('comment', 'Noisy');
    await session.finish();
    await arrived(session);
    return session;
  }

  it('is brought to the changed answers in one piece when it is finished again', async () => {
    const session = await finished();
    session.type('comment', 'Quiet');
    await session.finish({ solved: 'no', comment: 'Quiet' });
    await arrived(session);
    expect(world.posts.map(({ path }) => path)).to.deep.equal([
      'open',
      'answers',
      'answers',
      'finish',
      'answers',
      'finish',
    ]);
    expect(world.sent('answers').at(-1)).to.deep.equal({ 'answers.solved': 'no', 'answers.comment': 'Quiet' });
    await session.close();
  });

  it('takes back what was emptied', async () => {
    const session = await finished();
    session.type('comment', null);
    await session.finish({ solved: 'no' });
    await arrived(session);
    expect(world.posts.at(-2)?.body).to.deep.include({ set: { 'answers.solved': 'no' }, unset: ['answers.comment'] });
    expect(session.answers).to.deep.equal({ solved: 'no' });
    await session.close();
  });

  it('stays finished since it was first', async () => {
    const session = await finished();
    const { finishedAt } = session;
    world.clock.advance(60_000);
    await session.finish({ solved: 'no' });
    expect(session.finishedAt).to.equal(finishedAt);
    await session.close();
  });

  it('sends no change before it is finished again', async () => {
    const session = await finished();
    const before = world.posts.length;
    session.type('comment', 'Half a wo');
    await session.settle();
    expect(world.posts.length).to.equal(before);
    expect(session.answers).to.deep.include({ comment: 'Half a wo' });
    await session.close();
  });
});

describe('the time of the first answer', () => {
  it('is that of the first one typed, also after a reload', async () => {
    const session = await world.open();
    expect(session.since).to.equal(undefined);
    world.clock.advance(5000);
    session.type('comment', 'N');
    world.clock.advance(60_000);
    await session.answer('comment', 'Noisy');
    expect(session.since).to.equal(6000);
    await session.close();
    const again = await world.open();
    expect(again.since).to.equal(6000);
    await again.close();
  });

  it('comes with when the link was read, so that the server’s times can be told by this clock', async () => {
    const session = await world.open();
    expect(session.link.readAt).to.equal(1000);
    await session.close();
  });
});
