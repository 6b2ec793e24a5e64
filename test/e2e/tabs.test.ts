import { createServer, openPglite, signToken, type Server } from '@callside/server';
import { expect } from 'chai';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import type { TabDriver } from './pages/tabs.js';
import { launchChromium } from './crm.js';
import { PATIENCE, STORY_TIMEOUT } from './until.js';

const TABS = 8;
const EACH = 25;
/** A hand-over takes no longer, whatever has become of the leader, in milliseconds. */
const HAND_OVER = 15_000;
const SECRET = 'a secret for tests only, of more than 32 bytes';

const form = {
  kind: 'ticket-form',
  id: 'plain',
  version: 1,
  status: 'published',
  title: 'Plain',
  sections: [{ id: 'main', title: 'Main', fields: [{ id: 'summary', type: 'text', label: 'Summary' }] }],
} as const;

/** The tabs of one agent in one browser, before one server. */
class Tabs {
  readonly pages: Page[] = [];
  readonly #context: BrowserContext;
  readonly #url: string;

  private constructor(context: BrowserContext, url: string) {
    this.#context = context;
    this.#url = url;
  }

  static async open(browser: Browser, url: string, count: number): Promise<Tabs> {
    const tabs = new Tabs(await browser.createBrowserContext(), url);
    for (let index = 0; index < count; index++) await tabs.add();
    return tabs;
  }

  async add(): Promise<void> {
    const page = await this.#context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(this.#url);
    await page.waitForFunction(() => 'tab' in window);
    this.pages.push(page);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** Takes the leading tab out of the list: the one that sends what another has saved. */
  async takeLeader(): Promise<Page> {
    const before = await this.pushes();
    const last = this.pages.at(-1);
    if (last === undefined) throw new Error('No tab is open.');
    await save(last, 1);
    await empty(last);
    const after = await this.pushes();
    const index = after.findIndex((count, at) => count > (before[at] ?? 0));
    const [leader] = this.pages.splice(index, 1);
    if (leader === undefined) throw new Error('No tab has sent anything.');
    return leader;
  }

  pushes(): Promise<number[]> {
    return Promise.all(this.pages.map((page) => page.evaluate(() => window.tab.pushes())));
  }
}

function save(page: Page, count: number): Promise<readonly string[]> {
  return page.evaluate((many) => window.tab.save(many), count);
}

/** Waits until nothing is left to send; gives how long that took. */
async function empty(page: Page, timeout = 60_000): Promise<number> {
  const from = performance.now();
  await page.waitForFunction(async () => (await window.tab.pending()) === 0, { timeout, polling: 50 });
  return performance.now() - from;
}

function tickets(page: Page): ReturnType<TabDriver['tickets']> {
  return page.evaluate(() => window.tab.tickets());
}

describe('the tabs of one agent', function () {
  this.timeout(STORY_TIMEOUT);
  let browser: Browser;
  let server: Server;
  let tabs: Tabs;
  let url: string;

  before(async () => {
    const entry = fileURLToPath(new URL('./pages/tabs.ts', import.meta.url));
    const bundle = await build({
      entryPoints: [entry],
      bundle: true,
      format: 'esm',
      target: 'es2022',
      conditions: ['callside-src'],
      write: false,
    });
    const script = bundle.outputFiles[0]?.text ?? '';
    const expiresIn = 3600;
    const who = { secret: SECRET, tenant: 'tabs', subject: '1001', name: 'Lin', roles: ['agent'] };
    const token = await signToken({ ...who, expiresIn, now: Date.now() });
    const settings = JSON.stringify({ token, form });
    server = await createServer({
      database: await openPglite(),
      auth: { secret: SECRET },
      definitions: [form],
      plugins: (app) => {
        app.get('/page.js', (_request, reply) => reply.type('text/javascript').send(script));
        app.get('/', (_request, reply) =>
          reply
            .type('text/html')
            .send(
              `<!doctype html><script>window.settings = ${settings}</script><script type="module" src="/page.js"></script>`,
            ),
        );
        return Promise.resolve();
      },
    });
    url = await server.listen({ port: 0 });
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  afterEach(() => tabs.close());

  /** Each ticket that was saved is on the server once, with its own number, and in every tab. */
  async function seesAll(ids: readonly string[]): Promise<void> {
    const rows = await server.database.query(
      `SELECT id, doc FROM entity WHERE tenant_id = 'tabs' AND type = 'ticket' AND id = ANY ($1::uuid[])`,
      [ids],
    );
    expect(rows.map(({ id }) => id)).to.have.members([...ids]);
    const effects = await server.database.query(
      `SELECT entity_id FROM mutation_log WHERE tenant_id = 'tabs' AND entity_id = ANY ($1::uuid[])`,
      [ids],
    );
    expect(effects).to.have.length(ids.length);
    for (const page of tabs.pages) {
      const here = await tickets(page);
      const wanted = here.filter(({ id }) => ids.includes(id));
      expect(wanted).to.have.length(ids.length);
      expect(new Set(wanted.map(({ number }) => number)).size).to.equal(ids.length);
      expect(await page.evaluate(() => window.tab.problems)).to.deep.equal([]);
    }
  }

  /** What the server refused would wait for nobody either. */
  async function seesNothingRefused(): Promise<void> {
    const refused = await Promise.all(tabs.pages.map((page) => page.evaluate(() => window.tab.refused())));
    expect(refused.flat()).to.deep.equal([]);
  }

  it(`write at once from ${String(TABS)}, and each save is on the server once`, async () => {
    tabs = await Tabs.open(browser, url, TABS);
    const saved = (await Promise.all(tabs.pages.map((page) => save(page, EACH)))).flat();
    for (const page of tabs.pages) await empty(page);
    await seesNothingRefused();
    await seesAll(saved);
  });

  it('send from one only', async () => {
    tabs = await Tabs.open(browser, url, 3);
    for (const page of tabs.pages) await save(page, 3);
    for (const page of tabs.pages) await empty(page);
    expect((await tabs.pushes()).filter((count) => count > 0)).to.have.length(1);
  });

  for (const [what, end] of [
    ['closed', (leader: Page) => leader.close()],
    [
      'crashed',
      async (leader: Page) => {
        const session = await leader.createCDPSession();
        // Nobody is left to answer.
        session.send('Page.crash').catch(() => undefined);
      },
    ],
    [
      'frozen',
      async (leader: Page) => {
        const session = await leader.createCDPSession();
        await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      },
    ],
  ] as const)
    it(`hand over within 15 seconds when the one that sends is ${what}`, async () => {
      tabs = await Tabs.open(browser, url, 3);
      const leader = await tabs.takeLeader();
      await end(leader);
      const [next] = tabs.pages;
      if (next === undefined) throw new Error('No tab is left.');
      await next.bringToFront();
      const saved = await save(next, 3);
      const took = await empty(next, HAND_OVER);
      expect(took).to.be.lessThan(HAND_OVER);
      await seesAll(saved);
    });
});
