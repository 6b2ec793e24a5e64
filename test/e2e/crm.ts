import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Core from '@callside/core';
import type {} from '@callside/ticket-form/define-drafts.js';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import { CHROMIUM_ARGS, findChromium } from '../../tools/browsers.mjs';
import { PATIENCE, until } from './until.js';

/** A picture of one pixel, in base64. */
export const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const DRAFTS = 'callside-draft-list >>>';

const SERVER = fileURLToPath(new URL('../../examples/crm/server.mjs', import.meta.url));

/** A process of the example CRM, and where it answers. */
interface Running {
  readonly process: ChildProcess;
  readonly url: string;
}

async function run(dataDir: string, settings: Readonly<Record<string, string>>): Promise<Running> {
  const places = { CALLSIDE_DATA: dataDir, CALLSIDE_UPLOADS: `${dataDir}-uploads` };
  const environment = { ...process.env, NODE_OPTIONS: '', PORT: '0', ...places, ...settings };
  const child = spawn(process.execPath, [SERVER], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    const url = /http:\/\/\S+/.exec(printed)?.[0];
    if (url !== undefined) return { process: child, url };
  }
  throw new Error(`The example CRM ended without an address: ${printed}`);
}

/** The example CRM as its own process, on a free port and a folder of its own. */
export class CrmServer {
  readonly dataDir: string;
  readonly url: string;
  #process: ChildProcess;

  private constructor({ process, url }: Running, dataDir: string) {
    this.#process = process;
    this.url = url;
    this.dataDir = dataDir;
  }

  /** `settings` are variables of its environment, beside its port and places. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<CrmServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'callside-e2e-'));
    return new CrmServer(await run(dataDir, settings), dataDir);
  }

  /** Ends it and starts it with other settings, with the same data at the same address. */
  async restart(settings: Readonly<Record<string, string>>): Promise<void> {
    await this.stop();
    this.#process = (await run(this.dataDir, { PORT: new URL(this.url).port, ...settings })).process;
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

/** A record as a pull gives it. */
export interface Pulled {
  readonly type: string;
  readonly id: string;
  readonly rev: number;
  readonly doc: Record<string, unknown>;
}

export async function launchChromium(options: { readonly userDataDir?: string } = {}): Promise<Browser> {
  const chromium = await findChromium();
  if (chromium === undefined) throw new Error('No Chromium on this machine: install one or set CHROME_PATH.');
  return puppeteer.launch({
    executablePath: chromium.path,
    headless: chromium.headless,
    args: [...CHROMIUM_ARGS],
    ...options,
  });
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
    page.setDefaultTimeout(PATIENCE);
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

  /** What a failed step leaves to look at; `name` tells the pages of one story apart. */
  async report(name = 'page'): Promise<string> {
    const picture = join(tmpdir(), `callside-e2e-${String(process.pid)}-${name}.png`);
    await this.page.screenshot({ path: picture });
    return [`picture: ${picture}`, ...this.complaints].join('\n');
  }

  async press(selector: string): Promise<void> {
    // Whether an element stands still is told by frames, which a page behind another one gets seldom.
    await this.page.bringToFront();
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
    const stepNow = (): Promise<string | null> =>
      this.page.$eval('callside-call-script >>> [data-step]', (step) => step.getAttribute('data-step'));
    const before = await stepNow();
    // What is drawn meanwhile may move the answer away from under the pointer.
    await until(`the answer “${id}” leads on`, async () => {
      if ((await stepNow()) === before) await this.press(`callside-call-script >>> button[data-answer="${id}"]`);
      return (await stepNow()) !== before;
    });
  }

  async type(widget: 'call-script' | 'ticket-form', field: string, text: string): Promise<void> {
    const input = `callside-${widget} >>> [name="${field}"] >>> [data-control]`;
    // What is drawn meanwhile may move the field away from under the pointer: whoever types looks for the caret first.
    await until(`the caret is in “${field}”`, async () => {
      await this.page.locator(input).click({ count: 3 });
      const control = await this.page.waitForSelector(input);
      return control?.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element) ?? false;
    });
    await this.page.keyboard.type(text);
  }

  async choose(widget: 'call-script' | 'ticket-form', field: string, value: string): Promise<void> {
    const select = await this.page.waitForSelector(`callside-${widget} >>> [name="${field}"]`);
    const isSelect = await select?.evaluate((element) => element.localName === 'callside-select-field');
    if (isSelect === true) {
      await this.page.locator(`callside-${widget} >>> [name="${field}"] >>> select`).fill(value);
    } else await this.press(`callside-${widget} >>> [name="${field}"] >>> input[value="${value}"]`);
  }

  /** Chooses the form of the ticket by its title. */
  async chooseTemplate(title: string): Promise<void> {
    const choice = await this.page.waitForSelector('callside-ticket-form >>> select[data-template]');
    await choice?.evaluate((select, wanted) => {
      const list = select as HTMLSelectElement;
      list.selectedIndex = [...list.options].findIndex(({ text }) => text === wanted);
      list.dispatchEvent(new Event('change', { bubbles: true }));
    }, title);
    await this.sees('callside-ticket-form >>> h2', new RegExp(`^${title}$`));
  }

  /** Says what came of the call, and saves its record. */
  async saveRecord(result = 'ticket'): Promise<void> {
    await this.press(`callside-call-script >>> callside-disposition >>> [data-outcome="${result}"]`);
    await this.press('callside-call-script >>> callside-disposition >>> [data-save]');
    await this.press('callside-call-script >>> .foot [data-save]');
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

  /** Begins a ticket that no call belongs to. */
  async beginTicket(values: Readonly<Record<string, string>>): Promise<void> {
    await this.showTab('customer');
    await this.press('#new-ticket');
    for (const [field, text] of Object.entries(values)) await this.type('ticket-form', field, text);
  }

  async showTab(name: 'customer' | 'outbound' | 'quality' | 'records'): Promise<void> {
    await this.press(`[data-tab="${name}"]`);
  }

  /** Gives a picture of one pixel to the form, or to one of its fields for files, as the browser's dialog does. */
  async attach(name: string, place = 'callside-ticket-attachments'): Promise<void> {
    await this.page.waitForSelector(`callside-ticket-form >>> ${place} >>> input[type=file]`);
    const give = (base64: string, as: string, tag: string): void => {
      const form = document.querySelector('callside-ticket-form');
      const input = form?.shadowRoot
        ?.querySelector(tag)
        ?.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]');
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const carrier = new DataTransfer();
      carrier.items.add(new File([bytes], as, { type: 'image/png' }));
      if (!input) throw new Error('There is no place for files.');
      input.files = carrier.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    await this.page.evaluate(give, PIXEL, name, place);
  }

  /** Hands the one draft that can be handed over to a colleague. */
  async handOver(to: string, note: string): Promise<void> {
    await this.showTab('records');
    await this.press(`${DRAFTS} [data-does="hand-over"]`);
    await this.page.locator(`${DRAFTS} select[name="to"]`).fill(to);
    await this.page.locator(`${DRAFTS} input[name="text"]`).fill(note);
    await this.press(`${DRAFTS} [data-confirm]`);
  }

  async seesDrafts(count: number): Promise<void> {
    await this.page.waitForFunction(
      (wanted) =>
        document.querySelector('callside-draft-list')?.shadowRoot?.querySelectorAll('[data-draft]').length === wanted,
      {},
      count,
    );
  }

  /** The network of this page, and of nobody else's. */
  async setOnline(isOnline: boolean): Promise<void> {
    await this.page.setOfflineMode(!isOnline);
  }

  /** The changes that the server has refused, as the desk of this page has them. */
  async refused(): Promise<readonly unknown[]> {
    return this.page.evaluate(() => document.querySelector('callside-draft-list')?.desk?.refused() ?? []);
  }

  /** Gives up what the server has refused, as a host's own screen would. */
  async discardRefused(): Promise<void> {
    await this.page.evaluate(async () => {
      const { discardRefused } = (await import('@callside/core')) as typeof Core;
      const desk = document.querySelector('callside-draft-list')?.desk;
      for (const { id } of (await desk?.refused()) ?? []) await desk?.run(discardRefused, { id });
    });
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
  async stored(store: 'entities' | 'outbox' | 'drafts'): Promise<Record<string, unknown>[]> {
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
                const { result: opened } = opening;
                // The one by which a log is renewed comes and goes, and has no stores.
                if (!opened.objectStoreNames.contains(name)) {
                  opened.close();
                  resolve([]);
                  return;
                }
                const reading = opened.transaction(name).objectStore(name).getAll();
                reading.onsuccess = () => {
                  opened.close();
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
  async pulled(person: string): Promise<Pulled[]> {
    const response = await fetch(`${this.#server.url}/v1/sync/pull`, { headers: await this.#authorize(person) });
    return ((await response.json()) as { changes: Pulled[] }).changes;
  }

  /** Changes a record as this person does somewhere else. */
  async changeElsewhere(person: string, record: Pulled, set: Readonly<Record<string, unknown>>): Promise<void> {
    const order = { id: crypto.randomUUID(), seq: 1, entitySeq: 1, deps: [], clientTime: Date.now(), actor: person };
    const { type, id: entityId, rev: baseRev } = record;
    const patch = { ...order, op: 'patch', type, entityId, baseRev, set, unset: [] };
    const body = { protocol: 1, clientId: crypto.randomUUID(), epoch: '', schemaVersion: 1, mutations: [patch] };
    const response = await fetch(`${this.#server.url}/v1/sync/push`, {
      method: 'POST',
      headers: { ...(await this.#authorize(person)), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { results?: { status: string }[] };
    if (answer.results?.[0]?.status !== 'applied') throw new Error(`Not changed: ${JSON.stringify(answer)}`);
  }

  async #authorize(person: string): Promise<{ authorization: string }> {
    const { token } = (await (await fetch(`${this.#server.url}/crm/session/${person}`)).json()) as { token: string };
    return { authorization: `Bearer ${token}` };
  }
}
