import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, openPglite, signToken, type Server } from '@callside/server';
import { postCallSurvey } from '@callside/playbooks';
import type { SurveyDefinition } from '@callside/core';
import { expect } from 'chai';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { launchChromium } from './crm.js';
import { until } from './until.js';

const SECRET = 'a secret for tests only, of more than 32 bytes';

/** No form is published here that a ticket could be of. */
const UNFOLLOWED: SurveyDefinition = { ...postCallSurvey, followUps: [] };

/** A page of another origin that shows a survey link in a frame. */
describe('a survey in a frame', function () {
  this.timeout(120_000);
  let host: HttpServer;
  let stranger: HttpServer;
  let server: Server;
  let browser: Browser;
  let link: string;

  before(async () => {
    host = await serveFrames();
    stranger = await serveFrames();
    server = await createServer({
      database: await openPglite(),
      auth: { secret: SECRET },
      definitions: [UNFOLLOWED],
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

  async function openFramed(by: HttpServer): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`${originOf(by)}/?frame=${encodeURIComponent(link)}`);
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
    const messages = await heard(page);
    expect(messages.find(({ type }) => type === 'answered')).to.deep.equal({
      source: 'callside-survey',
      type: 'answered',
      question: 'attitude',
    });
    expect(messages.find(({ type }) => type === 'height')?.height).to.be.greaterThan(200);
    await page.close();
  });

  it('does not show itself in a page of another origin', async () => {
    const page = await openFramed(stranger);
    await until('the frame is refused', () =>
      Promise.resolve(page.frames().some((frame) => frame.url().startsWith('chrome-error:'))),
    );
    expect(await heard(page)).to.deep.equal([]);
    await page.close();
  });

  async function surveyFrame(page: Page): Promise<Frame> {
    return page.waitForFrame((frame) => frame.url() === link);
  }
});

/** A page that frames the address in its query, and remembers what it is told. */
async function serveFrames(): Promise<HttpServer> {
  const http = createHttpServer((request, response) => {
    const frame = new URL(request.url ?? '/', 'http://localhost').searchParams.get('frame') ?? '';
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><script>globalThis.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script>
<iframe src="${frame}" title="Survey" width="360" height="640"></iframe>`);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return http;
}

function originOf(http: HttpServer): string {
  return `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
}
