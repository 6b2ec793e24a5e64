import { ManualClock } from '@callside/core/testing.js';
import type { Server } from '@callside/server';
import { expect } from 'chai';
import { Device, newTenant, NOW, sharedServer, startServer, tokenFor } from './support/server.js';

const SMALL = { type: 'call', set: { note: 'x' } } as const;

/** A page that listens: what it hears, chunk by chunk. */
class Listener {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #abort: AbortController;

  private constructor(
    readonly response: Response,
    abort: AbortController,
  ) {
    if (response.body === null) throw new Error('The answer has no body.');
    this.#reader = response.body.getReader();
    this.#abort = abort;
  }

  static async open(url: string, tenant: string, expiresIn = 3600): Promise<Listener> {
    const abort = new AbortController();
    const headers = { authorization: `Bearer ${await tokenFor(tenant, { expiresIn })}` };
    return new Listener(await fetch(`${url}/v1/sync/events`, { headers, signal: abort.signal }), abort);
  }

  /** The next text; undefined when the server has ended. */
  async next(): Promise<string | undefined> {
    const { value } = await this.#reader.read();
    return value === undefined ? undefined : new TextDecoder().decode(value);
  }

  close(): void {
    this.#abort.abort();
  }
}

describe('GET /v1/sync/events', () => {
  const clock = new ManualClock(NOW);
  const open: { close(): unknown }[] = [];

  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close();
  });

  async function listening(): Promise<{ server: Server; url: string }> {
    const { database } = await sharedServer();
    const server = await startServer({ database, clock });
    open.push({ close: () => server.app.close() });
    return { server, url: await server.listen({ port: 0 }) };
  }

  async function listen(url: string, tenant: string, expiresIn?: number): Promise<Listener> {
    const listener = await Listener.open(url, tenant, expiresIn);
    open.push(listener);
    return listener;
  }

  it('tells the present position first', async () => {
    const { server, url } = await listening();
    const device = new Device(server, newTenant());
    await device.push(device.create(SMALL));
    const listener = await listen(url, device.tenant);
    expect(listener.response.headers.get('content-type')).to.equal('text/event-stream');
    expect(await listener.next()).to.equal('event: poke\ndata: 1\n\n');
  });

  it('tells at once of a change that this server takes', async () => {
    const { server, url } = await listening();
    const device = new Device(server, newTenant());
    const listener = await listen(url, device.tenant);
    await listener.next();
    await device.push(device.create(SMALL));
    expect(await listener.next()).to.equal('event: poke\ndata: 1\n\n');
  });

  it('finds what another server has taken when it looks again', async () => {
    const [first, second] = [await listening(), await listening()];
    const device = new Device(first.server, newTenant());
    const listener = await listen(second.url, device.tenant);
    await listener.next();
    await device.push(device.create(SMALL));
    clock.advance(2000);
    expect(await listener.next()).to.equal('event: poke\ndata: 1\n\n');
  });

  it('tells nobody of another tenant’s changes', async () => {
    const { server, url } = await listening();
    const [mine, other] = [new Device(server, newTenant()), new Device(server, newTenant())];
    const listener = await listen(url, mine.tenant);
    await listener.next();
    await other.push(other.create(SMALL));
    await mine.push(mine.create(SMALL), mine.create(SMALL));
    expect(await listener.next()).to.equal('event: poke\ndata: 2\n\n');
  });

  it('shows that it is alive', async () => {
    const { url } = await listening();
    const listener = await listen(url, newTenant());
    await listener.next();
    clock.advance(25_000);
    expect(await listener.next()).to.equal(': still here\n\n');
  });

  it('ends when the token does', async () => {
    const { url } = await listening();
    const listener = await listen(url, newTenant(), (clock.now() - NOW) / 1000 + 60);
    await listener.next();
    clock.advance(25_000);
    expect(await listener.next()).to.equal(': still here\n\n');
    clock.advance(25_000);
    expect(await listener.next()).to.equal(': still here\n\n');
    clock.advance(25_000);
    expect(await listener.next()).to.equal(undefined);
  });

  it('ends when the server stops', async () => {
    const { server, url } = await listening();
    const listener = await listen(url, newTenant());
    await listener.next();
    await server.app.close();
    expect(await listener.next()).to.equal(undefined);
  });

  it('opens no stream any more for who came just before', async function () {
    this.timeout(20_000);
    const { server, url } = await listening();
    const authorization = `Bearer ${await tokenFor(newTenant())}`;
    const closed = new Promise((resolve) => {
      // While the token is looked at.
      server.app.server.once('request', () => {
        server.app.close().then(resolve, resolve);
      });
    });
    const { status, headers } = await fetch(`${url}/v1/sync/events`, { headers: { authorization } });
    expect([status, headers.get('retry-after')]).to.deep.equal([503, '5']);
    await closed;
  });

  it('needs a token', async () => {
    const { url } = await listening();
    expect((await fetch(`${url}/v1/sync/events`)).status).to.equal(401);
  });

  it('refuses more streams of one person than tabs can be open, and says when to come back', async () => {
    const { url } = await listening();
    const tenant = newTenant();
    for (let count = 0; count < 32; count += 1) await listen(url, tenant);
    const one = await listen(url, tenant);
    expect(one.response.status).to.equal(429);
    expect(one.response.headers.get('retry-after')).to.equal('30');
  });
});
