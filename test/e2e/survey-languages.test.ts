import { readFile } from 'node:fs/promises';
import type { Server, ServerResponse } from 'node:http';
import type { SurveyDefinition } from '@callside/core';
import { surveyHtml, wordsFor } from '@callside/survey/html.js';
import { postCallSurvey } from '@callside/playbooks';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from './crm.js';
import { originOf, serve } from './serve-repository.js';
import { STORY_TIMEOUT, until } from './until.js';

/** The strictest policy that still runs a script. */
const POLICY = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

const FIRST = '/callside-survey.min.js';
const SIMPLIFIED = '/callside-survey.zh-CN.min.js';
const TRADITIONAL = '/callside-survey.zh-TW.min.js';

/** What each survey without a session says below its question. */
const SAID = {
  en: wordsFor('en').notKept,
  'zh-CN': wordsFor('zh-CN').notKept,
  'zh-TW': wordsFor('zh-TW').notKept,
};

const SCRIPTS: Readonly<Record<string, string>> = {
  '/plain.js': `import '${FIRST}';`,
  '/teaching.js': `import { addSurveyLanguage } from '${FIRST}'; addSurveyLanguage('zh-CN', { notKept: '别走' });`,
};

const attributeOf = (value: unknown): string =>
  JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A survey in its tag; a form of the page's own may stand in it. */
const tag = (definition: unknown = postCallSurvey, form = ''): string =>
  `<callside-survey definition="${attributeOf(definition)}">${form}</callside-survey>`;

describe('the languages of the self-contained survey', function () {
  this.timeout(STORY_TIMEOUT);
  let server: Server;
  let browser: Browser;
  let page: Page;
  let url: string;
  /** Scripts in the order in which they were asked for. */
  let asked: string[];
  let complaints: string[];
  /** What is not there, and what waits until somebody lets it go. */
  let missing: ReadonlySet<string>;
  let held: ReadonlySet<string>;
  let waiting: (() => void)[];

  before(async () => {
    server = await serve((request, response) => {
      const path = request.url ?? '/';
      if (path.endsWith('.js')) asked.push(path);
      if (missing.has(path)) response.writeHead(404).end();
      else if (held.has(path)) waiting.push(() => void giveOut(path, response));
      else void giveOut(path, response);
    });
    url = originOf(server);
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  beforeEach(async () => {
    asked = [];
    complaints = [];
    waiting = [];
    missing = new Set();
    held = new Set();
    page = await browser.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.evaluateOnNewDocument(keepWhatIsDrawn);
  });

  afterEach(() => page.close());

  async function show(lang: string, { body = tag(), script = '/plain.js' } = {}): Promise<void> {
    pages.set(
      '/page',
      `<!doctype html><html lang="${lang}"><title>Plain</title>${body}<script type="module" src="${script}"></script></html>`,
    );
    await page.goto(`${url}/page`);
  }

  async function says(text: string): Promise<void> {
    await page.waitForSelector(`callside-survey >>> ::-p-text(${text})`);
  }

  const drawn = (): Promise<readonly string[]> => page.evaluate(() => (globalThis as unknown as Drawn).drawn);
  const speak = (lang: string): Promise<void> =>
    page.evaluate((next) => {
      document.documentElement.lang = next;
    }, lang);
  const letGo = async (): Promise<void> => {
    await until('the words are asked for', async () => waiting.length > 0);
    for (const go of waiting.splice(0)) go();
  };

  for (const [lang, words, files] of [
    ['en', 'en', []],
    ['de', 'en', []],
    ['zh-CN', 'zh-CN', [SIMPLIFIED]],
    ['zh', 'zh-CN', [SIMPLIFIED]],
    ['zh-HK', 'zh-TW', [TRADITIONAL]],
  ] as const)
    it(`speaks ${words} from its first drawing on where the page is in “${lang}”, and loads nothing else`, async () => {
      await show(lang);
      await says(SAID[words]);
      const texts = (await drawn()).filter((text) => text !== '');
      expect(texts).not.to.deep.equal([]);
      expect(texts.filter((text) => !text.includes(SAID[words]))).to.deep.equal([]);
      expect(asked).to.deep.equal(['/plain.js', FIRST, ...files]);
      expect(complaints).to.deep.equal([]);
    });

  it('draws all at once where nothing has to be loaded', async () => {
    await show('en');
    await says(SAID.en);
    expect((await drawn())[0]).to.include(SAID.en);
  });

  it('says in the language of the page, too, that a survey is broken', async () => {
    await show('zh-CN', { body: tag([]) });
    await says(wordsFor('zh-CN').broken);
    expect((await drawn()).join()).not.to.include(wordsFor('en').broken);
  });

  it('loads a language once for several surveys', async () => {
    await show('zh-CN', { body: tag() + tag() });
    await until('both speak', async () => {
      const texts = await page.$$eval('callside-survey', (all) =>
        all.map((each) => each.shadowRoot?.textContent ?? ''),
      );
      return texts.every((text) => text.includes(SAID['zh-CN']));
    });
    expect(asked.filter((path) => path === SIMPLIFIED)).to.have.length(1);
  });

  it('loads nothing for a language that the page teaches', async () => {
    await show('zh-CN', { script: '/teaching.js' });
    await says('别走');
    expect(asked).to.deep.equal(['/teaching.js', FIRST]);
  });

  it('asks on in the language before while the words of the next are on their way', async () => {
    held = new Set([SIMPLIFIED]);
    await show('en');
    await says(SAID.en);
    await speak('zh-CN');
    await until('the words are asked for', async () => waiting.length > 0);
    await page.locator('callside-survey >>> [name="attitude"][value="2"]').click();
    await says('Question 2 of');
    expect(await drawn()).to.satisfy((texts: readonly string[]) => texts.every((text) => text.includes(SAID.en)));
    await letGo();
    await says(SAID['zh-CN']);
    await says('第 2 题');
    expect(
      await page.$eval('callside-survey >>> [name="attitude"]:checked', (input) => (input as HTMLInputElement).value),
    ).to.equal('2');
    expect(complaints).to.deep.equal([]);
  });

  it('leaves a form of the page in its place until the words are here, and takes over what was typed', async () => {
    held = new Set([SIMPLIFIED]);
    const definition: SurveyDefinition = {
      ...postCallSurvey,
      blocks: [{ id: 'comment', type: 'long-text', label: 'Anything?' }],
      endings: [{ id: 'end', text: 'Thanks' }],
    };
    const form = surveyHtml(definition, { language: 'zh-CN', answers: {}, seed: '', action: '', hidden: {} });
    await show('zh-CN', { body: tag(definition, form) });
    await until('the words are asked for', async () => waiting.length > 0);
    const line = await page.waitForSelector('callside-survey > form textarea', { visible: true });
    await line?.type('慢');
    await letGo();
    await says(SAID['zh-CN']);
    expect(await page.$eval('callside-survey >>> textarea', (area) => (area as HTMLTextAreaElement).value)).to.equal(
      '慢',
    );
    await page.keyboard.type('了');
    expect(await page.$eval('callside-survey >>> textarea', (area) => (area as HTMLTextAreaElement).value)).to.equal(
      '慢了',
    );
  });

  describe('where the words are not there', () => {
    beforeEach(async () => {
      missing = new Set([SIMPLIFIED]);
      await show('zh-CN', { body: tag() + tag() });
      await says(SAID.en);
    });

    it('tells it once, and can be answered in English to the end', async () => {
      expect(complaints).to.have.length(1);
      expect(complaints[0]).to.include(SIMPLIFIED);
      await page.evaluate(() => {
        addEventListener('callside-survey-finished', (event) => {
          document.title = Object.keys((event as Event & { readonly answers: object }).answers).join();
        });
      });
      await page.locator('callside-survey >>> [name="attitude"][value="5"]').click();
      await page.locator('callside-survey >>> [name="knowledge"][value="5"]').click();
      await page.locator('callside-survey >>> [name="solved"][value="yes"]').click();
      await page.locator(`callside-survey >>> ::-p-text(${wordsFor('en').send})`).click();
      await page.waitForFunction(() => document.title === 'attitude,knowledge,solved');
    });

    it('loads them when the language changes to theirs again', async () => {
      missing = new Set();
      await speak('en');
      await speak('zh-CN');
      await says(SAID['zh-CN']);
    });
  });
});

interface Drawn {
  drawn: string[];
}

/** Runs in the page before its scripts: every state of a shadow root that a customer could see. */
function keepWhatIsDrawn(): void {
  const drawn: string[] = [];
  (globalThis as unknown as Drawn).drawn = drawn;
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    new MutationObserver(() => {
      drawn.push(root.textContent.trim());
    }).observe(root, { subtree: true, childList: true, characterData: true });
    return root;
  };
}

const pages = new Map<string, string>();

async function giveOut(path: string, response: ServerResponse): Promise<void> {
  const page = pages.get(path) ?? '';
  const body =
    SCRIPTS[path] ??
    (path.startsWith('/callside-')
      ? await readFile(new URL(`../../packages/survey/dist/cdn${path}`, import.meta.url))
      : page);
  const type = path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
  response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
}
