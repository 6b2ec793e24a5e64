import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { CrmServer, launchChromium, type Pulled } from './crm.js';
import { PATIENCE, STORY_TIMEOUT, until } from './until.js';

/** The survey behind links of the example CRM, on a phone. */
describe('a survey link on a phone', function () {
  this.timeout(STORY_TIMEOUT);
  let server: CrmServer;
  let browser: Browser;
  const complaints: string[] = [];

  before(async () => {
    server = await CrmServer.start();
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    await server.stop();
    await server.remove();
  });

  afterEach(() => {
    expect(complaints.splice(0)).to.deep.equal([]);
  });

  async function agentToken(): Promise<string> {
    const reply = await fetch(`${server.url}/crm/session/1001`);
    return ((await reply.json()) as { token: string }).token;
  }

  /** Sends a link and gives its address. */
  async function sendLink(body: object = {}): Promise<string> {
    const headers = { authorization: `Bearer ${await agentToken()}`, 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify({ survey: { id: 'post-call' }, ...body }) };
    const reply = await fetch(`${server.url}/v1/survey-links`, request);
    expect(reply.status).to.equal(201);
    return `${server.url}${((await reply.json()) as { path: string }).path}`;
  }

  async function responses(): Promise<readonly Pulled[]> {
    const headers = { authorization: `Bearer ${await agentToken()}` };
    const reply = await fetch(`${server.url}/v1/sync/pull`, { headers });
    const { changes } = (await reply.json()) as { changes: readonly Pulled[] };
    return changes.filter(({ type }) => type === 'survey-response');
  }

  /** The answers that the server has for the link of this page. */
  async function arrived(page: Page): Promise<unknown> {
    const id = await page.evaluate(() => (document.querySelector('callside-survey') as { seed?: string } | null)?.seed);
    return (await responses()).find((each) => each.id === id)?.doc.answers;
  }

  async function newPhone(): Promise<Page> {
    const page = await (await browser.createBrowserContext()).newPage();
    return watch(page);
  }

  async function watch(page: Page): Promise<Page> {
    await page.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED|ERR_FAILED|410|404/.test(text))
        complaints.push(text);
    });
    return page;
  }

  async function open(page: Page, address: string): Promise<void> {
    await page.goto(address);
    await page.waitForFunction(() => document.querySelector('callside-survey')?.shadowRoot !== null);
  }

  const answer = (page: Page, question: string, value: string): Promise<void> =>
    page.locator(`callside-survey >>> [name="${question}"][value="${value}"]`).click();

  const next = (page: Page): Promise<void> => page.locator('callside-survey >>> [data-next]').click();

  async function reads(page: Page, text: string): Promise<void> {
    await page.waitForFunction(
      (words) => document.querySelector('callside-survey')?.shadowRoot?.textContent.includes(words),
      {},
      text,
    );
  }

  const chosen = (page: Page, question: string): Promise<string | undefined> =>
    page.evaluate(
      (name) =>
        document
          .querySelector('callside-survey')
          ?.shadowRoot?.querySelector<HTMLInputElement>(`[name="${name}"]:checked`)?.value,
      question,
    );

  it('can be answered before the script has come, and the script takes over what was answered', async () => {
    const page = await newPhone();
    await page.setRequestInterception(true);
    let letGo = (): void => undefined;
    page.on('request', (request) => {
      if (request.url().endsWith('/survey-page.js')) letGo = () => void request.continue();
      else void request.continue();
    });
    const loaded = page.goto(await sendLink());
    await page.locator('form[method=post] [name="attitude"][value="4"]').click();
    const before = await page.$eval('[name="attitude"][value="4"]', (input) =>
      JSON.stringify(input.parentElement?.getBoundingClientRect()),
    );
    letGo();
    await loaded;
    await page.waitForFunction(() => document.querySelector('callside-survey')?.shadowRoot !== null);
    expect(await chosen(page, 'attitude')).to.equal('4');
    const after = await page.evaluate(() => {
      const { activeElement } = document.querySelector('callside-survey')?.shadowRoot ?? {};
      return [
        activeElement?.getAttribute('value'),
        JSON.stringify(activeElement?.parentElement?.getBoundingClientRect()),
      ];
    });
    expect(after).to.deep.equal(['4', before]);
    await until('the answer has arrived', async () => JSON.stringify(await arrived(page)) === '{"attitude":4}');
    await page.browserContext().close();
  });

  it('shifts nothing while it loads', async () => {
    const page = await newPhone();
    await page.evaluateOnNewDocument(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await open(page, await sendLink({ locale: 'zh-CN' }));
    await reads(page, '没有网络也不会丢失');
    expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).to.deep.equal([]);
    await page.browserContext().close();
  });

  it('works without JavaScript to the end', async () => {
    const page = await newPhone();
    await page.setJavaScriptEnabled(false);
    const address = await sendLink();
    await page.goto(address);
    for (const [question, value] of [
      ['attitude', '5'],
      ['knowledge', '4'],
      ['solved', 'yes'],
    ] as const) {
      await page.click(`[name="${question}"][value="${value}"]`);
      await Promise.all([page.waitForNavigation(), page.click('button.primary')]);
    }
    expect(await page.$eval('main', (main) => main.textContent)).to.include('Your answers have arrived.');
    expect((await responses()).map(({ doc }) => doc.answers)).to.deep.include({
      attitude: 5,
      knowledge: 4,
      solved: 'yes',
    });
    await page.browserContext().close();
  });

  it('goes on where it was without network, in a page that was closed', async () => {
    const address = await sendLink();
    const page = await newPhone();
    await open(page, address);
    await answer(page, 'attitude', '2');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await until('the page is kept', () => page.evaluate(async () => (await caches.match('/s/shell')) !== undefined));
    const context = page.browserContext();
    await page.close();
    const again = await watch(await context.newPage());
    await again.setOfflineMode(true);
    await open(again, address);
    await reads(again, 'kept, also without network');
    expect(await chosen(again, 'attitude')).to.equal('2');
    await answer(again, 'knowledge', '3');
    await answer(again, 'solved', 'no');
    await again.locator('callside-survey >>> [name="comment"]').fill('Nobody came');
    await next(again);
    await answer(again, 'callMe', 'no');
    await next(again);
    await reads(again, 'kept on this device');
    await again.setOfflineMode(false);
    await reads(again, 'Your answers have arrived.');
    expect(await arrived(again)).to.deep.equal({
      attitude: 2,
      knowledge: 3,
      solved: 'no',
      comment: 'Nobody came',
      callMe: 'no',
    });
    await context.close();
  });

  it('has lost no letter when the browser is killed', async () => {
    const address = await sendLink();
    const folder = await mkdtemp(join(tmpdir(), 'callside-phone-'));
    const first = await launchChromium({ userDataDir: folder });
    const page = await watch(await first.newPage());
    await open(page, address);
    await answer(page, 'attitude', '1');
    await answer(page, 'knowledge', '1');
    await answer(page, 'solved', 'no');
    await page.locator('callside-survey >>> [name="comment"]').fill('A long story');
    await until('what is typed is on the device', () => page.evaluate(isKept, 'A long story'));
    first.process()?.kill('SIGKILL');
    await until('the browser is gone', () => Promise.resolve(first.process()?.signalCode !== null));
    const second = await launchChromium({ userDataDir: folder });
    const again = await watch(await second.newPage());
    await open(again, address);
    await reads(again, 'kept, also without network');
    expect(
      await again
        .locator('callside-survey >>> [name="comment"]')
        .map((line) => (line as HTMLTextAreaElement).value)
        .wait(),
    ).to.equal('A long story');
    await second.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows in each of two tabs what was answered in the other', async () => {
    const address = await sendLink();
    const one = await newPhone();
    await open(one, address);
    const two = await watch(await one.browserContext().newPage());
    await open(two, address);
    await reads(two, 'kept, also without network');
    await one.bringToFront();
    await answer(one, 'attitude', '3');
    await until('the other tab shows it', async () => (await chosen(two, 'attitude')) === '3');
    await until('it has arrived once', async () => JSON.stringify(await arrived(one)) === '{"attitude":3}');
    await one.browserContext().close();
  });

  it('keeps two links on one phone apart', async () => {
    const [one, two] = [await sendLink(), await sendLink()];
    const page = await newPhone();
    await open(page, one);
    await answer(page, 'attitude', '5');
    await until('it has arrived', async () => JSON.stringify(await arrived(page)) === '{"attitude":5}');
    await open(page, two);
    await reads(page, 'kept, also without network');
    expect(await chosen(page, 'attitude')).to.equal(undefined);
    await page.browserContext().close();
  });

  it('is opened by scanners as often as they like', async () => {
    const address = await sendLink();
    for (let scan = 0; scan < 20; scan += 1)
      expect((await fetch(address, { method: scan % 2 === 0 ? 'GET' : 'HEAD' })).status).to.equal(200);
    const page = await newPhone();
    await open(page, address);
    expect(await arrived(page)).to.equal(undefined);
    await page.browserContext().close();
  });

  it('opens in browsers as old as its elements', async () => {
    const page = await newPhone();
    await page.evaluateOnNewDocument(() => {
      for (const [owner, names] of [
        [Object, ['hasOwn']],
        [Array.prototype, ['at', 'findLast', 'toSorted']],
        [String.prototype, ['at', 'replaceAll']],
        [crypto, ['randomUUID']],
        [Crypto.prototype, ['randomUUID']],
        [globalThis, ['structuredClone', 'WeakRef', 'reportError']],
        [AbortSignal, ['timeout', 'any']],
        [AbortSignal.prototype, ['throwIfAborted']],
        [Promise, ['any', 'withResolvers']],
      ] as const)
        for (const name of names) Reflect.deleteProperty(owner, name);
    });
    await open(page, await sendLink());
    await answer(page, 'attitude', '5');
    await until('it has arrived', async () => JSON.stringify(await arrived(page)) === '{"attitude":5}');
    await page.browserContext().close();
  });

  for (const [what, owner, name] of [
    ['ElementInternals', 'HTMLElement', 'attachInternals'],
    ['sheets that a script can make', 'CSSStyleSheet', 'replaceSync'],
  ] as const)
    it(`keeps its own form in browsers without ${what}`, async () => {
      const page = await newPhone();
      await page.evaluateOnNewDocument(
        (type, method) =>
          Reflect.deleteProperty(
            (globalThis as unknown as Record<string, { prototype: object }>)[type]?.prototype ?? {},
            method,
          ),
        owner,
        name,
      );
      const address = await sendLink();
      const script = page.waitForResponse((response) => response.url().endsWith('/survey-page.js'));
      await page.goto(address);
      await (await script).text();
      await page.locator('form[method=post] [name="attitude"][value="4"]').click();
      await page.locator('form[method=post] .primary').click();
      await page.waitForSelector('form[method=post] [name="knowledge"]');
      const [, , tenant = '', token = ''] = new URL(address).pathname.split('/');
      await page.goto(`${server.url}/s/${tenant}#${token}`);
      await page.waitForSelector('form[method=post] [name="knowledge"]');
      expect(await page.evaluate(() => document.querySelector('callside-survey')?.shadowRoot)).to.equal(null);
      await page.browserContext().close();
    });

  it('takes the script for old browsers where the other one is not understood, and keeps that one', async () => {
    const page = await newPhone();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (!request.url().endsWith('/survey-page.js')) void request.continue();
      else void request.respond({ contentType: 'text/javascript', body: 'class Newer { static { & } }' });
    });
    await open(page, await sendLink());
    await answer(page, 'attitude', '5');
    await until('it has arrived', async () => JSON.stringify(await arrived(page)) === '{"attitude":5}');
    await until('the worker has kept it', () =>
      page.evaluate(async () => (await caches.match('/s/assets/survey-page.old.js')) !== undefined),
    );
    expect(await page.evaluate(async () => await caches.match('/s/assets/survey-page.js'))).to.equal(undefined);
    await page.browserContext().close();
  });
});

/** Whether a text lies among the drafts of one of the page's databases. Runs in the page. */
async function isKept(text: string): Promise<boolean> {
  for (const { name = '' } of await indexedDB.databases()) {
    const drafts = await new Promise<unknown[]>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = reject;
      opening.onsuccess = () => {
        const database = opening.result;
        if (!database.objectStoreNames.contains('drafts')) resolve([]);
        else {
          const asking = database.transaction('drafts').objectStore('drafts').getAll();
          asking.onerror = reject;
          asking.onsuccess = () => {
            resolve(asking.result);
          };
        }
        database.close();
      };
    });
    if (JSON.stringify(drafts).includes(text)) return true;
  }
  return false;
}
