import { openPostgres, type Database, type Server } from '@callside/server';
import { expect } from 'chai';
import { mergingForm, personalForm, repairForm } from './support/definitions.js';
import { clock, Device, NOW, newTenant, sharedServer, startServer, tokenFor } from './support/server.js';

describe('GET /v1/definitions/:kind/:id', () => {
  const draft = { ...repairForm, version: 3, status: 'draft' as const };
  const retired = { ...repairForm, version: 1, status: 'retired' as const };
  let server: Server;

  before(async () => {
    const { database } = await sharedServer();
    const newest = { ...repairForm, version: 2, title: 'Repairs' };
    server = await startServer({ database, definitions: [retired, newest, draft, mergingForm] });
  });

  async function get(path: string, headers: Record<string, string> = {}) {
    const authorization = `Bearer ${await tokenFor(newTenant())}`;
    return server.app.inject({ url: `/v1/definitions/${path}`, headers: { authorization, ...headers } });
  }

  it('gives the newest published version', async () => {
    const reply = await get('ticket-form/repair');
    expect([reply.statusCode, reply.json<{ version: number }>().version]).to.deep.equal([200, 2]);
  });

  it('gives the version that a record names, also when it was retired', async () => {
    expect((await get('ticket-form/repair?version=1')).json<{ version: number }>().version).to.equal(1);
  });

  it('gives it once, as long as it stays the same', async () => {
    const { etag } = (await get('ticket-form/repair')).headers;
    const again = await get('ticket-form/repair', { 'if-none-match': String(etag) });
    expect([again.statusCode, again.body]).to.deep.equal([304, '']);
  });

  for (const path of [
    'ticket-form/repair?version=3',
    'ticket-form/repair?version=9',
    'ticket-form/none',
    'survey/repair',
  ]) {
    it(`knows no ${path}`, async () => {
      const reply = await get(path);
      expect([reply.statusCode, reply.json<{ code: string }>().code]).to.deep.equal([404, 'definition-not-found']);
    });
  }

  it('needs a token', async () => {
    expect((await server.app.inject('/v1/definitions/ticket-form/repair')).statusCode).to.equal(401);
  });
});

describe('pages of other origins', () => {
  const ORIGIN = 'https://crm.example.com';
  const preflight = { 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'authorization' };

  async function ask(corsOrigins: string[] | undefined, origin: string, path = '/v1/sync/push') {
    const { database } = await sharedServer();
    const { app } = await startServer({ database, ...(corsOrigins === undefined ? {} : { corsOrigins }) });
    return app.inject({ method: 'OPTIONS', url: path, headers: { origin, ...preflight } });
  }

  it('may use the API when the operator says so', async () => {
    const { headers, statusCode } = await ask([ORIGIN], ORIGIN);
    expect(statusCode).to.equal(204);
    expect(headers['access-control-allow-origin']).to.equal(ORIGIN);
    expect(headers['access-control-allow-headers']).to.include('Authorization').and.include('Upload-Offset');
    expect(headers).to.not.have.property('access-control-allow-credentials');
  });

  it('may not when they are not named, and nobody may when none is', async () => {
    expect((await ask([ORIGIN], 'https://evil.example.com')).headers).to.not.have.property(
      'access-control-allow-origin',
    );
    expect((await ask(undefined, ORIGIN)).headers).to.not.have.property('access-control-allow-origin');
  });

  it('can read refusals', async () => {
    const { database } = await sharedServer();
    const { app } = await startServer({ database, corsOrigins: [ORIGIN] });
    const { headers, statusCode } = await app.inject({ url: '/v1/sync/pull', headers: { origin: ORIGIN } });
    expect(statusCode).to.equal(401);
    expect(headers['access-control-allow-origin']).to.equal(ORIGIN);
    expect(headers['access-control-expose-headers']).to.include('Retry-After');
  });
});

describe('limits', () => {
  it('slow down a person who asks too often, and nobody else', async () => {
    const { database } = await sharedServer();
    const server = await startServer({ database, staffRequestsPerMinute: 2 });
    const [mine, other] = [new Device(server, newTenant()), new Device(server, newTenant())];
    const replies = [await mine.pullRaw(''), await mine.pullRaw(''), await mine.pullRaw(''), await other.pullRaw('')];
    expect(replies.map(({ statusCode }) => statusCode)).to.deep.equal([200, 200, 429, 200]);
    expect(replies[2]?.json()).to.include({ code: 'rate-limited' });
    expect(Number(replies[2]?.headers['retry-after'])).to.be.greaterThan(0);
  });
});

describe('a database that is away', () => {
  it('is told as 503, with a time to come back', async () => {
    const { database } = await sharedServer();
    const state: { away?: Database } = {};
    const query: Database['query'] = (text, values) => (state.away ?? database).query(text, values);
    const server = await startServer({ database: { ...database, query } });
    // Nobody listens there.
    state.away = openPostgres({ url: 'postgres://nobody@127.0.0.1:9/none' });
    const reply = await new Device(server, newTenant()).pullRaw('');
    await state.away.close();
    expect(reply.statusCode).to.equal(503);
    expect(reply.json()).to.include({ code: 'not-ready' });
    expect(reply.headers['retry-after']).to.equal('2');
  });
});

describe('the log', () => {
  const PLANTED = ['13812345678', '李小龙', 'REASON', 'QUERY', 'CONTACT', 'REMARK', 'NAME.png', 'PATH', 'SIGNATURE'];

  it('holds nothing of what people wrote, nor tokens nor queries, whatever becomes of a request', async () => {
    const lines: string[] = [];
    const { database } = await sharedServer();
    let broken = false;
    const transaction: Database['transaction'] = (work) =>
      broken
        ? Promise.reject(
            Object.assign(new Error('Key (phone)=(13812345678) exists'), { code: '23514', detail: '李小龙' }),
          )
        : database.transaction(work);
    const server = await startServer({
      database: { ...database, transaction },
      definitions: [personalForm],
      logger: { level: 'debug', stream: { write: (line) => lines.push(line) } },
    });
    const device = new Device(server, newTenant());
    const { authorization } = await device.authorization();
    const headers = { authorization };
    const values = { phone: '13812345678', customer: '李小龙' };
    const set = { form: { id: 'personal', version: 1 }, status: 'pending', values };
    const created = device.create({ set });
    await device.push(created, device.create({ set: { ...set, status: '李小龙' } }));
    await device.pushBody({ ...device.envelope(), mutations: [{ ...created, 李小龙: '13812345678' }] });
    await device.pushBody('{"phone":"13812345678');
    await device.pullRaw('?cursor=QUERY&phone=13812345678');
    const at = `/v1/records/ticket/${created.entityId}/reveal`;
    const reveal = { path: 'values.phone', reason: 'REASON' };
    await server.app.inject({ method: 'POST', url: at, headers, payload: reveal });
    await server.app.inject({ method: 'POST', url: at, headers, payload: { ...reveal, path: '13812345678' } });
    const contact = { survey: { id: 'csat' }, contact: 'CONTACT', nonsense: 'REMARK' };
    await server.app.inject({ method: 'POST', url: '/v1/survey-links', headers, payload: contact });
    await server.app.inject({ url: '/search/PATH/13812345678?name=李小龙' });
    await server.app.inject({ url: '/v1/sync/pull', headers: { authorization: 'Bearer a.b.SIGNATURE' } });
    broken = true;
    await device.pushBody({ ...device.envelope(), mutations: [device.create({ set: { ...set, name: 'NAME.png' } })] });
    const log = lines.join('');
    expect(log).to.include('/v1/sync/push').and.include('request failed').and.include('"23514"');
    const token = authorization.slice('Bearer '.length);
    const found = [...PLANTED, token, token.split('.')[2] ?? '', encodeURI('李小龙')].filter((text) =>
      log.includes(text),
    );
    expect(found).to.deep.equal([]);
  });

  it('is one JSON object a line, with method, path, status and time', async () => {
    const lines: string[] = [];
    const { database } = await sharedServer();
    const server = await startServer({ database, logger: { stream: { write: (line) => lines.push(line) } } });
    await server.app.inject('/healthz');
    const [incoming, completed] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(incoming?.req).to.deep.equal({ method: 'GET', path: '/healthz' });
    expect(completed?.res).to.deep.equal({ statusCode: 200 });
    expect(completed?.responseTime).to.be.a('number');
  });
});

describe('the time of a token', () => {
  it('ends what it allows', async () => {
    const device = new Device(await sharedServer(), newTenant());
    const headers = { authorization: `Bearer ${await tokenFor(device.tenant, { expiresIn: 60 })}` };
    clock.set(NOW + 61_000);
    const reply = await device.server.app.inject({ url: '/v1/definitions/ticket-form/repair', headers });
    expect(reply.statusCode).to.equal(401);
  });
});
