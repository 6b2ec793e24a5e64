import { randomUUID } from 'node:crypto';
import type { Issue, Problem, Ticket } from '@callside/core';
import { expect } from 'chai';
import { createLink, sendLink, type SentLink } from './support/invitation.js';
import { clock, type Device, newDevice, newTenant, NOW } from './support/server.js';

/** Staff that sends a link, and the customer who holds it. */
class Invitation {
  constructor(
    readonly staff: Device,
    readonly link: SentLink,
  ) {}

  open(token = this.link.token, tenant = this.staff.tenant) {
    return this.#post(tenant, 'open', { token });
  }

  answer(set: object, given: { id?: string; unset?: string[]; token?: string; waited?: number } = {}) {
    const { id = randomUUID(), unset = [], token = this.link.token, waited = 0 } = given;
    return this.#post(this.staff.tenant, 'answers', { token, id, set, unset, clientTime: 1, sentAt: 1 + waited });
  }

  optOut() {
    return this.#post(this.staff.tenant, 'opt-out', { token: this.link.token });
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

describe('who is asked', () => {
  const callId = randomUUID();
  const ticketId = randomUUID();

  async function again(invitation: Invitation, body: object): Promise<Problem> {
    return (await createLink(invitation.staff, { survey: { id: 'csat' }, ...body })).json<Problem>();
  }

  it('is nobody who has said so by the link, which is closed by it', async () => {
    const invitation = await invite({ contact: 'c-42' });
    expect((await invitation.optOut()).json()).to.deep.equal({ status: 'applied' });
    expect((await invitation.optOut()).json()).to.deep.equal({ status: 'applied' });
    expect((await invitation.open()).json()).to.include({ code: 'survey-link-expired' });
    expect(await again(invitation, { contact: 'c-42' })).to.include({ code: 'survey-opted-out', status: 409 });
    expect((await createLink(invitation.staff, { survey: { id: 'csat' }, contact: 'c-43' })).statusCode).to.equal(201);
  });

  it('is nobody who has told an agent', async () => {
    const invitation = await invite();
    const headers = await invitation.staff.authorization();
    const payload = { contact: 'c-42' };
    const told = await invitation.staff.server.app.inject({
      method: 'POST',
      url: '/v1/survey-opt-outs',
      headers,
      payload,
    });
    expect(told.json()).to.deep.equal({ status: 'applied' });
    expect(await again(invitation, payload)).to.include({ code: 'survey-opted-out' });
  });

  it('does not depend on what other tenants’ customers want', async () => {
    await (await invite({ contact: 'c-42' })).optOut();
    expect((await invite({ contact: 'c-42' })).link.token).to.be.a('string');
  });

  it('looks the same to opt out with a token that nobody has', async () => {
    const invitation = await invite();
    const url = `/v1/surveys/${invitation.staff.tenant}/opt-out`;
    const reply = await invitation.staff.server.app.inject({ method: 'POST', url, payload: { token: 'x' } });
    expect(reply.json()).to.include({ code: 'survey-link-unknown' });
  });

  for (const [what, first, second] of [
    ['a call', { callId }, { callId }],
    ['a ticket, by whatever call', { callId, ticketId }, { callId: randomUUID(), ticketId }],
  ] as const) {
    it(`is not asked twice about ${what}`, async () => {
      const invitation = await invite(first);
      const problem = await again(invitation, second);
      expect(problem).to.include({ code: 'survey-sent-already', status: 409 });
      expect(problem.detail)
        .to.contain(invitation.link.id)
        .and.contain('callId' in second && 'ticketId' in second ? ticketId : callId);
    });
  }

  it('is asked once when two links are made at once', async () => {
    const staff = await newDevice();
    const body = { survey: { id: 'csat' }, callId };
    const replies = await Promise.all([1, 2, 3].map(() => createLink(staff, body)));
    expect(replies.map(({ statusCode }) => statusCode).sort()).to.deep.equal([201, 409, 409]);
  });

  it('is asked anew where the link was lost, which is closed then', async () => {
    const lost = await invite({ callId, ticketId });
    const other = await again(lost, { callId: randomUUID(), ticketId, again: true });
    expect(other).to.have.property('token');
    expect((await lost.open()).json()).to.include({ code: 'survey-link-expired' });
    expect(await again(lost, { callId, again: true })).to.have.property('token');
  });

  it('is not asked anew about what is answered', async () => {
    const answered = await invite({ callId });
    await answered.finish();
    expect(await again(answered, { callId, again: true })).to.include({ code: 'survey-sent-already' });
  });

  it('is asked by another survey, and about another call', async () => {
    const invitation = await invite({ callId });
    expect(await again(invitation, { survey: { id: 'editable' }, callId })).to.have.property('token');
    expect(await again(invitation, { callId: randomUUID() })).to.have.property('token');
  });

  it('is asked anew when the link ran out unanswered, and never when it was answered', async () => {
    const unanswered = await invite({ callId, expiresInSeconds: 60 });
    const answered = await invite({ callId, expiresInSeconds: 60 });
    await answered.finish();
    clock.set(NOW + 60_000);
    expect(await again(unanswered, { callId })).to.have.property('token');
    expect(await again(answered, { callId })).to.include({ code: 'survey-sent-already' });
  });
});

describe('a survey link', () => {
  it('lives as long as the survey says, unless it is told otherwise', async () => {
    const survey = { id: 'editable' };
    expect((await invite({ survey })).link.expiresAt).to.equal(NOW + 2 * 86_400_000);
    expect((await invite({ survey, expiresInSeconds: 60 })).link.expiresAt).to.equal(NOW + 60_000);
  });

  it('hands the script on to the response', async () => {
    const script = { id: 'fault', version: 3 };
    const invitation = await invite({ script });
    await invitation.answer({ 'answers.attitude': 5 });
    const [change] = (await invitation.staff.pull()).changes;
    expect(change?.doc).to.deep.include({ script });
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
    const doc = { id, ...bound, answers: { attitude: 5 }, answeredAt: { attitude: NOW }, startedAt: NOW };
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

describe('the answers of a survey', () => {
  async function issuesOf(set: object): Promise<string[]> {
    const reply = await (await invite({ survey: { id: 'editable' } })).answer(set);
    const { issues = [] } = reply.json<{ issues?: readonly Issue[] }>();
    return issues.map(({ code, path }) => `${code} at ${path.join(' ')}`);
  }

  it('are taken for parts of questions, and where a question does not apply', async () => {
    expect(await issuesOf({ 'answers.attitude': 'not-applicable', 'answers.reach-consent': true })).to.deep.equal([]);
  });

  it('are refused where the question cannot have them', async () => {
    expect(await issuesOf({ 'answers.attitude': 6, 'answers.reach-phone': 'none' })).to.deep.equal([
      'too-large at set answers.attitude',
      'phone-malformed at set answers.reach-phone',
    ]);
    expect(await issuesOf({ 'answers.reach': true })).to.deep.equal(['question-unknown at set']);
  });

  it('keep the time of the first one', async () => {
    const invitation = await invite();
    await invitation.answer({ 'answers.attitude': 4 });
    clock.set(NOW + 1000);
    await invitation.answer({ 'answers.attitude': 5, 'answers.remark': 'x' });
    const [change] = (await invitation.staff.pull()).changes;
    expect(change?.doc.answeredAt).to.deep.equal({ attitude: NOW, remark: NOW + 1000 });
  });

  it('forget at the end what lies off the way', async () => {
    const invitation = await invite({ survey: { id: 'editable' } });
    await invitation.answer({
      'answers.attitude': 1,
      'answers.reach-consent': true,
      'answers.reach-phone': '13812345678',
    });
    await invitation.answer({ 'answers.reach-consent': false });
    await invitation.finish();
    const change = (await invitation.staff.pull()).changes.find(({ type }) => type === 'survey-response');
    expect(change?.doc.answers).to.deep.equal({ attitude: 1, 'reach-consent': false });
    expect(await invitation.rows('survey_answer')).to.equal(2);
  });

  it('can be changed for as long as the survey says', async () => {
    const invitation = await invite({ survey: { id: 'editable' } });
    await invitation.answer({ 'answers.attitude': 1 });
    await invitation.finish();
    clock.set(NOW + 3_599_999);
    expect((await invitation.open()).json()).to.include({ finished: true, editableUntil: NOW + 3_600_000 });
    expect((await invitation.answer({ 'answers.attitude': 2 })).statusCode).to.equal(200);
    clock.set(NOW + 3_600_000);
    expect((await invitation.open()).json()).to.not.have.property('editableUntil');
    expect((await invitation.answer({ 'answers.attitude': 3 })).json()).to.include({ code: 'survey-finished' });
    const change = (await invitation.staff.pull()).changes.find(({ type }) => type === 'survey-response');
    expect(change?.doc).to.deep.include({ answers: { attitude: 2 }, finishedAt: NOW });
  });

  it('stay changeable no longer when they are finished again', async () => {
    const invitation = await invite({ survey: { id: 'editable' } });
    await invitation.finish();
    clock.set(NOW + 3_000_000);
    await invitation.answer({ 'answers.attitude': 4 });
    expect((await invitation.finish()).json()).to.deep.equal({ status: 'applied' });
    expect((await invitation.open()).json()).to.include({ editableUntil: NOW + 3_600_000 });
    clock.set(NOW + 3_600_000);
    expect((await invitation.finish()).json()).to.deep.equal({ status: 'duplicate' });
  });
});

describe('a survey with a time limit', () => {
  const survey = { id: 'timed' };
  const LIMIT = 600_000;
  const GRACE = 60_000;

  it('runs from the first answer, by the server’s clock', async () => {
    const invitation = await invite({ survey });
    clock.set(NOW + 3_600_000);
    expect((await invitation.open()).json())
      .to.include({ now: NOW + 3_600_000 })
      .and.not.have.property('answersUntil');
    expect((await invitation.answer({ 'answers.attitude': 4 })).statusCode).to.equal(200);
    expect((await invitation.open()).json()).to.include({ answersUntil: NOW + 3_600_000 + LIMIT });
  });

  it('takes an answer with the last second, and none later', async () => {
    const invitation = await invite({ survey });
    await invitation.answer({ 'answers.attitude': 4 });
    clock.set(NOW + LIMIT + GRACE - 1);
    expect((await invitation.answer({ 'answers.attitude': 5 })).statusCode).to.equal(200);
    clock.set(NOW + LIMIT + GRACE);
    const late = await invitation.answer({ 'answers.attitude': 1 });
    expect(late.json()).to.include({ code: 'survey-time-over', status: 409 });
    expect((await invitation.open()).json()).to.deep.include({ answers: { attitude: 5 } });
  });

  it('takes what was given in time and has waited for a network', async () => {
    const invitation = await invite({ survey });
    await invitation.answer({ 'answers.attitude': 4 });
    clock.set(NOW + 5 * LIMIT);
    expect((await invitation.answer({ 'answers.remark': 'in time' }, { waited: 4.5 * LIMIT })).statusCode).to.equal(
      200,
    );
    expect((await invitation.answer({ 'answers.remark': 'late' }, { waited: 2 * LIMIT })).statusCode).to.equal(409);
    expect((await invitation.answer({ 'answers.remark': 'late' }, { waited: -9 * LIMIT })).statusCode).to.not.equal(
      200,
    );
    expect((await invitation.open()).json()).to.deep.include({ answers: { attitude: 4, remark: 'in time' } });
  });

  it('can be finished at any time', async () => {
    const invitation = await invite({ survey });
    await invitation.answer({ 'answers.attitude': 4 });
    clock.set(NOW + 2 * LIMIT);
    expect((await invitation.finish()).json()).to.deep.equal({ status: 'applied' });
  });

  it('gives changes after the end their own time', async () => {
    const invitation = await invite({ survey });
    await invitation.answer({ 'answers.attitude': 4 });
    await invitation.finish();
    clock.set(NOW + 2 * LIMIT);
    expect((await invitation.answer({ 'answers.attitude': 2 })).statusCode).to.equal(200);
    expect((await invitation.open()).json()).to.not.have.property('answersUntil');
  });
});

describe('what follows from answers', () => {
  const callId = randomUUID();
  const ticketId = randomUUID();

  async function finished(attitude: number): Promise<Invitation> {
    const bound = { callId, ticketId, agentId: '1002', queue: 'repair', locale: 'en' };
    const invitation = await invite({ survey: { id: 'editable' }, ...bound });
    const reach = { 'answers.reach-consent': true, 'answers.reach-phone': '13812345678' };
    await invitation.answer({ 'answers.attitude': attitude, ...reach });
    await invitation.finish();
    return invitation;
  }

  async function ticketsOf({ staff }: Invitation) {
    return (await staff.pull()).changes.filter(({ type }) => type === 'ticket');
  }

  it('is a ticket that knows call, agent, queue and why', async () => {
    const invitation = await finished(2);
    const [ticket, ...more] = await ticketsOf(invitation);
    expect(more).to.deep.equal([]);
    expect(ticket?.rev).to.equal(1);
    const { log, ...doc } = ticket?.doc as unknown as Ticket;
    expect(doc).to.deep.equal({
      id: ticket?.id,
      number: doc.number,
      form: { id: 'repair', version: 1 },
      status: 'pending',
      values: { description: 'Call 13812345678' },
      createdBy: 'survey-link',
      createdAt: NOW,
      priority: 'high',
      origin: { type: 'survey-response', id: invitation.link.id, rule: 'unhappy', agentId: '1002' },
      callId,
      owner: { queue: 'repair' },
      links: [{ id: `related/${ticketId}`, kind: 'related', ticket: ticketId }],
    });
    expect(doc.number).to.match(/^GD\d{8}\d{3}$/);
    expect(log?.[0]).to.include({ type: 'noted', by: 'survey-link', at: NOW });
    expect(log?.[0]).to.have.property('text').that.contains('Attitude 2 of 5').and.contains(invitation.link.id);
  });

  it('is named in the response', async () => {
    const invitation = await finished(2);
    const { changes } = await invitation.staff.pull();
    const response = changes.find(({ type }) => type === 'survey-response');
    const [ticket] = await ticketsOf(invitation);
    expect(response?.doc.followUps).to.deep.equal([{ rule: 'unhappy', ticketId: ticket?.id }]);
  });

  it('is made once for answers that are changed, also when they call for it only then', async () => {
    const invitation = await finished(4);
    expect(await ticketsOf(invitation)).to.deep.equal([]);
    await invitation.answer({ 'answers.attitude': 1 });
    expect(await ticketsOf(invitation)).to.deep.equal([]);
    await invitation.finish();
    const [ticket] = await ticketsOf(invitation);
    await invitation.answer({ 'answers.attitude': 5 });
    await invitation.finish();
    await invitation.answer({ 'answers.attitude': 2 });
    await invitation.finish();
    const made = new Set((await ticketsOf(invitation)).map(({ id }) => id));
    expect([...made]).to.deep.equal([ticket?.id]);
    const responses = (await invitation.staff.pull()).changes.filter(({ type }) => type === 'survey-response');
    expect(responses.at(-1)?.doc.followUps).to.deep.equal([{ rule: 'unhappy', ticketId: ticket?.id }]);
  });

  it('is nothing where no rule holds, and nothing before the end', async () => {
    expect(await ticketsOf(await finished(3))).to.deep.equal([]);
    const invitation = await invite({ survey: { id: 'editable' } });
    await invitation.answer({ 'answers.attitude': 1 });
    expect(await ticketsOf(invitation)).to.deep.equal([]);
  });

  it('is made once, however often the survey is finished or changed', async () => {
    const invitation = await finished(1);
    await Promise.all([1, 2, 3].map(() => invitation.finish()));
    await invitation.answer({ 'answers.attitude': 2 });
    await invitation.finish();
    expect(await ticketsOf(invitation)).to.have.length(1);
    const { changes } = await invitation.staff.pull();
    expect(changes.find(({ type }) => type === 'survey-response')?.doc.followUps).to.have.length(1);
  });

  it('can be worked on like any other ticket', async () => {
    const invitation = await finished(1);
    const [ticket] = await ticketsOf(invitation);
    const { staff } = invitation;
    const { results } = await staff.push(
      staff.patch(ticket?.id ?? '', 1, { 'values.description': 'x' }, { entitySeq: 1 }),
    );
    expect(results.map(({ status }) => status)).to.deep.equal(['applied']);
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
