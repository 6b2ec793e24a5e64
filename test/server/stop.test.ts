import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Doc, PushReply } from '@callside/core';
import { expect } from 'chai';
import { startProcess, tokenNow, type ServerProcess } from './support/server-process.js';
import { newTenant, OPENING_TIME } from './support/server.js';

const BYTES = Buffer.alloc(3_000_000, 'x');

describe('the stop of a server', function () {
  this.timeout(OPENING_TIME);
  let folder: string;
  let authorization: string;
  let server: ServerProcess;

  const start = (): Promise<ServerProcess> =>
    startProcess(['--data', join(folder, 'data'), '--uploads', join(folder, 'uploads')]);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callside-'));
    authorization = `Bearer ${await tokenNow(newTenant())}`;
    server = await start();
  });

  afterEach(async () => {
    server.child.kill('SIGKILL');
    await server.ended;
    await rm(folder, { recursive: true });
  });

  function open(method: string, path: string, headers: Record<string, string> = {}): ClientRequest {
    return request(server.url + path, { method, headers: { authorization, ...headers } });
  }

  async function push(...mutations: Doc[]): Promise<PushReply> {
    const asked = open('POST', '/v1/sync/push', { 'content-type': 'application/json' });
    asked.end(bodyOf(mutations));
    return JSON.parse(await text(await replyTo(asked))) as PushReply;
  }

  it('lets a request end that has begun', async () => {
    const asked = open('POST', '/v1/sync/push', { 'content-type': 'application/json' });
    const body = bodyOf([call()]);
    asked.write(body.slice(0, 20));
    // The server has the first bytes when it has answered what came after them.
    expect((await push(call())).results[0]?.status).to.equal('applied');
    server.child.kill('SIGTERM');
    asked.end(body.slice(20));
    const reply = await replyTo(asked);
    const { results } = JSON.parse(await text(reply)) as PushReply;
    expect(results.map(({ status }) => status)).to.deep.equal(['applied']);
    expect(await server.ended).to.equal(0);
  });

  it('ends open event streams', async () => {
    const stream = await replyTo(open('GET', '/v1/sync/events').end());
    stream.resume();
    const over = once(stream, 'end');
    server.child.kill('SIGTERM');
    await over;
    expect(await server.ended).to.equal(0);
  });

  it('breaks an upload off at a byte that the next server goes on from', async () => {
    const id = randomUUID();
    const attachment = { ...FILE, size: BYTES.length, sha256: createHash('sha256').update(BYTES).digest('hex') };
    await push(call({ type: 'attachment', entityId: id, set: attachment }));
    const at = await begin(id);
    const sending = open('PATCH', at, { ...TUS, 'upload-offset': '0', 'content-length': String(BYTES.length) });
    const broken = new Promise((done) => sending.once('close', done));
    sending.on('error', () => undefined);
    sending.write(BYTES.subarray(0, 2_000_000));
    const file = join(folder, 'uploads', at.split('/').at(-1) ?? '');
    while ((await stat(file)).size === 0) await new Promise(setImmediate);
    server.child.kill('SIGTERM');
    const [code] = await Promise.all([server.ended, broken]);
    server = await start();
    const head = await replyTo(open('HEAD', at, TUS).end());
    const offset = Number(head.headers['upload-offset']);
    const rest = open('PATCH', at, { ...TUS, 'upload-offset': String(offset) });
    rest.end(BYTES.subarray(offset));
    const last = await replyTo(rest);
    expect(code).to.equal(0);
    expect(offset).to.be.within(1, 2_000_000);
    expect([last.statusCode, last.headers['upload-offset']]).to.deep.equal([204, String(BYTES.length)]);
  });

  async function begin(attachmentId: string): Promise<string> {
    const metadata = `attachmentId ${Buffer.from(attachmentId).toString('base64')}`;
    const asked = open('POST', '/v1/uploads', {
      ...TUS,
      'upload-length': String(BYTES.length),
      'upload-metadata': metadata,
    });
    const { headers } = await replyTo(asked.end());
    return new URL(headers.location ?? '', `${server.url}/v1/uploads`).pathname;
  }
});

const TUS = { 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream' };

const FILE = { for: { type: 'ticket', id: randomUUID() }, name: 'a.png', mime: 'image/png', kind: 'image' };

async function replyTo(asked: ClientRequest): Promise<IncomingMessage> {
  const [reply] = (await once(asked, 'response')) as [IncomingMessage];
  return reply;
}

function call(given: Doc = {}): Doc {
  const order = { id: randomUUID(), seq: 1, entitySeq: 1, entityId: randomUUID(), clientTime: 1, actor: '1001' };
  return { ...order, type: 'call', op: 'create', baseRev: 0, set: {}, unset: [], deps: [], ...given };
}

function bodyOf(mutations: readonly Doc[]): string {
  return JSON.stringify({ protocol: 1, clientId: randomUUID(), epoch: '', schemaVersion: 1, mutations });
}
