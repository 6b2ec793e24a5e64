import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createCallside, openPglite, signToken, type Server } from '@callside/server';
import { build } from 'esbuild';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { CHROMIUM_ARGS, findChromium } from '../../tools/browsers.mjs';
import { ROOT } from '../../tools/workspace.mjs';
import type { TusServer } from '../support/tus-server.js';
import type { Crash } from './page.js';

const SECRET = 'a secret for tests only, of more than 32 bytes';

/** The page on a fixed port, so that a browser that comes back finds its origin; it remembers what was promised. */
export interface CrashServer {
  readonly url: string;
  /** What pages have told people is saved. */
  readonly acknowledged: Set<string>;
  close(): Promise<void>;
}

async function pageScript(): Promise<string> {
  const bundle = await build({
    entryPoints: [join(ROOT, 'test/crash/page.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['callside-src'],
    tsconfig: join(ROOT, 'tsconfig.base.json'),
  });
  return bundle.outputFiles[0]?.text ?? '';
}

const PAGE = '<!doctype html><script type="module" src="/page.js"></script>';

export async function startCrashServer(tus?: Pick<TusServer, 'handle'>): Promise<CrashServer> {
  const script = await pageScript();
  const acknowledged = new Set<string>();
  const server = createServer((request, response) => {
    if (tus !== undefined && request.url?.startsWith('/v1/uploads') === true) tus.handle(request, response);
    else if (request.url === '/ack') {
      let key = '';
      request.on('data', (part) => (key += String(part)));
      request.on('end', () => {
        acknowledged.add(key);
        response.end();
      });
    } else if (request.url === '/page.js') response.setHeader('content-type', 'text/javascript').end(script);
    else response.setHeader('content-type', 'text/html').end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    acknowledged,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A Callside server that also serves the page: what is saved is pushed while the browser is killed. */
export async function startPushServer(): Promise<CrashServer & { readonly callside: Server }> {
  const script = await pageScript();
  const acknowledged = new Set<string>();
  const uploads = await mkdtemp(join(tmpdir(), 'callside-crash-uploads-'));
  const callside = await createCallside({
    database: await openPglite(),
    auth: { secret: SECRET },
    definitions: [],
    uploads,
    staffRequestsPerMinute: 1_000_000,
    plugins: (app) => {
      app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) => {
        done(null, body);
      });
      app.post('/ack', (request) => {
        acknowledged.add(String(request.body));
        return {};
      });
      app.get('/page.js', (_request, reply) => reply.type('text/javascript').send(script));
      app.get('/', (_request, reply) => reply.type('text/html').send(PAGE));
      return Promise.resolve();
    },
  });
  const url = await callside.listen({ port: 0 });
  return {
    url,
    acknowledged,
    callside,
    async close() {
      await callside.close();
      await rm(uploads, { recursive: true, force: true });
    },
  };
}

/** The token of one agent of that server, for a day. */
export function tokenOf(subject: string): Promise<string> {
  return signToken({
    secret: SECRET,
    tenant: 'crash',
    subject,
    name: 'Lin',
    roles: ['agent'],
    expiresIn: '1d',
    now: Date.now(),
  });
}

/** A browser with a profile of its own that lasts until the test is over. */
export class CrashBrowser {
  readonly profile: string;
  readonly #url: string;
  #browser: Browser | undefined;
  #page: Page | undefined;

  private constructor(profile: string, url: string) {
    this.profile = profile;
    this.#url = url;
  }

  static async create(url: string): Promise<CrashBrowser> {
    return new CrashBrowser(await mkdtemp(join(tmpdir(), 'callside-crash-')), url);
  }

  /** Starts it, after a crash too, and opens the page. */
  async open(): Promise<Page> {
    const chromium = await findChromium();
    if (chromium === undefined) throw new Error('No Chromium on this machine: install one or set CHROME_PATH.');
    await rm(join(this.profile, 'SingletonLock'), { force: true });
    this.#browser = await puppeteer.launch({
      executablePath: chromium.path,
      headless: chromium.headless,
      args: [...CHROMIUM_ARGS],
      userDataDir: this.profile,
    });
    this.#page = await this.#browser.newPage();
    await this.#page.goto(this.#url);
    await this.#page.waitForFunction(() => 'crash' in globalThis);
    return this.#page;
  }

  /** Runs one of the page's functions. */
  run<N extends keyof Crash>(name: N, ...given: Parameters<Crash[N]>): Promise<Awaited<ReturnType<Crash[N]>>> {
    const call = (target: string, args: unknown[]): unknown =>
      (globalThis as unknown as { crash: Record<string, (...args: unknown[]) => unknown> }).crash[target]?.(...args);
    return this.#page!.evaluate(call, name, given as unknown[]) as Promise<Awaited<ReturnType<Crash[N]>>>;
  }

  /** Runs a function that leaves the page for itself, and waits until it is back. */
  async runAndLeave<N extends keyof Crash>(name: N, ...given: Parameters<Crash[N]>): Promise<void> {
    const back = this.#page!.waitForNavigation();
    // The answer of a page that has gone may never come.
    this.run(name, ...given).catch(() => undefined);
    await back;
    await this.#page!.waitForFunction(() => 'crash' in globalThis);
  }

  /** As a power cut: the whole process group, at once. */
  async kill(): Promise<void> {
    const process = this.#browser?.process();
    if (process?.pid === undefined) return;
    const gone = new Promise((resolve) => process.once('exit', resolve));
    globalThis.process.kill(-process.pid, 'SIGKILL');
    await gone;
    this.#browser = undefined;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    this.#browser = undefined;
  }

  async remove(): Promise<void> {
    await this.close();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Chance that can be repeated: `CRASH_SEED=… npm run test:crash`. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
