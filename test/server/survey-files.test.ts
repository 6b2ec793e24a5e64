import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Doc, Issue, Problem, SurveyDefinition } from '@callside/core';
import { createServer, type Server } from '@callside/server';
import { expect } from 'chai';
import { rejectionOf } from '../support/rejection.js';
import { csatSurvey, repairForm } from './support/definitions.js';
import { sendLink } from './support/invitation.js';
import { clock, Device, newTenant, NOW, SECRET, sharedServer, startServer } from './support/server.js';

const DAY = 86_400_000;

const SURVEY: SurveyDefinition = {
  ...csatSurvey,
  id: 'damage',
  files: true,
  editable: 'PT1H',
  blocks: [
    { id: 'broken', type: 'tri-state', label: 'Is it broken?' },
    {
      id: 'photo',
      type: 'attachment',
      label: 'A picture of it?',
      max: 2,
      visible: { '==': [{ var: 'answers.broken' }, 'yes'] },
    },
  ],
};

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(4000, 7)]);

const referenceTo = (bytes: Buffer, given: Doc = {}) => ({
  id: randomUUID() as string,
  name: '损坏 1.png',
  type: 'image/png',
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  ...given,
});

/** A customer with a link, and the staff that sent it. */
class Customer {
  constructor(
    readonly staff: Device,
    readonly token: string,
    readonly linkId: string,
  ) {}

  async answer(set: Doc, unset: readonly string[] = []) {
    return this.#post('answers', { set, unset, clientTime: 1 });
  }

  /** Says that it is broken, and names files. */
  async names(...files: readonly object[]): Promise<void> {
    const reply = await this.answer({ 'answers.broken': 'yes', 'answers.photo': files });
    expect(reply.statusCode, reply.body).to.equal(200);
  }

  async finish(): Promise<void> {
    expect((await this.#post('finish', {})).statusCode).to.equal(200);
  }

  begin(attachmentId: string, length: number, token = this.token) {
    const metadata = `attachmentId ${Buffer.from(attachmentId).toString('base64')}`;
    return this.#tus('POST', 'uploads', { 'upload-length': String(length), 'upload-metadata': metadata }, { token });
  }

  /** Sends all bytes in one piece, or those from an offset on. */
  async send(attachmentId: string, bytes: Buffer) {
    const begun = await this.begin(attachmentId, bytes.length);
    expect(begun.statusCode, begun.body).to.equal(201);
    return this.patch(String(begun.headers.location), 0, bytes);
  }

  patch(at: string, offset: number, payload: Buffer, token = this.token) {
    const headers = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
    return this.#tus('PATCH', at, headers, { token, payload });
  }

  head(at: string, token = this.token) {
    return this.#tus('HEAD', at, {}, { token });
  }

  async record(id: string) {
    return (await this.staff.pull()).changes.find((change) => change.id === id);
  }

  #post(action: string, body: object) {
    const { server, tenant } = this.staff;
    const payload = { token: this.token, id: randomUUID(), ...body };
    return server.app.inject({ method: 'POST', url: `/v1/surveys/${tenant}/${action}`, payload });
  }

  #tus(
    method: 'POST' | 'PATCH' | 'HEAD',
    at: string,
    headers: Readonly<Record<string, string>>,
    { token, payload }: { readonly token: string; readonly payload?: Buffer },
  ) {
    const { server, tenant } = this.staff;
    const authorization = `Bearer ${token}`;
    return server.app.inject({
      method,
      url: `/v1/surveys/${tenant}/${at}`,
      headers: { 'tus-resumable': '1.0.0', authorization, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  }
}

describe('the files of a survey', () => {
  let server: Server;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callside-survey-files-'));
    const { database } = await sharedServer();
    server = await startServer({ database, uploads: folder, surveyFiles: true, definitions: [SURVEY, repairForm] });
  });

  after(async () => {
    await server.app.close();
    await rm(folder, { recursive: true });
  });

  async function invite(staff = new Device(server, newTenant())): Promise<Customer> {
    const { link } = await sendLink({ survey: { id: 'damage' } }, staff);
    return new Customer(staff, link.token, link.id);
  }

  it('become attachments of the response when an answer names them, without bytes yet', async () => {
    const customer = await invite();
    const file = referenceTo(PNG);
    await customer.names(file);
    expect((await customer.record(file.id))?.doc).to.deep.equal({
      ...{ id: file.id, name: file.name, mime: 'image/png', size: PNG.length, sha256: file.sha256 },
      ...{ for: { type: 'survey-response', id: customer.linkId }, kind: 'image', by: 'survey-link', at: NOW },
    });
    expect((await customer.record(customer.linkId))?.doc.answers).to.deep.equal({ broken: 'yes', photo: [file] });
  });

  it('come by the link in pieces, and staff gets them to be saved', async () => {
    const customer = await invite();
    const file = referenceTo(PNG);
    await customer.names(file);
    const at = String((await customer.begin(file.id, PNG.length)).headers.location);
    await customer.patch(at, 0, PNG.subarray(0, 1500));
    expect((await customer.head(at)).headers['upload-offset']).to.equal('1500');
    expect((await customer.patch(at, 1500, PNG.subarray(1500))).statusCode).to.equal(204);
    expect((await customer.record(file.id))?.doc.uploaded).to.equal(true);
    const headers = await customer.staff.authorization();
    const got = await server.app.inject({ url: `/v1/attachments/${file.id}`, headers });
    expect(got.rawPayload.equals(PNG)).to.equal(true);
    expect(got.headers['content-disposition']).to.match(/^attachment;/);
  });

  it('may come after the end, and are marked by nobody else', async () => {
    const customer = await invite();
    const file = referenceTo(PNG);
    await customer.names(file);
    await customer.finish();
    clock.set(NOW + 2 * 3_600_000);
    expect((await customer.send(file.id, PNG)).statusCode).to.equal(204);
    const audit = await customer.staff.rows('audit', 'actor, action');
    expect(audit).to.deep.include({ actor: 'survey-link', action: 'upload' });
  });

  it('do not come once the link is over', async () => {
    const customer = await invite();
    const file = referenceTo(PNG);
    await customer.names(file);
    clock.set(NOW + 8 * DAY);
    const reply = await customer.begin(file.id, PNG.length);
    expect(reply.json<Problem>().code).to.equal('survey-link-expired');
  });

  it('go when the answer no longer names them', async () => {
    const customer = await invite();
    const [one, other] = [referenceTo(PNG), referenceTo(PNG)];
    await customer.names(one, other);
    await customer.names(other);
    expect((await customer.record(one.id))?.deleted).to.equal(true);
    expect((await customer.begin(one.id, PNG.length)).json<Problem>().code).to.equal('attachment-unknown');
    await customer.answer({}, ['answers.photo']);
    expect((await customer.record(other.id))?.deleted).to.equal(true);
  });

  it('go when the way that was finished does not lead past their question', async () => {
    const customer = await invite();
    const file = referenceTo(PNG);
    await customer.names(file);
    await customer.answer({ 'answers.broken': 'no' });
    await customer.finish();
    expect((await customer.record(file.id))?.deleted).to.equal(true);
  });

  it('stay when the same answer comes again', async () => {
    const customer = await invite();
    const file = referenceTo(PNG);
    await customer.names(file);
    await customer.send(file.id, PNG);
    await customer.names(file);
    await customer.finish();
    expect(await customer.record(file.id)).to.deep.include({ rev: 2, deleted: false });
  });

  const refused: readonly [name: string, given: Doc][] = [
    ['another type', { type: 'text/html' }],
    ['too many bytes', { size: 10_000_001 }],
    ['no hash', { sha256: undefined }],
    ['a hash that is none', { sha256: 'abc' }],
    ['an id that is none', { id: '../../etc' }],
    ['a name with a folder', { name: '../a.png' }],
    ['more than a reference', { uploaded: true }],
  ];
  for (const [name, given] of refused) {
    it(`are refused with ${name}`, async () => {
      const customer = await invite();
      const reply = await customer.answer({ 'answers.photo': [referenceTo(PNG, given)] });
      expect(reply.json<Problem>().code, reply.body).to.equal('survey-answer-invalid');
      expect(await customer.staff.rows('entity')).to.have.length(0);
    });
  }

  it('are refused when they are too many', async () => {
    const customer = await invite();
    const files = [referenceTo(PNG), referenceTo(PNG), referenceTo(PNG)];
    const reply = await customer.answer({ 'answers.photo': files });
    expect(reply.json<{ issues: readonly Issue[] }>().issues[0]?.code).to.equal('too-many-files');
  });

  it('are refused when they are those of another link, or of staff', async () => {
    const staff = new Device(server, newTenant());
    const other = await invite(staff);
    const file = referenceTo(PNG);
    await other.names(file);
    const customer = await invite(staff);
    expect((await customer.answer({ 'answers.photo': [file] })).json<Problem>().code).to.equal('survey-answer-invalid');
    const mutation = staff.create({
      type: 'attachment',
      set: {
        for: { type: 'survey-response', id: customer.linkId },
        ...{ name: 'a.png', mime: 'image/png', size: 9, sha256: file.sha256, kind: 'image' },
      },
    });
    await staff.push(mutation);
    const theirs = referenceTo(PNG, { id: mutation.entityId });
    expect((await customer.answer({ 'answers.photo': [theirs] })).json<Problem>().code).to.equal(
      'survey-answer-invalid',
    );
    expect((await customer.begin(mutation.entityId, 9)).json<Problem>().code).to.equal('attachment-unknown');
  });

  it('stay what they were named', async () => {
    const customer = await invite();
    const file = referenceTo(PNG);
    await customer.names(file);
    const reply = await customer.answer({ 'answers.photo': [{ ...file, name: 'b.png' }] });
    expect(reply.json<Problem>().code).to.equal('survey-answer-invalid');
  });

  it('have a question that asks for them', async () => {
    const customer = await invite();
    const reply = await customer.answer({ 'answers.broken': [referenceTo(PNG)] });
    expect(reply.json<Problem>().code).to.equal('survey-answer-invalid');
  });

  it('are seen and touched by no other link', async () => {
    const staff = new Device(server, newTenant());
    const customer = await invite(staff);
    const file = referenceTo(PNG);
    await customer.names(file);
    const at = String((await customer.begin(file.id, PNG.length)).headers.location);
    const stranger = await invite(staff);
    expect((await stranger.begin(file.id, PNG.length)).statusCode).to.equal(404);
    expect((await stranger.head(at)).statusCode).to.equal(404);
    expect((await stranger.patch(at, 0, PNG)).statusCode).to.equal(404);
    expect((await customer.head(at, 'guessed')).statusCode).to.equal(404);
    expect((await customer.head(at)).headers['upload-offset']).to.equal('0');
  });

  it('are not given out to the link, which is no token of staff', async () => {
    const customer = await invite();
    const file = referenceTo(PNG);
    await customer.names(file);
    await customer.send(file.id, PNG);
    const headers = { authorization: `Bearer ${customer.token}` };
    expect((await server.app.inject({ url: `/v1/attachments/${file.id}`, headers })).statusCode).to.equal(401);
  });

  it('are refused with bytes of another type, and with other bytes', async () => {
    const customer = await invite();
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    const [disguised, file] = [referenceTo(page), referenceTo(PNG)];
    await customer.names(disguised, file);
    expect((await customer.send(disguised.id, page)).json<Problem>().code).to.equal('attachment-type-refused');
    const other = Buffer.concat([PNG.subarray(0, 100), Buffer.alloc(PNG.length - 100)]);
    expect((await customer.send(file.id, other)).json<Problem>().code).to.equal('hash-mismatch');
    expect((await customer.record(file.id))?.doc.uploaded).to.equal(undefined);
  });

  it('have one upload at a time, and their size', async () => {
    const customer = await invite();
    const file = referenceTo(PNG);
    await customer.names(file);
    const first = String((await customer.begin(file.id, PNG.length)).headers.location);
    await customer.begin(file.id, PNG.length);
    expect((await customer.head(first)).statusCode).to.equal(404);
    expect(await customer.staff.rows('upload')).to.have.length(1);
    expect((await customer.begin(file.id, 9)).json<Problem>().code).to.equal('upload-length-wrong');
  });

  it('are begun only so often in an hour', async () => {
    const customer = await invite();
    const file = referenceTo(PNG);
    await customer.names(file);
    for (let count = 0; count < 40; count++) await customer.begin(file.id, 9);
    const reply = await customer.begin(file.id, PNG.length);
    expect(reply.json<Problem>().code).to.equal('rate-limited');
    expect(Number(reply.headers['retry-after'])).to.be.greaterThan(0);
  });

  it('come in more requests than answers do', async () => {
    const { database } = await sharedServer();
    const options = { surveyFiles: true, uploads: folder, definitions: [SURVEY], surveyRequestsPerMinute: 3 };
    const { app } = await startServer({ database, ...options });
    const customer = await invite();
    const url = `/v1/surveys/${customer.staff.tenant}/uploads/x`;
    const headers = { 'tus-resumable': '1.0.0', authorization: `Bearer ${customer.token}` };
    const statuses: number[] = [];
    for (let count = 0; count <= 30; count++)
      statuses.push((await app.inject({ method: 'HEAD', url, headers })).statusCode);
    expect([...new Set(statuses)]).to.deep.equal([404, 429]);
    await app.close();
  });

  it('are there again when the way leads back to their question', async () => {
    const customer = await invite();
    const [sent, unsent] = [referenceTo(PNG), referenceTo(PNG)];
    await customer.names(sent, unsent);
    await customer.send(sent.id, PNG);
    await customer.answer({ 'answers.broken': 'no' });
    await customer.finish();
    expect((await customer.record(sent.id))?.deleted).to.equal(true);
    await customer.names(sent, unsent);
    expect(await customer.record(sent.id)).to.deep.include({ rev: 4, deleted: false });
    expect((await customer.record(sent.id))?.doc.uploaded).to.equal(true);
    expect((await customer.record(unsent.id))?.doc.uploaded).to.equal(undefined);
    expect((await customer.send(unsent.id, PNG)).statusCode).to.equal(204);
  });

  it('come back as nothing else', async () => {
    const customer = await invite();
    const file = referenceTo(PNG);
    await customer.names(file);
    await customer.answer({}, ['answers.photo']);
    const reply = await customer.answer({ 'answers.photo': [{ ...file, size: 9 }] });
    expect(reply.json<Problem>().code).to.equal('survey-answer-invalid');
    expect((await customer.record(file.id))?.deleted).to.equal(true);
  });

  it('are told of by nothing but what the server knows of them, also when they were named before', async () => {
    const customer = await invite();
    const file = referenceTo(PNG);
    await customer.names(file);
    const reply = await customer.answer({ 'answers.photo': [{ ...file, note: 'x' }] });
    expect(reply.json<Problem>().code).to.equal('survey-answer-invalid');
  });

  it('are sent by the page of a finished link, which therefore has its script', async () => {
    const customer = await invite();
    const page = async (): Promise<string> => {
      const { tenant } = customer.staff;
      return (await server.app.inject({ url: `/s/${tenant}/${customer.token}` })).body;
    };
    await customer.names(referenceTo(PNG));
    await customer.finish();
    clock.set(NOW + 2 * 3_600_000);
    const body = await page();
    expect(body)
      .to.include('id="survey-data"')
      .and.to.include('survey-page.more.js')
      .and.to.include('survey-page.files.js');
    expect(body).not.to.include('value="change"');
  });

  it('are asked for by no server that was not told to take them', async () => {
    const { database } = await sharedServer();
    for (const given of [{}, { uploads: folder }, { surveyFiles: true }]) {
      const failure = await rejectionOf(
        createServer({ database, auth: { secret: SECRET }, definitions: [SURVEY], ...given }),
      );
      expect(failure).to.include({ code: 'definition-invalid' });
    }
  });

  const untaken: readonly [name: string, block: Partial<SurveyDefinition['blocks'][number]>, reason: string][] = [
    ['larger than it takes', { maxSize: 200_000_000 }, '"attachments.maxSize"'],
    ['of a type that it does not take', { accept: ['image/*'] }, '"attachments.mimes"'],
  ];
  for (const [name, block, reason] of untaken)
    it(`are not asked for where they would be ${name}`, async () => {
      const { database } = await sharedServer();
      const photo = { id: 'photo', type: 'attachment', label: 'A picture of it?', ...block } as const;
      const definitions = [{ ...SURVEY, blocks: [photo] }];
      const given = { database, auth: { secret: SECRET }, definitions, surveyFiles: true, uploads: folder };
      const failure = await rejectionOf(createServer(given));
      expect(failure).to.have.property('code', 'definition-invalid');
      expect(String(failure)).to.include(reason);
    });
});
