import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { SurveyDefinition } from '@callside/core';
import { surveyHtml, surveySheet } from '@callside/survey/html.js';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from './crm.js';
import { originOf, serve } from './serve-repository.js';
import { STORY_TIMEOUT } from './until.js';

/** Two questions that the first file can ask by itself. */
const SURVEY: SurveyDefinition = {
  kind: 'survey',
  id: 'short',
  version: 1,
  status: 'published',
  title: 'Your call',
  blocks: [
    { id: 'comment', type: 'long-text', label: 'What was it about?' },
    { id: 'attitude', type: 'rating', label: 'How was it?' },
  ],
  endings: [{ id: 'end', text: 'Thanks' }],
};

/** A page of somebody's own that has the first question in its HTML, as the survey page has. */
const PAGE = `<!doctype html><html lang="en"><title>Own</title><style>${surveySheet()}</style>
<callside-survey definition="${JSON.stringify(SURVEY).replaceAll('"', '&quot;')}">${surveyHtml(SURVEY, {
  language: 'en',
  answers: {},
  seed: '',
  action: '/posted',
  hidden: {},
})}</callside-survey></html>`;

describe('a page of one’s own with the first question in its HTML', function () {
  this.timeout(STORY_TIMEOUT);
  let server: Server;
  let browser: Browser;
  let page: Page;
  let isCut: boolean;
  let loaded: string[];

  before(async () => {
    server = await serve((request, response) => {
      const path = request.url ?? '/';
      if (path === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
      else if (path === '/posted') response.writeHead(200, { 'content-type': 'text/plain' }).end('Posted');
      else
        readFile(new URL(`../../packages/survey/dist/cdn${path}`, import.meta.url)).then(
          (file) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(file),
          () => response.writeHead(404).end(),
        );
    });
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  beforeEach(async () => {
    isCut = false;
    loaded = [];
    page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      loaded.push(new URL(request.url()).pathname);
      void (isCut && request.url().includes('.more.') ? request.abort() : request.continue());
    });
    await page.goto(`${originOf(server)}/`);
    await page.type('textarea[name="comment"]', 'The lift is');
    await page.keyboard.press('Home');
  });

  afterEach(() => page.close());

  const runScript = (): Promise<unknown> => page.addScriptTag({ url: '/callside-survey.min.js', type: 'module' });

  it('is taken over with what was typed in it, and the caret where it was', async () => {
    await runScript();
    await page.waitForSelector('callside-survey >>> textarea[name="comment"]');
    await page.keyboard.type('Hello. ');
    const typed = await page.$eval('callside-survey >>> textarea', (area) => (area as HTMLTextAreaElement).value);
    expect(typed).to.equal('Hello. The lift is');
    await page.locator('callside-survey >>> [data-next]').click();
    await page.waitForSelector('callside-survey >>> .ending');
    expect(loaded.filter((each) => each.includes('.more.'))).to.have.length(1);
  });

  it('serves on where the script cannot load what would take its place', async () => {
    isCut = true;
    const refused = page.waitForRequest((request) => request.url().includes('.more.'));
    await runScript();
    await refused;
    await page.waitForFunction(() => document.querySelector('callside-survey')?.shadowRoot?.querySelector('slot'));
    await page.keyboard.type('Hello. ');
    await page.locator('callside-survey > form .primary').click();
    await page.waitForFunction(() => document.body.textContent === 'Posted');
  });
});
