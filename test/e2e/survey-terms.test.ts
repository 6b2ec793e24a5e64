import type { SurveyDefinition } from '@callside/core';
import { createServer, openPglite, signToken, type Server } from '@callside/server';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from './crm.js';
import { STORY_TIMEOUT, until } from './until.js';

const SECRET = 'a secret for tests only, of more than 32 bytes';
const MINUTE = 60_000;

/** Ten minutes from the first answer, and an hour for changes. */
const SURVEY: SurveyDefinition = {
  kind: 'survey',
  id: 'terms',
  version: 1,
  status: 'published',
  title: 'Satisfaction',
  timeLimit: 'PT10M',
  editable: 'PT1H',
  blocks: [
    { id: 'attitude', type: 'rating', label: 'Attitude', max: 5 },
    { id: 'comment', type: 'long-text', label: 'Anything else?' },
  ],
  endings: [{ id: 'thanks', text: 'Thank you for your time.' }],
};

interface PulledResponse {
  readonly id: string;
  readonly doc: { readonly answers?: Readonly<Record<string, unknown>> };
}

/** What few surveys have: a time limit, and a time in which answers can be changed. And what is true of all: nothing is lost. */
describe('the terms of a survey', function () {
  this.timeout(STORY_TIMEOUT);
  let server: Server;
  let browser: Browser;
  let url: string;
  let token: string;
  /** How far the server's clock is before that of the phone. */
  let ahead = 0;

  before(async () => {
    server = await createServer({
      database: await openPglite(),
      auth: { secret: SECRET },
      definitions: [SURVEY],
      clock: { now: () => Date.now() + ahead, after: () => () => undefined },
    });
    url = await server.listen({ port: 0 });
    const subject = { tenant: 'acme', subject: '1001', name: 'Lin', roles: ['agent'] };
    token = await signToken({ secret: SECRET, ...subject, expiresIn: '9h' });
    browser = await launchChromium();
  });

  beforeEach(() => {
    ahead = 0;
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  const headers = (): Record<string, string> => ({
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
  });

  async function sendLink(): Promise<{ readonly id: string; readonly address: string }> {
    const body = JSON.stringify({ survey: { id: 'terms' }, locale: 'en' });
    const reply = await fetch(`${url}/v1/survey-links`, { method: 'POST', headers: headers(), body });
    const { id, path } = (await reply.json()) as { id: string; path: string };
    return { id, address: `${url}${path}` };
  }

  async function answersOf(id: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const reply = await fetch(`${url}/v1/sync/pull`, { headers: headers() });
    const { changes } = (await reply.json()) as { changes: readonly PulledResponse[] };
    return changes.findLast((each) => each.id === id)?.doc.answers;
  }

  async function open(address: string, page?: Page): Promise<Page> {
    const shown = page ?? (await (await browser.createBrowserContext()).newPage());
    await shown.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
    await shown.goto(address);
    await shown.waitForFunction(() => document.querySelector('callside-survey')?.shadowRoot !== null);
    return shown;
  }

  const answer = (page: Page, value: string): Promise<void> =>
    page.locator(`callside-survey >>> [name="attitude"][value="${value}"]`).click();

  const next = (page: Page): Promise<void> => page.locator('callside-survey >>> [data-next]').click();

  async function reads(page: Page, text: string): Promise<void> {
    await page.waitForFunction(
      (words) => document.querySelector('callside-survey')?.shadowRoot?.textContent.includes(words),
      {},
      text,
    );
  }

  it('do not cost a word when the tab is closed while it is written', async () => {
    const { id, address } = await sendLink();
    const page = await open(address);
    await answer(page, '2');
    await until('the answer has arrived', async () => JSON.stringify(await answersOf(id)) === '{"attitude":2}');
    await page.locator('callside-survey >>> [name="comment"]').click();
    await page.keyboard.type('Nobody came, and');
    await page.close({ runBeforeUnload: true });
    await until('the words have arrived', async () => (await answersOf(id))?.comment === 'Nobody came, and');
  });

  it('let answers be changed after the end, also when the link is opened again', async () => {
    const { id, address } = await sendLink();
    const page = await open(address);
    await answer(page, '2');
    await next(page);
    await reads(page, 'Your answers have arrived.');
    await reads(page, 'You can change your answers until');
    const again = await open(address, page);
    await again.locator('callside-survey >>> [data-change]').click();
    await answer(again, '5');
    await next(again);
    await reads(again, 'Your answers have arrived.');
    await until('the change has arrived', async () => JSON.stringify(await answersOf(id)) === '{"attitude":5}');
    ahead = 61 * MINUTE;
    await page.goto(address);
    expect(await page.$eval('main', (main) => main.textContent)).to.include('You have answered this survey already.');
    await page.browserContext().close();
  });

  it('tell the time that is left by the server’s clock, and send what was given in time', async () => {
    const { id, address } = await sendLink();
    const page = await open(address);
    await reads(page, 'You have 10 minutes for your answers');
    await answer(page, '3');
    await reads(page, '10 minutes left');
    await until('the answer has arrived', async () => JSON.stringify(await answersOf(id)) === '{"attitude":3}');
    ahead = 5 * MINUTE;
    const other = await open(address);
    await reads(other, '5 minutes left');
    await other.browserContext().close();
    // Without network for half an hour, on the phone's clock as on the server's.
    await page.setOfflineMode(true);
    await page.locator('callside-survey >>> [name="comment"]').fill('In time');
    const context = page.browserContext();
    await page.close();
    ahead = 30 * MINUTE;
    const later = await context.newPage();
    await later.evaluateOnNewDocument((ms) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + ms;
    }, ahead);
    const late = await open(address, later);
    await reads(late, 'The time for this survey is over.');
    await reads(late, 'What you answered in time has been kept');
    await until('what was written in time has arrived', async () => (await answersOf(id))?.comment === 'In time');
    await context.close();
  });

  it('are shown at their end to whoever comes too late', async () => {
    const { id, address } = await sendLink();
    const page = await open(address);
    await answer(page, '3');
    await reads(page, '10 minutes left');
    await until('the answer has arrived', async () => (await answersOf(id))?.attitude === 3);
    ahead = 12 * MINUTE;
    const again = await open(address, page);
    await reads(again, 'The time for this survey is over.');
    expect(await again.$('callside-survey >>> [name="attitude"]')).to.equal(null);
    await page.browserContext().close();
  });
});
