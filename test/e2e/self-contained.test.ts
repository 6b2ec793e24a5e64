import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type * as Core from '@callside/core';
import type * as Idb from '@callside/core/idb.js';
import { inboundScorecard, postCallSurvey, repairCallScript, repairTicketForm } from '@callside/playbooks';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { EVERY_QUESTION } from '../support/every-question.js';
import { demoRecording } from '../support/demo-recording.js';
import { scoredCall, stayAt } from '../support/scored-call.js';
import { launchChromium } from './crm.js';
import { originOf, serve } from './serve-repository.js';
import { STORY_TIMEOUT } from './until.js';

/** One file per widget, on a page that has nothing else, under the strictest policy that still runs a script. */
const POLICY =
  "default-src 'none'; script-src 'self'; media-src blob:; require-trusted-types-for 'script'; trusted-types lit-html";

/** A form that needs nothing beyond its first files. */
const PLAIN_FORM = {
  ...repairTicketForm,
  sections: repairTicketForm.sections.map((section) => ({
    ...section,
    fields: section.fields.filter(({ type }) => type !== 'attachment'),
  })),
};

const WIDGETS = [
  {
    name: 'ticket-form',
    definition: PLAIN_FORM,
    shows: 'Repair ticket',
    offers: ['createDesk', 'openIdbStore', 'createHttpTransport'],
  },
  {
    name: 'call-script',
    definition: repairCallScript,
    shows: 'Fault repair',
    offers: ['createDesk', 'openIdbStore', 'createHttpTransport'],
  },
  {
    name: 'qa-scorecard',
    definition: inboundScorecard,
    shows: 'QA: inbound call',
    offers: ['createDesk', 'openIdbStore', 'createHttpTransport'],
  },
  {
    name: 'survey',
    definition: postCallSurvey,
    shows: 'It takes less than a minute.',
    offers: ['openSurvey', 'openIdbStore', 'createSurveyTransport'],
  },
];

/** What the first file of a widget hands on from, and what comes after it; that script asks for a rating, which is among the parts. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'ticket-form': ['/callside-ticket-form.main.min.js'],
  'call-script': ['main', 'tools', 'parts', 'define', 'define-basic', 'private-words', 'mask'].map(
    (part) => `/callside-call-script.${part}.min.js`,
  ),
  'qa-scorecard': ['main', 'tools'].map((part) => `/callside-qa-scorecard.${part}.min.js`),
};

const HEAD = { id: 'mails', version: 1, status: 'published', title: 'Mails' };

/** A pattern that nobody can call safe at a glance. */
const MAIL = { id: 'mail', type: 'text', label: 'Mail', pattern: '[^@\\s]+@[^@\\s]+' };

const INVOLVED = {
  'ticket-form': { ...HEAD, kind: 'ticket-form', sections: [{ id: 'all', title: 'All', fields: [MAIL] }] },
  'call-script': {
    ...HEAD,
    kind: 'call-script',
    start: 'ask',
    stages: [{ id: 'all', title: 'All' }],
    steps: [{ id: 'ask', stage: 'all', say: 'Mail?', fields: [MAIL], end: true }],
  },
  survey: { ...HEAD, kind: 'survey', blocks: [MAIL], endings: [{ id: 'end', text: 'Thanks' }] },
};

describe('the self-contained file', function () {
  this.timeout(STORY_TIMEOUT);
  let server: Server;
  let browser: Browser;
  let url: string;

  before(async () => {
    server = await serve((request, response) => {
      answer(request.url ?? '/').then(
        ({ type, body }) =>
          response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    url = originOf(server);
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  for (const { name, shows, offers } of WIDGETS) {
    describe(name, () => {
      let page: Page;
      const complaints: string[] = [];

      before(async () => {
        page = await browser.newPage();
        page.on('pageerror', (error) => complaints.push(String(error)));
        page.on('console', (message) => {
          if (message.type() === 'error' && !message.text().includes('favicon')) complaints.push(message.text());
        });
        await page.goto(`${url}/page/${name}`);
      });

      after(() => page.close());

      it('shows the widget of a definition in an attribute', async () => {
        await page.waitForFunction(
          (tag, words) => document.querySelector(tag)?.shadowRoot?.textContent.includes(words),
          {},
          `callside-${name}`,
          shows,
        );
      });

      it('brings along what a page needs to keep and send', async () => {
        const names = await page.evaluate(
          async (path) => Object.keys((await import(path)) as object),
          `/callside-${name}.min.js`,
        );
        expect(names).to.include.members(offers);
      });

      it('keeps and finds again what a page stores', async () => {
        const found = await page.evaluate(async (path) => {
          const { openIdbStore } = (await import(path)) as typeof Idb;
          const store = await openIdbStore()({ tenant: 'acme', user: path });
          const draft = { v: 2, id: 'd', at: 1, data: { words: 'typed' } };
          await store.write(['drafts'], (tx) => tx.put('drafts', draft));
          const drafts = await store.read(['drafts'], (tx) => tx.getAll('drafts', { prefix: 'd', limit: 1 }));
          await store.close();
          return drafts.map(({ data }) => data);
        }, `/callside-${name}.min.js`);
        expect(found).to.deep.equal([{ words: 'typed' }]);
      });

      it('says whether it contains idb', async () => {
        const inside = PARTS[name]?.find((part) => part.includes('.main.')) ?? `/callside-${name}.min.js`;
        const code = String((await answer(inside)).body);
        expect(/^\/\*!.* idb /.test(code)).to.equal(code.includes('IDBObjectStore'));
      });

      it('loads nothing else and violates no policy', async () => {
        const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
        const files = loaded.map((each) => new URL(each).pathname).filter((each) => !each.includes('favicon'));
        expect([...new Set(files)].sort()).to.have.members([
          ...new Set([`/callside-${name}.min.js`, ...(PARTS[name] ?? [])]),
        ]);
        expect(complaints).to.deep.equal([]);
      });
    });
  }

  for (const [name, definition] of Object.entries(INVOLVED))
    it(`loads what judges an involved pattern in ${name} from beside it, and shows the field then`, async () => {
      const page = await browser.newPage();
      await page.goto(`${url}/page/${name}`);
      await page.evaluate(
        (tag, json) => document.querySelector(tag)?.setAttribute('definition', json),
        `callside-${name}`,
        JSON.stringify(definition),
      );
      await page.waitForSelector(`callside-${name} >>> [name="mail"]`);
      const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
      expect(loaded.filter((each) => each.includes('.more.'))).to.have.length(1);
      await page.close();
    });

  it('says that a definition is broken where what judges its pattern cannot be loaded', async () => {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => void (request.url().includes('.more.') ? request.abort() : request.continue()));
    await page.goto(`${url}/page/ticket-form`);
    await page.evaluate(
      (json) => document.querySelector('callside-ticket-form')?.setAttribute('definition', json),
      JSON.stringify(INVOLVED['ticket-form']),
    );
    await page.waitForSelector('callside-ticket-form >>> [role="alert"]');
    await page.close();
  });

  describe('of a survey that goes beyond the common questions', () => {
    /** All questions at once. */
    const EVERYTHING = {
      ...EVERY_QUESTION,
      layout: 'pages',
      blocks: EVERY_QUESTION.blocks.map((block) => ({ ...block, page: 'all' })),
    };
    let page: Page;
    let isCut: boolean;

    const define = (): Promise<void> =>
      page.evaluate(
        (json) => document.querySelector('callside-survey')?.setAttribute('definition', json),
        JSON.stringify(EVERYTHING),
      );
    const names = (): Promise<readonly string[]> =>
      page.evaluate(() => [
        ...new Set(
          Array.from(
            document.querySelector('callside-survey')?.shadowRoot?.querySelectorAll<HTMLInputElement>('[name]') ?? [],
            ({ name }) => name,
          ),
        ),
      ]);

    beforeEach(async () => {
      isCut = false;
      page = await browser.newPage();
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        void (isCut && request.url().includes('.more.') ? request.abort() : request.continue());
      });
      await page.goto(`${url}/page/survey`);
    });

    afterEach(() => page.close());

    it('asks every question, once the file beside it has come', async () => {
      await define();
      await page.waitForSelector('callside-survey >>> [name="visits"]');
      expect(await names()).to.include.members(['attitude', 'reason', 'order', 'service-speed', 'visits', 'comment']);
      const solved = await page.waitForSelector('callside-survey >>> [name="solved"][value="partly"]');
      await solved?.evaluate((input) => {
        (input as HTMLInputElement).click();
      });
      await page.waitForSelector('callside-survey >>> ::-p-text(You said Partly.)');
    });

    it('leaves no question away where that file does not come: it says so, and loads it again when asked', async () => {
      isCut = true;
      await define();
      const again = await page.waitForSelector('callside-survey >>> [data-retry]');
      expect(await names()).to.deep.equal([]);
      isCut = false;
      await again?.click();
      await page.waitForSelector('callside-survey >>> [name="visits"]');
    });
  });

  it('loads the words for a broken definition from beside it', async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/page/call-script`);
    await page.evaluate(() => document.querySelector('callside-call-script')?.setAttribute('definition', '[]'));
    await page.waitForFunction(() =>
      document.querySelector('callside-call-script')?.shadowRoot?.textContent.includes('Here an object is expected.'),
    );
    await page.close();
  });

  it('loads parts at need, and nothing twice, under an address with a query too', async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/page/ticket-form?v=2`);
    const field = await page.waitForSelector('callside-ticket-form >>> callside-text-field >>> input');
    await field?.focus();
    await page.keyboard.down('Control');
    await page.keyboard.press('/');
    await page.keyboard.up('Control');
    await page.waitForSelector('callside-ticket-form >>> callside-keys-help >>> dialog[open]');
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
    );
    const scripts = loaded.filter((each) => each.endsWith('.js')).sort();
    expect(scripts).to.deep.equal(
      ['main', 'min', 'parts'].map((part) => `/callside-ticket-form${part === 'min' ? '' : `.${part}`}.min.js`).sort(),
    );
    await page.close();
  });

  it('plays a recording and draws its wave, under the same policy', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => void complaints.push(message.text()));
    await page.goto(`${url}/page/qa-scorecard`);
    const bytes = [...new Uint8Array(await demoRecording(2).arrayBuffer())];
    const call = scoredCall({ path: [stayAt('greet', 1, 2)] });
    await page.evaluate(
      (samples, subject) => {
        const src = new Blob([new Uint8Array(samples)], { type: 'audio/wav' });
        Object.assign(document.querySelector('callside-qa-scorecard') ?? {}, { subject, recording: { src } });
      },
      bytes,
      call,
    );
    await page.waitForSelector('callside-qa-scorecard >>> callside-call-player >>> canvas');
    const marker = await page.waitForSelector('callside-qa-scorecard >>> callside-call-player >>> .markers button');
    await marker?.click();
    await page.waitForFunction(() => {
      const card = document.querySelector('callside-qa-scorecard')?.shadowRoot;
      return card?.querySelector('callside-call-player')?.shadowRoot?.querySelector('audio')?.currentTime === 1;
    });
    expect(complaints).to.deep.equal([]);
    await page.close();
  });

  describe('in a browser that refuses to store', () => {
    let page: Page;

    beforeEach(async () => {
      page = await browser.newPage();
      await page.evaluateOnNewDocument(() => {
        indexedDB.open = () => {
          throw new DOMException('No.', 'SecurityError');
        };
      });
      await page.goto(`${url}/page/call-script`);
    });

    afterEach(() => page.close());

    function openDesk(): Promise<unknown> {
      return page.evaluate(async (path) => {
        const { createDesk } = (await import(path)) as typeof Core;
        const { openIdbStore } = (await import(path)) as typeof Idb;
        const agent = { id: '1001', name: 'Lin', roles: [] };
        const desk = await createDesk({ tenant: 'acme', agent, store: openIdbStore() }).catch(
          (error: unknown) => error,
        );
        return desk instanceof Error
          ? (desk as unknown as { readonly code: unknown }).code
          : [(desk as Core.Desk).saveState.storage, (desk as Core.Desk).storageProblem?.code];
      }, '/callside-call-script.min.js');
    }

    it('loads the store in memory from beside it', async () => {
      expect(await openDesk()).to.deep.equal(['memory', 'storage-refused']);
    });

    it('says what the browser refuses where that cannot be loaded', async () => {
      await page.setRequestInterception(true);
      page.on('request', (request) => void (request.url().includes('.more.') ? request.abort() : request.continue()));
      expect(await openDesk()).to.equal('storage-refused');
    });
  });
});

async function answer(url: string): Promise<{ type: string; body: string | Buffer }> {
  const [path = '', query] = url.split('?');
  const [, name] = /^\/callside-([\w-]+)(?:\.[\w-]+)?\.min\.js$/.exec(path) ?? [];
  if (name !== undefined) {
    const file = new URL(`../../packages/${name}/dist/cdn${path}`, import.meta.url);
    return { type: 'text/javascript', body: await readFile(file) };
  }
  const widget = WIDGETS.find((each) => path === `/page/${each.name}`);
  if (widget === undefined) throw new Error(`Nothing is at ${path}.`);
  const json = JSON.stringify(widget.definition).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="en"><title>Plain</title>
<callside-${widget.name} definition="${json}"></callside-${widget.name}>
<script type="module" src="/callside-${widget.name}.min.js${query === undefined ? '' : `?${query}`}"></script></html>`,
  };
}
