import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { conformance, openTestPostgres, startBackend, type Backend } from './support.js';

const FOLDER = new URL('../../../packages/cli/conformance/', import.meta.url);

interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly cases: readonly { id: string; outcome: string; faults: { code: string; path: string; message: string }[] }[];
}

describe('callside conformance', function () {
  this.timeout(60_000);
  let backend: Backend;
  const closing: (() => unknown)[] = [];

  before(async () => {
    backend = await startBackend();
  });

  after(async () => {
    await backend.server.close();
  });

  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  describe('its cases', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
    const read = (name: string): { cases: { id: string }[] } =>
      JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as { cases: { id: string }[] };

    it('keep to their schema', () => {
      const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(read('case.schema.json'));
      const wrong = files.filter((name) => !validate(read(name)));
      expect(wrong).to.deep.equal([]);
    });

    it('are as many as docs/backend.md says', () => {
      const docs = readFileSync(new URL('../../../docs/backend.md', import.meta.url), 'utf8');
      const count = files.flatMap((name) => read(name).cases).length;
      expect(/Cases: (\d+)/.exec(docs)?.[1]).to.equal(String(count));
    });

    it('have names of their own, in the group of their file', () => {
      const ids = files.flatMap((name) => read(name).cases.map(({ id }) => ({ name, id })));
      expect(new Set(ids.map(({ id }) => id)).size).to.equal(ids.length);
      expect(ids.filter(({ name, id }) => !id.startsWith(name.replace('.json', '.')))).to.deep.equal([]);
    });
  });

  it('passes our server on PGlite, every case of it', async () => {
    const { code, out } = await conformance('--url', backend.url, ...backend.args);
    expect(out).to.match(/^Cases: \d+\. All passed\.$/m);
    expect(code).to.equal(0);
  });

  it('passes it a second time, on a tenant that is not empty any more', async () => {
    expect((await conformance('--url', backend.url, ...backend.args)).code).to.equal(0);
  });

  it('passes our server on PostgreSQL, every case of it', async function () {
    const database = openTestPostgres();
    if (database === undefined) this.skip();
    const other = await startBackend(database);
    closing.push(() => other.server.close());
    const { code, out } = await conformance('--url', other.url, ...other.args);
    expect(out).to.match(/^Cases: \d+\. All passed\.$/m);
    expect(code).to.equal(0);
  });

  it('says what it skips, and why', async () => {
    const [, token = ''] = backend.args;
    const { code, out } = await conformance('--url', backend.url, '--token', token);
    expect(code).to.equal(0);
    expect(out).to.include('– tenancy.reading').and.include('Skipped; it needs --other-tenant-token.');
    expect(out).to.match(/Skipped: [1-9]/);
  });

  it('asks for the names of people whose tokens do not say them', async () => {
    const [, token = ''] = backend.args;
    const two = ['--url', backend.url, '--token', token, '--second-token', 'opaque', '--only', 'phrases'];
    expect((await conformance(...two)).out).to.include('Skipped; it needs --person, --second-person.');
    const { out } = await conformance(...two, '--second-person', 'second', '--only', 'phrases.kept');
    expect(out).to.include('✔ phrases.kept');
  });

  describe('with a backend that breaks a rule', () => {
    const broken: readonly [rule: string, found: string, change: (body: Body, request: Body) => void][] = [
      [
        'gives an effect twice',
        'idempotency.same-again',
        (body) => each(body, 'duplicate', (r) => (r.status = 'applied')),
      ],
      ['forgets the conflicts', 'merge.first-stays', (body) => each(body, 'merged', (r) => delete r.conflicts)],
      ['lets a gap pass', 'order.gap', (body) => each(body, 'blocked', (r) => (r.status = 'applied'))],
      ['numbers its revisions wrongly', 'idempotency.create', (body) => each(body, 'applied', (r) => (r.rev = 7))],
      ['tells no last seq', 'order.last-seq', (body) => (body.lastSeq = 0)],
      [
        'shows what was deleted',
        'deletion.tombstone',
        (body) => eachChange(body, (c) => c.deleted && (c.doc.note = 'x')),
      ],
      ['loses a change between pages', 'pull.pages', (body) => body.hasMore && body.changes?.pop()],
      ['speaks every protocol', 'protocol.unknown-version', (body) => body.status === 426 && (body.status = 200)],
      [
        'shows somebody’s own phrase to others',
        'phrases.reader',
        (body) =>
          body.changes?.length === 0 &&
          Object.assign(body, {
            changes: [{ type: 'phrase', id: crypto.randomUUID(), rev: 1, deleted: false, doc: { text: 'x' } }],
          }),
      ],
      ['gives a phrase away', 'phrases.kept', (body) => each(body, 'rejected', takes)],
      ['lets each side speak for the other', 'handovers.sides', (body) => each(body, 'rejected', takes)],
      ['lets what was handed over be changed', 'handovers.fixed', (body) => each(body, 'rejected', takes)],
      ['lets the later word stand', 'handovers.first', (body) => each(body, 'merged', takes)],
      ['lets a calling list be changed', 'lists.final', (body) => each(body, 'rejected', takes)],
      ['takes a question without words', 'gaps.form', (body) => each(body, 'rejected', takes)],
      [
        'shows what an evaluator has said before the end',
        'calibrations.blind',
        (body) => eachChange(body, (c) => c.doc.rated && (c.doc.ratings = [])),
      ],
      ['takes a call twice', 'calibrations.once', (body) => each(body, 'rejected', takes)],
      ['gathers nothing', 'calibrations.gathered', (body) => eachChange(body, (c) => delete c.doc.ratings)],
      ['lets submitted answers be changed', 'evaluations.answers-stay', (body) => each(body, 'rejected', takes)],
      ['lets people be spoken for', 'evaluations.own-name', (body) => each(body, 'rejected', takes)],
      ['lets a sample be changed', 'samples.kept', (body) => each(body, 'rejected', takes)],
      ['gives problems no code', 'protocol.no-token', (body) => 'code' in body && delete body.code],
    ];
    for (const [rule, found, change] of broken) {
      it(`finds one that ${rule}`, async () => {
        const url = await proxy(backend.url, change);
        const { code, out } = await conformance('--url', url, ...backend.args, '--only', found, '--format', 'json');
        const { cases } = JSON.parse(out) as Report;
        expect(code).to.equal(1);
        expect(cases.map(({ id, outcome }) => [id, outcome])).to.deep.equal([[found, 'failed']]);
      });
    }

    it('tells where, in words', async () => {
      const url = await proxy(backend.url, (body) => each(body, 'blocked', (r) => (r.status = 'applied')));
      const { out } = await conformance('--url', url, ...backend.args, '--only', 'order.gap');
      expect(out.split('\n')).to.deep.equal([
        '✘ order.gap  A mutation after a gap waits, without effect, until the gap is filled.',
        '    Step 1: results[0].status should be "blocked", and is "applied".',
        '',
        'Cases: 1. Passed: 0. Failed: 1. Skipped: 0.',
      ]);
    });

    for (const [language, words] of [
      ['zh-CN', '第 1 步：results[0].status 应为 "blocked"，实为 "applied"。'],
      ['zh-TW', '第 1 步：results[0].status 應為 "blocked"，實為 "applied"。'],
    ] as const) {
      it(`speaks ${language}`, async () => {
        const url = await proxy(backend.url, (body) => each(body, 'blocked', (r) => (r.status = 'applied')));
        const { out } = await conformance('--url', url, ...backend.args, '--only', 'order', '--language', language);
        expect(out).to.include(words);
      });
    }
  });

  it('runs the group that is named', async () => {
    const { out } = await conformance('--url', backend.url, ...backend.args, '--only', 'deletion', '--format', 'json');
    expect((JSON.parse(out) as Report).cases.every(({ id }) => id.startsWith('deletion.'))).to.equal(true);
  });

  for (const [what, ...args] of [
    ['without an address', '--token', 'x'],
    ['without a token', '--url', 'http://localhost:1'],
    ['with a case that is none', '--url', 'http://localhost:1', '--token', 'x', '--only', 'none'],
    ['with nobody at the address', '--url', 'http://127.0.0.1:9', '--token', 'x'],
    ['with another format', '--url', 'http://localhost:1', '--token', 'x', '--format', 'xml'],
  ] as [string, ...string[]][]) {
    it(`ends with 2 ${what}`, async () => {
      const { code, out, err } = await conformance(...args);
      expect({ code, out }).to.deep.equal({ code: 2, out: '' });
      expect(err).to.not.equal('');
    });
  }

  /** A backend that is ours but for one thing. */
  async function proxy(to: string, change: (body: Body, request: Body) => unknown): Promise<string> {
    const server = createServer((request, response) => void pass(request, response, { to, change }));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }
});

interface Body {
  status?: number;
  code?: string;
  lastSeq?: number;
  hasMore?: boolean;
  results?: Record<string, unknown>[];
  changes?: { deleted: boolean; doc: Record<string, unknown> }[];
}

/** As if the change had been made. */
function takes(result: Record<string, unknown>): void {
  result.status = 'applied';
  delete result.problem;
}

function each(body: Body, status: string, change: (result: Record<string, unknown>) => unknown): void {
  for (const result of body.results ?? []) if (result.status === status) change(result);
}

function eachChange(body: Body, change: (of: { deleted: boolean; doc: Record<string, unknown> }) => unknown): void {
  for (const each of body.changes ?? []) change(each);
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  { to, change }: { to: string; change: (body: Body, request: Body) => unknown },
): Promise<void> {
  const sent = await text(request);
  const { authorization, 'content-type': type } = request.headers;
  const reply = await fetch(`${to}${request.url ?? ''}`, {
    method: request.method ?? 'GET',
    headers: { ...(authorization ? { authorization } : {}), ...(type ? { 'content-type': type } : {}) },
    ...(sent === '' ? {} : { body: sent }),
  });
  const body = (await reply.json()) as Body;
  change(body, {});
  const status = reply.status === 426 ? (body.status ?? 426) : reply.status;
  response.writeHead(status, { 'content-type': reply.headers.get('content-type') ?? '' }).end(JSON.stringify(body));
}
