import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from '@callside/server';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { Device, newTenant, sharedServer, startServer } from './support/server.js';

const FILE = new URL('../../packages/server/openapi.json', import.meta.url);

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly unknown[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>>;
}

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

describe('the OpenAPI document', () => {
  let server: Server;
  let folder: string;
  let document: OpenApi;
  let ajv: Ajv2020;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callside-'));
    const { database } = await sharedServer();
    server = await startServer({ database, uploads: folder, surveyFiles: true });
    document = (await server.app.inject('/v1/openapi.json')).json();
    ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
    // What OpenAPI and JSON Schema leave to people.
    for (const word of ['openapi', 'info', 'tags', 'paths', 'components', 'servers']) ajv.addKeyword(word);
    ajv.addSchema(document, 'openapi.json');
  });

  after(() => rm(folder, { recursive: true }));

  /** Says what is wrong with an answer by the schema that the document has for it. */
  function faultsOf(path: string, method: string, answer: { status: string; body: unknown }): unknown {
    const { status, body } = answer;
    const type = /^[45]/.test(status) ? 'application~1problem+json' : 'application~1json';
    const place = [path.replaceAll('~', '~0').replaceAll('/', '~1'), method, 'responses', status, 'content', type];
    const validate = ajv.compile({ $ref: `openapi.json#/paths/${encodeURI(place.join('/'))}/schema` });
    return validate(body) ? undefined : validate.errors;
  }

  it('is the one in the repository; UPDATE_OPENAPI=1 writes it', async () => {
    const { default: prettier } = await import('prettier');
    const text = await prettier.format(JSON.stringify(document), { parser: 'json', printWidth: 120 });
    if (process.env.UPDATE_OPENAPI === '1') await writeFile(FILE, text);
    expect(await readFile(FILE, 'utf8')).to.equal(text);
  });

  it('speaks OpenAPI 3.1', () => {
    expect(document.openapi).to.match(/^3\.1\./);
  });

  it('describes every route of the API', () => {
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(listed.sort()).to.deep.equal([
      'delete /v1/uploads/{id}',
      'get /healthz',
      'get /readyz',
      'get /v1/attachments/{id}',
      'get /v1/definitions/{kind}/{id}',
      'get /v1/sync/events',
      'get /v1/sync/pull',
      'head /v1/surveys/{tenant}/uploads/{id}',
      'head /v1/uploads/{id}',
      'options /v1/uploads',
      'patch /v1/surveys/{tenant}/uploads/{id}',
      'patch /v1/uploads/{id}',
      'post /v1/records/{type}/{id}/reveal',
      'post /v1/survey-links',
      'post /v1/survey-opt-outs',
      'post /v1/surveys/{tenant}/answers',
      'post /v1/surveys/{tenant}/finish',
      'post /v1/surveys/{tenant}/open',
      'post /v1/surveys/{tenant}/opt-out',
      'post /v1/surveys/{tenant}/uploads',
      'post /v1/sync/push',
      'post /v1/uploads',
    ]);
  });

  it('says of each what it is for, who may and what comes back, in schemas that are valid', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { summary, tags, security, responses }] of Object.entries(methods)) {
        const name = `${method} ${path}`;
        expect(summary, name).to.be.a('string');
        expect(tags, name).to.have.length(1);
        expect(security !== undefined, name).to.equal(!/surveys|healthz|readyz/.test(path));
        for (const [status, { content = {} }] of Object.entries(responses)) {
          for (const { schema } of Object.values(content)) {
            expect(() => ajv.compile(rebased(schema)), `${name} ${status}`).to.not.throw();
          }
        }
      }
    }
  });

  it('fits the answers of the sync', async () => {
    const device = new Device(server, newTenant());
    const created = device.create();
    const wrong = device.create({ set: { status: 'nonsense' } });
    const other = new Device(server, device.tenant);
    const push = await device.push(created, wrong, device.remove(created.entityId, 1));
    const late = await other.push(other.patch(created.entityId, 1, { note: 'x' }));
    const blocked = await device.push(device.create({ entitySeq: 9 }));
    const pull = await device.pull();
    for (const body of [push, late, blocked])
      expect(faultsOf('/v1/sync/push', 'post', { status: '200', body })).to.equal(undefined);
    expect(faultsOf('/v1/sync/pull', 'get', { status: '200', body: pull })).to.equal(undefined);
  });

  it('fits the answers of links and surveys', async () => {
    const device = new Device(server, newTenant());
    const headers = await device.authorization();
    const payload = { survey: { id: 'csat' } };
    const link = await server.app.inject({ method: 'POST', url: '/v1/survey-links', headers, payload });
    const { token } = link.json<{ token: string }>();
    const post = async (action: string, body: object): Promise<unknown> =>
      (
        await server.app.inject({ method: 'POST', url: `/v1/surveys/${device.tenant}/${action}`, payload: body })
      ).json();
    const at = '/v1/surveys/{tenant}';
    const set = { 'answers.attitude': 5 };
    const answers = await post('answers', { token, id: randomUUID(), set, unset: [], clientTime: 1 });
    expect([
      faultsOf('/v1/survey-links', 'post', { status: '201', body: link.json() }),
      faultsOf(`${at}/answers`, 'post', { status: '200', body: answers }),
      faultsOf(`${at}/open`, 'post', { status: '200', body: await post('open', { token }) }),
      faultsOf(`${at}/finish`, 'post', { status: '200', body: await post('finish', { token, id: randomUUID() }) }),
    ]).to.deep.equal([undefined, undefined, undefined, undefined]);
  });

  it('fits refusals', async () => {
    const refusal = (await server.app.inject('/v1/sync/pull')).json<object>();
    expect(faultsOf('/v1/sync/pull', 'get', { status: '4XX', body: refusal })).to.equal(undefined);
    expect(faultsOf('/v1/sync/pull', 'get', { status: '4XX', body: { error: 'no' } })).to.not.equal(undefined);
  });

  it('does not fit what is no answer', () => {
    const body = { protocol: 1, epoch: '', changes: [{ id: 'x' }], cursor: '', hasMore: false };
    expect(faultsOf('/v1/sync/pull', 'get', { status: '200', body })).to.not.equal(undefined);
  });
});

/** A schema by itself, with its references into the document. */
function rebased(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi.json#/')) as object;
}
