import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { CrmPage, CrmServer, launchChromium } from './crm.js';
import { STORY_TIMEOUT, until } from './until.js';

const CARD = 'callside-qa-scorecard >>>';

type Doc = Readonly<Record<string, unknown>>;

/** Two evaluators, each with a browser of their own, and the real server. Each step stands on the one before. */
describe('an evaluation that two evaluators go on with', function () {
  this.timeout(STORY_TIMEOUT);
  this.bail(true);
  let server: CrmServer;
  let browsers: readonly Browser[];
  let wang: CrmPage;
  let li: CrmPage;

  before(async () => {
    server = await CrmServer.start();
    browsers = await Promise.all([launchChromium(), launchChromium()]);
    const open = async (index: number, person: string): Promise<CrmPage> => {
      const browser = browsers[index];
      if (browser === undefined) throw new Error('Two browsers are needed.');
      return CrmPage.open(browser, server, `?person=${person}&tab=quality`);
    };
    wang = await open(0, '2001');
    li = await open(1, '2002');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      for (const [who, page] of Object.entries({ wang, li })) console.log(await page.report(`drafts-${who}`));
  });

  after(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await server.stop();
    await server.remove();
  });

  const pick = (crm: CrmPage, question: string, option: number): Promise<void> =>
    crm.press(`${CARD} [data-question="${question}"]:enabled label:nth-child(${String(option)})`);

  const seesPicked = async (crm: CrmPage, question: string, option: number): Promise<void> => {
    const place = `${CARD} [data-question="${question}"] label:nth-child(${String(option)}) input:checked`;
    await crm.page.waitForSelector(place);
  };

  /** The evaluation at the server, once it has these answers. */
  const isAtServer = (wanted: Readonly<Record<string, string>>, status = 'draft'): Promise<Doc> =>
    until(`the server has ${JSON.stringify(wanted)}`, async () => {
      const doc = (await wang.pulled('2001')).find(({ type }) => type === 'evaluation')?.doc;
      const answers = (doc?.answers ?? {}) as Record<string, Doc>;
      const has = Object.entries(wanted).every(([question, value]) => answers[question]?.value === value);
      return has && doc?.status === status ? doc : undefined;
    });

  it('is begun by one of them, and kept', async () => {
    await wang.showTab('customer');
    await wang.ring();
    await wang.leadThroughScript({ description: 'Water under the sink', location: 'Kitchen' });
    await wang.press('#hang-up');
    await wang.saveRecord();
    await wang.showTab('quality');
    await wang.press('#calls li:last-child button');
    await pick(wang, 'clear', 1);
    await wang.press(`${CARD} [data-keep]`);
    await wang.sees(`${CARD} .shared`, /^Kept: colleagues can go on with it\.$/);
    await isAtServer({ clear: 'fully' });
  });

  it('is opened by the other one, with what was answered', async () => {
    await li.press('#evaluations li:last-child button');
    await seesPicked(li, 'clear', 1);
  });

  it('is gone on with by both, one of them without network', async () => {
    await li.setOnline(false);
    await pick(li, 'greeting', 2);
    await pick(li, 'identity', 1);
    await li.press(`${CARD} [data-keep]`);
    await li.sees(`${CARD} .shared`, /^Kept/);
    await pick(wang, 'polite', 1);
    await pick(wang, 'identity', 2);
    await wang.press(`${CARD} [data-keep]`);
    await isAtServer({ polite: 'fully' });
  });

  it('has the answers of both after that, in both cards and at the server', async () => {
    await li.setOnline(true);
    await isAtServer({ clear: 'fully', polite: 'fully', greeting: 'not' });
    await seesPicked(wang, 'greeting', 2);
    await seesPicked(li, 'polite', 1);
  });

  it('shows the one who came later where they differ, and takes the colleague’s answer at a press', async () => {
    await li.sees(`${CARD} [data-beside="identity"]`, /A colleague has answered:/);
    await seesPicked(li, 'identity', 1);
    await li.press(`${CARD} [data-beside="identity"] [data-take-theirs]`);
    await seesPicked(li, 'identity', 2);
  });

  it('is submitted by one of them, and read-only for the other', async () => {
    await pick(wang, 'identity', 1);
    for (const question of ['repeat', 'facts', 'ticket', 'feeling', 'next']) await pick(wang, question, 1);
    await wang.press(`${CARD} button.primary`);
    const { total } = await isAtServer({ identity: 'fully', greeting: 'not' }, 'submitted');
    expect(total).to.equal(93);
    await li.sees(`${CARD} .shared`, /Submitted by 2001 meanwhile/);
    await seesPicked(li, 'identity', 1);
    for (const { complaints } of [wang, li]) expect(complaints).to.deep.equal([]);
  });
});
