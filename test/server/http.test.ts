import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PushReply } from '@callside/core';
import { openPglite, type Database } from '@callside/server';
import { expect } from 'chai';
import { csatSurvey } from './support/definitions.js';
import { spawnServer, startProcess } from './support/server-process.js';
import { Device, newDevice, newTenant, OPENING_TIME, sharedServer, startServer, tokenFor } from './support/server.js';

describe('the server over HTTP', () => {
  it('takes a push over a real socket', async () => {
    const { database } = await sharedServer();
    const server = await startServer({ database });
    const url = await server.listen({ port: 0 });
    const device = new Device(server, newTenant());
    const response = await fetch(`${url}/v1/sync/push`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenFor(device.tenant)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...device.envelope(), mutations: [device.create()] }),
    });
    const reply = (await response.json()) as PushReply;
    await server.app.close();
    expect(reply.results.map((result) => result.status)).to.deep.equal(['applied']);
  });

  it('answers an unknown route with a problem', async () => {
    const reply = await (await newDevice()).server.app.inject('/nothing');
    expect(reply.statusCode).to.equal(404);
    expect(reply.headers['content-type']).to.match(/^application\/problem\+json/);
    expect(reply.json()).to.include({ code: 'route-unknown', status: 404 });
  });

  it('answers an address that cannot be decoded with a problem', async () => {
    const reply = await (await newDevice()).server.app.inject('/s/%zz');
    expect(reply.statusCode).to.equal(400);
    expect(reply.headers['content-type']).to.match(/^application\/problem\+json/);
  });

  it('answers a body that is no JSON with 415', async () => {
    const { app } = await sharedServer();
    const headers = { 'content-type': 'text/xml' };
    const reply = await app.inject({ method: 'POST', url: '/v1/surveys/acme/open', headers, payload: '<a/>' });
    expect(reply.json()).to.include({ code: 'media-type-unknown', status: 415 });
  });

  it('is alive and ready', async () => {
    const { app } = await sharedServer();
    expect((await app.inject('/healthz')).json()).to.deep.equal({ status: 'ok' });
    expect((await app.inject('/readyz')).json()).to.deep.equal({ status: 'ok' });
  });

  it('is not ready, and says nothing of the reason, when the database fails', async () => {
    const { log, server } = await serverOnBrokenDatabase();
    const reply = await server.app.inject('/readyz');
    expect(reply.json()).to.include({ code: 'not-ready', status: 503 });
    expect(reply.body).to.not.include('secret detail');
    expect(log()).to.include('database does not answer');
  });

  it('answers a failure inside with 500, logs it and sends and logs no value', async () => {
    const { log, server } = await serverOnBrokenDatabase();
    const token = await tokenFor(newTenant());
    const headers = { authorization: `Bearer ${token}` };
    const reply = await server.app.inject({ method: 'GET', url: '/v1/sync/pull?cursor=', headers });
    expect(reply.json()).to.include({ code: 'internal', status: 500 });
    expect(reply.body).to.not.include('secret detail');
    expect(log()).to.include('request failed').and.not.include('secret detail').and.not.include(token);
  });

  it('logs neither survey tokens nor answers', async () => {
    const lines: string[] = [];
    const { database } = await sharedServer();
    const server = await startServer({
      database,
      logger: { level: 'debug', stream: { write: (line) => lines.push(line) } },
    });
    const payload = {
      token: 'T'.repeat(22),
      id: '0b7f4a52-5c1e-4a8e-9a53-0d7c1f0a9e11',
      set: { 'answers.remark': 'PRIVATE' },
    };
    await server.app.inject({ method: 'POST', url: '/v1/surveys/acme/answers?x=QUERY', payload });
    const log = lines.join('');
    expect(log).to.include('/v1/surveys/acme/answers');
    expect(log).to.not.match(/TTTT|PRIVATE|QUERY/);
  });

  it('slows down who asks for surveys too often', async () => {
    const { database } = await sharedServer();
    const { app } = await startServer({ database, surveyRequestsPerMinute: 2 });
    const ask = () => app.inject({ method: 'POST', url: '/v1/surveys/acme/open', payload: { token: 'x' } });
    const replies = [await ask(), await ask(), await ask()];
    expect(replies.map((reply) => reply.statusCode)).to.deep.equal([404, 404, 429]);
    expect(replies[2]?.json()).to.include({ code: 'rate-limited' });
    expect(Number(replies[2]?.headers['retry-after'])).to.be.greaterThan(0);
  });

  it('serves the survey page’s files and lets the named sources frame the page', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'callside-'));
    await writeFile(join(dir, 'survey-page.js'), 'export {};');
    const { database } = await sharedServer();
    const frameAncestors = ["'self'", 'https://crm.example.com'];
    const { app } = await startServer({ database, surveyAssets: { dir }, frameAncestors });
    const script = await app.inject('/s/assets/survey-page.js');
    const page = await app.inject('/s/acme');
    await rm(dir, { recursive: true });
    expect([script.statusCode, script.body]).to.deep.equal([200, 'export {};']);
    expect(script.headers['content-type']).to.match(/javascript/);
    expect(page.headers['content-security-policy']).to.include("frame-ancestors 'self' https://crm.example.com;");
    expect(page.headers).to.not.have.property('x-frame-options');
  });

  it('leaves the host’s own routes as they are', async () => {
    const { database } = await sharedServer();
    const { app } = await startServer({
      database,
      plugins: async (host) => {
        host.get('/', () => 'crm');
        await Promise.resolve();
      },
    });
    const reply = await app.inject('/');
    expect(reply.body).to.equal('crm');
    expect(reply.headers).to.not.have.property('content-security-policy');
  });
});

describe('callside-server', () => {
  it('explains itself', async () => {
    const { code, output } = await run(['--help']);
    expect([code, output.includes('--database-url')]).to.deep.equal([0, true]);
  });

  it('explains every option that docs/server.md names, and no other', async () => {
    const docs = await readFile(new URL('../../docs/server.md', import.meta.url), 'utf8');
    const settings = docs.slice(docs.indexOf('## Settings'), docs.indexOf('## Roles'));
    const optionsIn = (text: string): string[] => [...new Set(text.match(/--[a-z]+(-[a-z]+)*/g))].sort();
    const { output } = await run(['--help']);
    const known = optionsIn(output).filter((option) => !['--help', '--dev', '--secret'].includes(option));
    expect(optionsIn(settings)).to.deep.equal(known);
  });

  it('does not start without a key', async () => {
    const { code, output } = await run([]);
    expect([code, output.includes('CALLSIDE_SECRET')]).to.deep.equal([1, true]);
  });

  it('does not start with an option that it does not know', async () => {
    expect((await run(['--nonsense'])).code).to.equal(1);
  });

  it('refuses a command that it does not know', async () => {
    const { code, output } = await run(['old-epoch']);
    expect([code, output.includes('old-epoch')]).to.deep.equal([1, true]);
  });

  it('begins a new epoch, so that clients send again what a restored backup may lack', async function () {
    this.timeout(OPENING_TIME);
    const folder = await mkdtemp(join(tmpdir(), 'callside-'));
    const dataDir = join(folder, 'data');
    const before = await startServer({ database: await openPglite({ dataDir }) });
    const device = new Device(before, newTenant());
    const { epoch, cursor } = await device.pull();
    const whileInUse = await run(['new-epoch', '--data', dataDir]);
    await before.close();
    const renewed = await run(['new-epoch', '--data', dataDir]);
    const after = await startServer({ database: await openPglite({ dataDir }) });
    const again = new Device(after, device.tenant);
    const [push, pull] = [await again.push(), await again.pullRaw(`?cursor=${cursor}`)];
    await after.close();
    await rm(folder, { recursive: true });
    expect(whileInUse.code).to.equal(1);
    expect(whileInUse.output).to.include('in use by another process');
    expect([renewed.code, pull.statusCode]).to.deep.equal([0, 410]);
    expect(push.epoch).to.not.equal(epoch);
    expect(renewed.output).to.include(push.epoch);
  });

  it('serves with its definitions and stops on a signal', async function () {
    this.timeout(OPENING_TIME);
    const folder = await mkdtemp(join(tmpdir(), 'callside-'));
    await mkdir(join(folder, 'definitions'));
    await writeFile(join(folder, 'definitions', 'csat.json'), JSON.stringify(csatSurvey));
    const places = ['--data', join(folder, 'data'), '--definitions', join(folder, 'definitions')];
    places.push('--uploads', join(folder, 'uploads'));
    const { url, greeting, child, ended } = await startProcess(places);
    const ready = await fetch(`${url}/readyz`);
    child.kill('SIGTERM');
    const code = await ended;
    await rm(folder, { recursive: true });
    expect([ready.status, code]).to.deep.equal([200, 0]);
    expect(greeting).to.include('(pglite, 1 definitions)');
  });
});

async function serverOnBrokenDatabase() {
  const { database } = await sharedServer();
  const lines: string[] = [];
  let broken = false;
  const query: Database['query'] = (text, values) =>
    broken
      ? Promise.reject(
          Object.assign(new Error('value "secret detail" is wrong'), { code: '22P02', detail: 'secret detail' }),
        )
      : database.query(text, values);
  const stream = { write: (line: string) => lines.push(line) };
  const server = await startServer({ database: { ...database, query }, logger: { stream } });
  broken = true;
  return { server, log: () => lines.join('') };
}

async function run(args: readonly string[]): Promise<{ code: number; output: string }> {
  const child = spawnServer(args);
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}
