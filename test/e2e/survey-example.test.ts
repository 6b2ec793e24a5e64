import type { Server } from 'node:http';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from './crm.js';
import { originOf, serveRepository } from './serve-repository.js';
import { STORY_TIMEOUT, until } from './until.js';

/** On the page and in a dialog; in a frame it is in `survey-frame`. */
describe('the example of a survey in a page', function () {
  this.timeout(STORY_TIMEOUT);
  let http: Server;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    http = await serveRepository();
    browser = await launchChromium();
    page = await browser.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${originOf(http)}/examples/survey-page/index.html`);
  });

  after(async () => {
    await browser.close();
    http.close();
    expect(complaints).to.deep.equal([]);
  });

  const hears = (text: string): Promise<unknown> =>
    until(`the page hears “${text}”`, async () =>
      (await page.$$eval('#heard li', (lines) => lines.map(({ textContent }) => textContent))).includes(text),
    );

  async function finish(survey: string, value: number): Promise<void> {
    await page.locator(`${survey} >>> [name="attitude"][value="${String(value)}"]`).click();
    await page.locator(`${survey} >>> [data-next]`).click();
  }

  it('hears each answer and the end', async () => {
    await finish('#plain', 4);
    await hears('plain: attitude is 4');
    await hears('plain: finished with {"attitude":4}');
  });

  it('takes the answers out of a dialog by a transport of its own, and keeps them', async () => {
    await page.locator('#open').click();
    await finish('#kept', 5);
    await hears('backend: answers.attitude');
    await hears('backend: finishedAt');
    await page.waitForFunction(() =>
      document.querySelector('#kept')?.shadowRoot?.textContent.includes('Your answers have arrived.'),
    );
    await page.keyboard.press('Escape');
    expect(await page.$eval('dialog', ({ open }) => open)).to.equal(false);
  });
});
