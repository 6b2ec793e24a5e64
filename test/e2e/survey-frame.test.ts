import type { Server as HttpServer } from 'node:http';
import { createServer, openPglite, signToken, type Server } from '@callside/server';
import { expect } from 'chai';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { UNFOLLOWED_SURVEY } from '../support/unfollowed-survey.js';
import { launchChromium } from './crm.js';
import { originOf, serveRepository } from './serve-repository.js';
import { STORY_TIMEOUT, until } from './until.js';

const SECRET = 'a secret for tests only, of more than 32 bytes';

/** The example page, of another origin, shows a survey link in a frame. */
describe('a survey in a frame', function () {
  this.timeout(STORY_TIMEOUT);
  let host: HttpServer;
  let stranger: HttpServer;
  let server: Server;
  let browser: Browser;
  let link: string;

  before(async () => {
    host = await serveRepository();
    stranger = await serveRepository();
    server = await createServer({
      database: await openPglite(),
      auth: { secret: SECRET },
      definitions: [UNFOLLOWED_SURVEY],
      frameAncestors: [originOf(host)],
    });
    const url = await server.listen({ port: 0 });
    const token = await signToken({
      secret: SECRET,
      tenant: 'acme',
      subject: '1001',
      name: 'Lin',
      roles: ['agent'],
      expiresIn: '1h',
    });
    const reply = await fetch(`${url}/v1/survey-links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ survey: { id: 'post-call' } }),
    });
    link = `${url}${((await reply.json()) as { path: string }).path}`;
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    await server.close();
    host.close();
    stranger.close();
  });

  /** Remembers all that the page is told, and not only what it takes in. */
  async function openFramed(by: HttpServer): Promise<Page> {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { heard });
      addEventListener('message', ({ data }) => heard.push(data));
    });
    await page.goto(`${originOf(by)}/examples/survey-page/index.html?link=${encodeURIComponent(link)}`);
    // A frame that nobody sees is not drawn, and measures nothing.
    await page.$eval('#frame', (frame) => {
      frame.scrollIntoView();
    });
    return page;
  }

  const heard = (
    page: Page,
  ): Promise<readonly { readonly type: string; readonly question?: string; readonly height?: number }[]> =>
    page.evaluate(() => (globalThis as unknown as { heard: [] }).heard);

  it('tells the page around it what happens, and nothing of what was answered', async () => {
    const page = await openFramed(host);
    const frame = await surveyFrame(page);
    await frame.waitForFunction(() => document.querySelector('callside-survey')?.shadowRoot !== null);
    await frame.locator('callside-survey >>> [name="attitude"][value="2"]').click();
    await until('the page hears of the answer', async () =>
      (await heard(page)).some(({ type }) => type === 'answered'),
    );
    expect((await heard(page)).find(({ type }) => type === 'answered')).to.deep.equal({
      source: 'callside-survey',
      type: 'answered',
      question: 'attitude',
    });
    const lines = await page.$$eval('#heard li', (all) => all.map(({ textContent }) => textContent));
    expect(lines).to.deep.equal(['frame: answered attitude']);
    await page.close();
  });

  it('is as high as what it shows', async () => {
    const page = await openFramed(host);
    const frame = await surveyFrame(page);
    // Until then it is the page's own form that is as high.
    await frame.waitForSelector('callside-survey >>> form');
    await until('the frame has the height that it was told, and nothing in it is cut off', async () => {
      const height = (await heard(page)).findLast(({ type }) => type === 'height')?.height;
      const given = await page.$eval('#frame', (each) => each.clientHeight);
      const fits = await frame.evaluate(() => document.documentElement.scrollHeight <= innerHeight);
      return height === given && fits;
    });
    await page.close();
  });

  it('does not show itself in a page of another origin', async () => {
    const page = await openFramed(stranger);
    await until('the frame is refused', async () => {
      const addresses = await Promise.all(page.frames().map((frame) => frame.evaluate(() => location.href)));
      return addresses.some((address) => address.startsWith('chrome-error:'));
    });
    expect(await heard(page)).to.deep.equal([]);
    await page.close();
  });

  async function surveyFrame(page: Page): Promise<Frame> {
    return page.waitForFrame((frame) => frame.url() === link);
  }
});
