import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import { CHROMIUM_ARGS, findChromium } from '../../tools/browsers.mjs';

const SERVER = fileURLToPath(new URL('../../examples/crm/server.mjs', import.meta.url));

/** The example CRM as its own process, on a free port and a folder of its own. */
export class CrmServer {
  readonly dataDir: string;
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, url: string, dataDir: string) {
    this.#process = process;
    this.url = url;
    this.dataDir = dataDir;
  }

  static async start(): Promise<CrmServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'callside-e2e-'));
    const places = { CALLSIDE_DATA: dataDir, CALLSIDE_UPLOADS: `${dataDir}-uploads` };
    const environment = { ...process.env, NODE_OPTIONS: '', PORT: '0', ...places };
    const child = spawn(process.execPath, [SERVER], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      const url = /http:\/\/\S+/.exec(printed)?.[0];
      if (url !== undefined) return new CrmServer(child, url, dataDir);
    }
    throw new Error(`The example CRM ended without an address: ${printed}`);
  }

  /** Ends the process; its data stays until {@link remove}. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    this.#process.kill('SIGTERM');
    await once(this.#process, 'exit');
  }

  async remove(): Promise<void> {
    for (const dir of [this.dataDir, `${this.dataDir}-uploads`]) await rm(dir, { recursive: true, force: true });
  }
}

export async function launchChromium(): Promise<Browser> {
  const chromium = await findChromium();
  if (chromium === undefined) throw new Error('No Chromium on this machine: install one or set CHROME_PATH.');
  return puppeteer.launch({ executablePath: chromium.path, headless: chromium.headless, args: [...CHROMIUM_ARGS] });
}

/** The CRM page as an agent or evaluator uses it. Do-verbs act, see-verbs wait until it is so. */
export class CrmPage {
  readonly page: Page;
  /** What the page reported as errors or policy violations; anything in it fails the story. */
  readonly complaints: string[] = [];
  readonly #server: CrmServer;
  #held: HTTPRequest[] | undefined;

  private constructor(page: Page, server: CrmServer) {
    this.page = page;
    this.#server = server;
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !text.includes('ERR_INTERNET_DISCONNECTED')) this.complaints.push(text);
    });
  }

  static async open(browser: Browser, server: CrmServer, query = ''): Promise<CrmPage> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const crm = new CrmPage(page, server);
    await page.goto(`${server.url}/${query}`);
    await page.waitForFunction(() => document.querySelector('#ring:enabled, #hang-up:not([hidden])') !== null);
    return crm;
  }

  async close(): Promise<void> {
    await this.page.browserContext().close();
  }

  /** What a failed step leaves to look at. */
  async report(): Promise<string> {
    const picture = join(tmpdir(), `callside-e2e-${String(process.pid)}.png`);
    await this.page.screenshot({ path: picture });
    return [`picture: ${picture}`, ...this.complaints].join('\n');
  }

  async press(selector: string): Promise<void> {
    const target = await this.page.waitForSelector(selector, { visible: true });
    // The sticky foot of a panel may lie over what is at the window's edge.
    await target?.evaluate((element) => {
      element.scrollIntoView({ block: 'center' });
    });
    await this.page.locator(selector).click();
  }

  async ring(): Promise<void> {
    await this.press('#ring');
    await this.press('#answer');
    await this.seesStep('greet');
  }

  async goOn(): Promise<void> {
    await this.press('callside-call-script >>> button[data-next]');
  }

  async answer(id: string): Promise<void> {
    await this.press(`callside-call-script >>> button[data-answer="${id}"]`);
  }

  async type(widget: 'call-script' | 'ticket-form', field: string, text: string): Promise<void> {
    const input = `callside-${widget} >>> [name="${field}"] >>> [data-control]`;
    await this.page.locator(input).click({ count: 3 });
    await this.page.keyboard.type(text);
  }

  async choose(widget: 'call-script' | 'ticket-form', field: string, value: string): Promise<void> {
    const select = await this.page.waitForSelector(`callside-${widget} >>> [name="${field}"]`);
    const isSelect = await select?.evaluate((element) => element.localName === 'callside-select-field');
    if (isSelect === true) {
      await this.page.locator(`callside-${widget} >>> [name="${field}"] >>> select`).fill(value);
    } else await this.press(`callside-${widget} >>> [name="${field}"] >>> input[value="${value}"]`);
  }

  async submitTicket(): Promise<void> {
    await this.press('callside-ticket-form >>> button.primary');
  }

  async seesStep(step: string): Promise<void> {
    await this.page.waitForSelector(`callside-call-script >>> [data-step="${step}"]`);
  }

  async seesValue(widget: 'call-script' | 'ticket-form', field: string, value: string): Promise<void> {
    await this.page.waitForFunction(
      (tag, name, wanted) => {
        const element = document.querySelector(tag)?.shadowRoot?.querySelector(`[name="${name}"]`) as {
          value?: unknown;
        } | null;
        return element?.value === wanted;
      },
      {},
      `callside-${widget}`,
      field,
      value,
    );
  }

  /** The text of a widget's part, once it matches. */
  async sees(selector: string, pattern: RegExp): Promise<string> {
    const handle = await this.page.waitForSelector(selector);
    await this.page.waitForFunction(
      (element, source) => new RegExp(source, 'u').test(element?.textContent.trim() ?? ''),
      {},
      handle,
      pattern.source,
    );
    return (await handle?.evaluate((element) => element.textContent.trim())) ?? '';
  }

  /** Goes through the script to its end; the ticket's own fields are filled on the way, half here, half there. */
  async leadThroughScript({ description, location }: { description: string; location: string }): Promise<void> {
    await this.goOn();
    await this.seesStep('verify');
    await this.answer('match');
    await this.seesStep('understand');
    await this.type('call-script', 'description', description);
    await this.type('ticket-form', 'location', location);
    await this.goOn();
    await this.seesStep('confirm');
    await this.answer('yes');
    await this.seesStep('classify');
    await this.choose('call-script', 'problemType', 'water');
    await this.goOn();
    await this.seesStep('resolve');
    await this.answer('engineer');
    await this.seesStep('promise');
    await this.choose('call-script', 'outcome', 'engineer');
    await this.goOn();
    await this.seesStep('summarise');
    await this.goOn();
    await this.seesStep('close');
    await this.choose('call-script', 'solved', 'yes');
    await this.goOn();
  }

  /** Keeps every push from leaving until {@link letGo}. */
  async holdPushes(): Promise<void> {
    this.#held = [];
    await this.page.setRequestInterception(true);
    this.page.on('request', (request) => {
      if (this.#held !== undefined && request.url().endsWith('/v1/sync/push')) this.#held.push(request);
      else void request.continue();
    });
  }

  async letGo(): Promise<void> {
    const held = this.#held ?? [];
    this.#held = undefined;
    await Promise.all(held.map((request) => request.continue()));
  }

  /** All records of a kind in this page's IndexedDB. */
  async stored(store: 'entities' | 'outbox'): Promise<Record<string, unknown>[]> {
    return this.page.evaluate(async (name) => {
      const found = (await indexedDB.databases())
        .map((database) => database.name ?? '')
        .filter((each) => each.startsWith('callside.'));
      const records = await Promise.all(
        found.map(
          (database) =>
            new Promise<Record<string, unknown>[]>((resolve, reject) => {
              const opening = indexedDB.open(database);
              opening.onerror = () => {
                reject(opening.error ?? new Error('cannot open'));
              };
              opening.onsuccess = () => {
                const reading = opening.result.transaction(name).objectStore(name).getAll();
                reading.onsuccess = () => {
                  opening.result.close();
                  resolve(reading.result as Record<string, unknown>[]);
                };
              };
            }),
        ),
      );
      return records.flat();
    }, store);
  }

  /** What the server gives this person by a pull. */
  async pulled(person: string): Promise<{ type: string; doc: Record<string, unknown> }[]> {
    const { token } = (await (await fetch(`${this.#server.url}/crm/session/${person}`)).json()) as { token: string };
    const response = await fetch(`${this.#server.url}/v1/sync/pull`, { headers: { authorization: `Bearer ${token}` } });
    return ((await response.json()) as { changes: { type: string; doc: Record<string, unknown> }[] }).changes;
  }
}
