import { createServer, openPglite, signToken, type Server } from '@callside/server';
import { expect } from 'chai';
import { oldChromium } from '../../tools/old-chromium.mjs';
import { EVERY_QUESTION } from '../support/every-question.js';
import { OldChromium, type OldPage } from '../support/old-chromium.js';
import { UNFOLLOWED_SURVEY } from '../support/unfollowed-survey.js';
import type { Pulled } from './crm.js';
import { STORY_TIMEOUT, until } from './until.js';

const SECRET = 'a secret for tests only, of more than 32 bytes';

/** A real Chromium 78, of 2019: the release before it was the first with ElementInternals. */
describe('a survey link in a browser of 2019', function () {
  this.timeout(STORY_TIMEOUT);
  let server: Server;
  let browser: OldChromium;
  let url: string;
  let headers: Record<string, string>;

  before(async function () {
    const path = oldChromium();
    if (path === undefined) {
      this.skip();
      return;
    }
    server = await createServer({
      database: await openPglite(),
      auth: { secret: SECRET },
      definitions: [UNFOLLOWED_SURVEY, EVERY_QUESTION],
    });
    url = await server.listen({ port: 0 });
    const subject = { tenant: 'acme', subject: '1001', name: 'Lin', roles: ['agent'] };
    const token = await signToken({ secret: SECRET, ...subject, expiresIn: '9h' });
    headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    browser = await OldChromium.launch(path);
  });

  after(async () => {
    await (browser as OldChromium | undefined)?.close();
    await (server as Server | undefined)?.close();
  });

  afterEach(() => {
    expect((browser as OldChromium | undefined)?.complaints.splice(0) ?? []).to.deep.equal([]);
  });

  async function sendLink(survey: string): Promise<{ readonly id: string; readonly address: string }> {
    const body = JSON.stringify({ survey: { id: survey }, locale: 'en' });
    const reply = await fetch(`${url}/v1/survey-links`, { method: 'POST', headers, body });
    const { id, path } = (await reply.json()) as { id: string; path: string };
    return { id, address: `${url}${path}` };
  }

  /** What the server has of a response, as text. */
  async function arrived(id: string): Promise<string> {
    const reply = await fetch(`${url}/v1/sync/pull`, { headers });
    const { changes } = (await reply.json()) as { changes: readonly Pulled[] };
    return JSON.stringify(changes.filter((each) => each.type === 'survey-response' && each.id === id));
  }

  async function open(address: string): Promise<OldPage> {
    const page = await browser.newPage();
    await show(page, address);
    return page;
  }

  async function show(page: OldPage, address: string): Promise<void> {
    await page.goto(address);
    await until('the script has come', () =>
      page.evaluate<boolean>(`(document.querySelector('callside-survey') || {}).shadowRoot instanceof ShadowRoot
        && document.querySelector('callside-survey').shadowRoot.querySelector('form') !== null`),
    );
  }

  const inside = <T>(page: OldPage, script: string): Promise<T> =>
    page.evaluate<T>(`(root => ${script})(document.querySelector('callside-survey').shadowRoot)`);

  const press = (page: OldPage, selector: string): Promise<void> =>
    inside(page, `root.querySelector(${JSON.stringify(selector)}).click()`);

  const reads = (page: OldPage, text: string): Promise<unknown> =>
    until(`“${text}” is read`, () => inside<boolean>(page, `root.textContent.includes(${JSON.stringify(text)})`));

  it('is a browser of that year', async () => {
    expect(await browser.version()).to.match(/Chrome\/78\./);
  });

  it('sends what is answered, to the end', async () => {
    const { id, address } = await sendLink('post-call');
    const page = await open(address);
    await press(page, '[name="attitude"][value="4"]');
    await until('the answer has arrived', async () => (await arrived(id)).includes('"attitude":4'));
    await reads(page, 'Skip');
    await press(page, '[data-next]');
    await until('it is asked', () => inside<boolean>(page, `root.querySelector('[name="solved"]') !== null`));
    await press(page, '[name="solved"][value="yes"]');
    await press(page, '[data-next]');
    await reads(page, 'Your answers have arrived.');
    expect(await arrived(id)).to.include('finishedAt');
  });

  it('asks every question', async () => {
    const { address } = await sendLink('every-question');
    const page = await open(address);
    const asked: string[] = [];
    for (const { id } of EVERY_QUESTION.blocks) {
      await until(`“${id}” is asked`, () => inside<boolean>(page, `root.querySelector('[name^="${id}"]') !== null`));
      asked.push(id);
      await press(page, '[data-next]');
    }
    expect(asked).to.have.length(EVERY_QUESTION.blocks.length);
    await reads(page, 'Thank you.');
  });

  it('goes on without network, and sends when it is back', async () => {
    const { id, address } = await sendLink('post-call');
    const page = await open(address);
    await until('the worker keeps the page', () =>
      page.evaluate<boolean>('navigator.serviceWorker.ready.then(() => true)'),
    );
    await page.setOffline(true);
    await press(page, '[name="attitude"][value="2"]');
    await reads(page, 'Your answer is kept, also without network');
    expect(await arrived(id)).not.to.include('attitude');
    await show(page, address);
    await until('it is chosen', () =>
      inside<boolean>(page, `root.querySelector('[name="attitude"][value="2"]').checked`),
    );
    await page.setOffline(false);
    await until('the answer has arrived', async () => (await arrived(id)).includes('"attitude":2'));
  });
});
