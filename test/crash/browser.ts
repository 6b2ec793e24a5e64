import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { CHROMIUM_ARGS, findChromium } from '../../tools/browsers.mjs';
import { ROOT } from '../../tools/workspace.mjs';
import type { Crash } from './page.js';

/** The page on a fixed port, so that a browser that comes back finds its origin; it remembers what was promised. */
export interface CrashServer {
  readonly url: string;
  /** What pages have told people is saved. */
  readonly acknowledged: Set<string>;
  close(): Promise<void>;
}

export async function startCrashServer(): Promise<CrashServer> {
  const bundle = await build({
    entryPoints: [join(ROOT, 'test/crash/page.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['callside-src'],
    tsconfig: join(ROOT, 'tsconfig.base.json'),
  });
  const script = bundle.outputFiles[0]?.text ?? '';
  const acknowledged = new Set<string>();
  const server = createServer((request, response) => {
    if (request.url === '/ack') {
      let key = '';
      request.on('data', (part) => (key += String(part)));
      request.on('end', () => {
        acknowledged.add(key);
        response.end();
      });
    } else if (request.url === '/page.js') response.setHeader('content-type', 'text/javascript').end(script);
    else
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><script type="module" src="/page.js"></script>');
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
