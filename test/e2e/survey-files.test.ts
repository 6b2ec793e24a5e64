import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, openPglite, signToken, type Server } from '@callside/server';
import { expect } from 'chai';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { photoSurvey, PNG_START } from '../support/photo-survey.js';
import { launchChromium } from './crm.js';
import { STORY_TIMEOUT, until } from './until.js';

const SECRET = 'a secret for tests only, of more than 32 bytes';

const PICTURE = Buffer.concat([Buffer.from(PNG_START), randomBytes(1_500_000)]);

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

interface Pulled {
  readonly id: string;
  readonly type: string;
  readonly doc: { readonly for?: { readonly id: string }; readonly uploaded?: boolean };
}

describe('a survey that asks for files', function () {
  this.timeout(STORY_TIMEOUT);
  let server: Server;
  let browser: Browser;
  let folder: string;
  let url: string;
  let headers: Record<string, string>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callside-survey-files-'));
    await writeFile(join(folder, 'damage.png'), PICTURE);
    server = await createServer({
      database: await openPglite(),
      auth: { secret: SECRET },
      definitions: [photoSurvey()],
      uploads: join(folder, 'uploads'),
      surveyFiles: true,
    });
    url = await server.listen({ port: 0 });
    const subject = { tenant: 'acme', subject: '1001', name: 'Lin', roles: ['agent'] };
    const token = await signToken({ secret: SECRET, ...subject, expiresIn: '9h' });
    headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function sendLink(): Promise<{ readonly id: string; readonly address: string }> {
    const body = JSON.stringify({ survey: { id: 'damage' }, locale: 'en' });
    const reply = await fetch(`${url}/v1/survey-links`, { method: 'POST', headers, body });
    const { id, path } = (await reply.json()) as { id: string; path: string };
    return { id, address: `${url}${path}` };
  }

  async function fileOf(linkId: string): Promise<Pulled | undefined> {
    const reply = await fetch(`${url}/v1/sync/pull`, { headers });
    const { changes } = (await reply.json()) as { changes: readonly Pulled[] };
    return changes.findLast(({ type, doc }) => type === 'attachment' && doc.for?.id === linkId);
  }

  async function open(page: Page, address: string): Promise<void> {
    await page.goto(address);
    await page.waitForFunction(() => document.querySelector('callside-survey')?.shadowRoot !== null);
  }

  /** Two parts come through, then there is no network for bytes any more. */
  async function cutAfterTwoParts(page: Page): Promise<void> {
    await page.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
    await page.setRequestInterception(true);
    let parts = 0;
    page.on('request', (request) => {
      const isPart = request.method() === 'PATCH';
      if (isPart) parts += 1;
      void (isPart && parts > 2 ? request.abort('internetdisconnected') : request.continue());
    });
  }

  async function addPicture(page: Page): Promise<void> {
    const input: ElementHandle | null = await page.waitForSelector(
      'callside-survey >>> input[type="file"]:not([disabled])',
    );
    if (input === null) throw new Error('There is no way to add files.');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(join(folder, 'damage.png'));
  }

  /** What staff gets is what the customer had. */
  async function arrivedWhole(linkId: string): Promise<void> {
    const { id = '' } = (await fileOf(linkId)) ?? {};
    const bytes = await (await fetch(`${url}/v1/attachments/${id}`, { headers })).arrayBuffer();
    expect(hashOf(Buffer.from(bytes))).to.equal(hashOf(PICTURE));
  }

  async function reads(page: Page, text: string): Promise<void> {
    await page.waitForFunction(
      (words) => document.querySelector('callside-survey')?.shadowRoot?.textContent.includes(words),
      { timeout: 60_000 },
      text,
    );
  }

  it('takes them when the network goes in the middle, after the end, and after the link is opened again', async () => {
    const { id, address } = await sendLink();
    const page = await (await browser.createBrowserContext()).newPage();
    await cutAfterTwoParts(page);
    await open(page, address);
    await addPicture(page);
    await reads(page, '34 % sent');
    await page.locator('callside-survey >>> [data-next]').click();
    await reads(page, 'Your answers have arrived.');
    await reads(page, 'Not every file has arrived yet. Keep this page open, or open the link again later.');
    expect((await fileOf(id))?.doc.uploaded).to.equal(undefined);
    await page.close();

    const again = await page.browserContext().newPage();
    await open(again, address);
    await reads(again, 'Your files have arrived.');
    await until('the server has it', async () => (await fileOf(id))?.doc.uploaded === true);
    await arrivedWhole(id);
    await again.browserContext().close();
  });

  it('asks for them without network too, in a link that was opened before', async () => {
    const { address } = await sendLink();
    const page = await (await browser.createBrowserContext()).newPage();
    await open(page, address);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await until('what asks for files is kept', () =>
      page.evaluate(async () => (await caches.match('/s/assets/survey-page.files.js')) !== undefined),
    );
    const context = page.browserContext();
    await page.close();
    const again = await context.newPage();
    await again.setOfflineMode(true);
    await open(again, address);
    await addPicture(again);
    await reads(again, 'kept on this device, will be sent');
    await again.setOfflineMode(false);
    await reads(again, 'has arrived');
    await context.close();
  });

  it('goes on where it was when the browser was killed', async () => {
    const { id, address } = await sendLink();
    const profile = join(folder, 'phone');
    const first = await launchChromium({ userDataDir: profile });
    const page = await first.newPage();
    await cutAfterTwoParts(page);
    await open(page, address);
    await addPicture(page);
    await reads(page, '34 % sent');
    first.process()?.kill('SIGKILL');
    await until('the browser is gone', () => Promise.resolve(first.process()?.signalCode !== null));

    const second = await launchChromium({ userDataDir: profile });
    const again = await second.newPage();
    const asked: string[] = [];
    again.on('request', (request) => {
      if (request.url().includes('/uploads')) asked.push(request.method());
    });
    await open(again, address);
    await reads(again, 'has arrived');
    await arrivedWhole(id);
    // It begins by asking how far it is, and two of the six parts are there.
    expect(asked).to.deep.equal(['HEAD', 'PATCH', 'PATCH', 'PATCH', 'PATCH']);
    await second.close();
  });

  it('says without a script that files need one, and lets the customer go on', async () => {
    const { address } = await sendLink();
    const page = await (await browser.createBrowserContext()).newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(address);
    const text = await page.$eval('main', ({ textContent }) => textContent);
    expect(text).to.include('Adding files needs JavaScript. You can go on without.');
    await Promise.all([page.waitForNavigation(), page.click('button[value="on"]')]);
    expect(await page.$eval('main', ({ textContent }) => textContent)).to.include('Thank you.');
    await page.browserContext().close();
  });
});
