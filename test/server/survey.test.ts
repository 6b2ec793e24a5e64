import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createLink, sendLink, type SentLink } from './support/invitation.js';
import { clock, type Device, newDevice, newTenant, NOW, tokenFor } from './support/server.js';

/** Staff that sends a link, and the customer who holds it. */
class Invitation {
  constructor(
    readonly staff: Device,
    readonly link: SentLink,
  ) {}

  open(token = this.link.token, tenant = this.staff.tenant) {
    return this.#post(tenant, 'open', { token });
  }

  answer(set: object, given: { id?: string; unset?: string[]; token?: string } = {}) {
    const { id = randomUUID(), unset = [], token = this.link.token } = given;
    return this.#post(this.staff.tenant, 'answers', { token, id, set, unset, clientTime: 1 });
  }

  finish(id: string = randomUUID()) {
    return this.#post(this.staff.tenant, 'finish', { token: this.link.token, id });
  }

  async rows(table: 'survey_answer' | 'survey_post' | 'entity' | 'feed' | 'audit'): Promise<number> {
    const statement = `SELECT tenant_id FROM ${table} WHERE tenant_id = $1`;
    return (await this.staff.server.database.query(statement, [this.staff.tenant])).length;
  }

  #post(tenant: string, action: string, payload: object) {
    return this.staff.server.app.inject({ method: 'POST', url: `/v1/surveys/${tenant}/${action}`, payload });
  }
}

async function invite(body: object = {}): Promise<Invitation> {
  const { staff, link } = await sendLink(body);
  return new Invitation(staff, link);
}

describe('POST /v1/survey-links', () => {
  it('answers with the one sight of the token, in the path of the page', async () => {
    const { staff, link } = await invite();
    expect(link.token).to.match(/^[A-Za-z0-9_-]{22}$/);
    expect(link.path).to.equal(`/s/${staff.tenant}/${link.token}`);
    expect(link.expiresAt).to.equal(NOW + 7 * 86_400_000);
  });

  it('stores no token', async () => {
    const { staff, link } = await invite();
    const rows = await staff.server.database.query('SELECT * FROM survey_link WHERE tenant_id = $1', [staff.tenant]);
    expect(rows).to.have.length(1);
    expect(
      JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).to.not.include(link.token);
  });

  it('takes the newest published version', async () => {
    const opened = await (await invite()).open();
    expect(opened.json<{ survey: unknown }>().survey).to.deep.include({ id: 'csat', version: 2 });
  });

  for (const survey of [{ id: 'nothing' }, { id: 'csat', version: 1 }, { id: 'csat', version: 9 }]) {
    it(`refuses ${JSON.stringify(survey)}, which is not published`, async () => {
      const reply = await createLink(await newDevice(), { survey });
      expect(reply.statusCode).to.equal(422);
      expect(reply.json()).to.include({ code: 'definition-unknown' });
    });
  }

  it('refuses who is no staff', async () => {
    const reply = await createLink(await newDevice(), { survey: { id: 'csat' } }, ['customer']);
    expect(reply.statusCode).to.equal(403);
  });

  it('refuses a body of another shape', async () => {
    expect((await createLink(await newDevice(), { survey: 'csat' })).statusCode).to.equal(400);
  });
});

describe('answering a survey', () => {
  it('opens with the survey, the language and no answers, and records nothing', async () => {
    const invitation = await invite();
    const reply = await invitation.open();
    expect(reply.json()).to.deep.include({
      response: { id: invitation.link.id },
      locale: 'zh-CN',
      answers: {},
      expiresAt: invitation.link.expiresAt,
      finished: false,
    });
    expect(reply.headers['cache-control']).to.equal('no-store');
    for (const table of ['survey_answer', 'survey_post', 'entity', 'feed', 'audit'] as const) {
      expect(await invitation.rows(table), table).to.equal(0);
    }
  });

  it('shows the answers so far when it is opened again', async () => {
    const invitation = await invite();
    await invitation.answer({ 'answers.attitude': 4 });
    await invitation.answer({ 'answers.attitude': 5, 'answers.remark': '很好' });
    const { answers } = (await invitation.open()).json<{ answers: unknown }>();
    expect(answers).to.deep.equal({ attitude: 5, remark: '很好' });
  });

  it('reaches staff as a response bound to the call, without the contact', async () => {
    const callId = randomUUID();
    const invitation = await invite({ callId, contact: 'c-42', queue: 'repair', agentId: '1002' });
    await invitation.answer({ 'answers.attitude': 5 });
    const { changes } = await invitation.staff.pull();
    const { id } = invitation.link;
    const bound = { survey: { id: 'csat', version: 2 }, locale: 'zh-CN', agentId: '1002', callId, queue: 'repair' };
    const doc = { id, ...bound, answers: { attitude: 5 }, startedAt: NOW };
    expect(changes).to.deep.equal([{ type: 'survey-response', id, rev: 1, deleted: false, doc }]);
  });

  it('takes an answer back', async () => {
    const invitation = await invite();
    await invitation.answer({ 'answers.attitude': 4 });
    await invitation.answer({}, { unset: ['answers.attitude'] });
    expect((await invitation.open()).json()).to.deep.include({ answers: {} });
  });

  it('takes a repeated post once', async () => {
    const invitation = await invite();
    const id = randomUUID();
    expect((await invitation.answer({ 'answers.attitude': 4 }, { id })).json()).to.deep.equal({ status: 'applied' });
    expect((await invitation.answer({ 'answers.attitude': 4 }, { id })).json()).to.deep.equal({ status: 'duplicate' });
    expect(await invitation.rows('feed')).to.equal(1);
  });

  it('takes it once when it arrives eight times at once', async () => {
    const invitation = await invite();
    const id = randomUUID();
    const posts = Array.from({ length: 8 }, () => invitation.answer({ 'answers.attitude': 4 }, { id }));
    const statuses = (await Promise.all(posts)).map((reply) => reply.json<{ status: string }>().status).sort();
    expect(statuses).to.deep.equal(['applied', ...Array<string>(7).fill('duplicate')]);
  });

  it('refuses a post’s id with other answers', async () => {
    const invitation = await invite();
    const id = randomUUID();
    await invitation.answer({ 'answers.attitude': 4 }, { id });
    const reply = await invitation.answer({ 'answers.attitude': 1 }, { id });
    expect(reply.json()).to.include({ code: 'mutation-reused', status: 422 });
    expect((await invitation.open()).json()).to.deep.include({ answers: { attitude: 4 } });
  });

  const wrong: readonly [name: string, set: object, code: string][] = [
    ['a question that is not there', { 'answers.other': 1 }, 'question-unknown'],
    ['a path outside the answers', { finishedAt: 1 }, 'question-unknown'],
    ['a path to a prototype', { 'answers.__proto__': 1 }, 'question-unknown'],
    ['a text of 10,001 characters', { 'answers.remark': 'x'.repeat(10_001) }, 'value-refused'],
    ['an object', { 'answers.remark': { a: 1 } }, 'value-refused'],
    ['a text with NUL', { 'answers.remark': '\0' }, 'value-refused'],
  ];
  for (const [name, set, code] of wrong) {
    it(`refuses ${name} and stores nothing of the post`, async () => {
      const invitation = await invite();
      const reply = await invitation.answer({ 'answers.attitude': 4, ...set });
      expect(reply.statusCode).to.equal(422);
      expect(reply.json<{ issues: { code: string }[] }>().issues.map((found) => found.code)).to.deep.equal([code]);
      expect(await invitation.rows('survey_answer')).to.equal(0);
      expect(await invitation.rows('survey_post')).to.equal(0);
    });
  }

  it('lets no agent write the customer’s response', async () => {
    const { staff, link } = await invite();
    const { results } = await staff.push(
      staff.create({ type: 'survey-response', entityId: link.id, set: { answers: {} } }),
    );
    expect(results[0]?.problem?.code).to.equal('record-read-only');
  });
});

describe('the life of a survey link', () => {
  it('looks the same with a wrong token, a wrong tenant and a token of another tenant', async () => {
    const mine = await invite();
    const other = await invite();
    const replies = await Promise.all([
      mine.open('x'.repeat(22)),
      mine.open('short'),
      mine.open(other.link.token),
      mine.open(mine.link.token, newTenant()),
      mine.open(mine.link.token, 'No Tenant!'),
    ]);
    expect(replies.map((reply) => reply.statusCode)).to.deep.equal([404, 404, 404, 404, 404]);
    expect(new Set(replies.map((reply) => reply.body)).size).to.equal(1);
    expect(replies[0].json()).to.include({ code: 'survey-link-unknown' });
  });

  it('ends at its time, for reading and for answers', async () => {
    const invitation = await invite({ expiresInSeconds: 60 });
    clock.set(NOW + 60_000);
    expect((await invitation.open()).json()).to.include({ code: 'survey-link-expired', status: 410 });
    expect((await invitation.answer({ 'answers.attitude': 4 })).statusCode).to.equal(410);
    expect((await invitation.finish()).statusCode).to.equal(410);
    expect(await invitation.rows('survey_answer')).to.equal(0);
  });

  it('still knows a post of before its end', async () => {
    const invitation = await invite({ expiresInSeconds: 60 });
    const id = randomUUID();
    await invitation.answer({ 'answers.attitude': 4 }, { id });
    clock.set(NOW + 60_000);
    expect((await invitation.answer({ 'answers.attitude': 4 }, { id })).json()).to.deep.equal({ status: 'duplicate' });
  });

  it('takes no answer after finishing', async () => {
    const invitation = await invite();
    await invitation.answer({ 'answers.attitude': 4 });
    await invitation.finish();
    const reply = await invitation.answer({ 'answers.attitude': 1 });
    expect(reply.json()).to.include({ code: 'survey-finished', status: 409 });
    expect((await invitation.open()).json()).to.deep.include({ answers: { attitude: 4 }, finished: true });
  });

  it('finishes once, however often it is asked', async () => {
    const invitation = await invite();
    const id = randomUUID();
    expect((await invitation.finish(id)).json()).to.deep.equal({ status: 'applied' });
    clock.set(NOW + 1000);
    expect((await invitation.finish(id)).json()).to.deep.equal({ status: 'duplicate' });
    expect((await invitation.finish()).json()).to.deep.equal({ status: 'duplicate' });
    const { changes } = await invitation.staff.pull();
    expect(changes.map((change) => [change.rev, change.doc.finishedAt])).to.deep.equal([[1, NOW]]);
  });
});
