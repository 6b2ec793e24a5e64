import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { CrmPage, CrmServer, launchChromium } from './crm.js';
import { STORY_TIMEOUT, until } from './until.js';

const PANEL = 'callside-calibration >>>';
const CARD = `${PANEL} callside-qa-scorecard >>>`;
const SAMPLE = 'callside-sample >>>';

type Doc = Readonly<Record<string, unknown>>;

/** What each says of the first question that is scored below its best, and nobody may read before the end. */
const SECRETS = { 2001: 'Wang heard it late.', 2002: 'Li heard it in time.', 3001: 'Zhou heard none.' } as const;

/** Three evaluators, each with a browser of their own, and the real server. Each step stands on the one before. */
for (const [name, settings] of [
  ['where everybody sees everything', {}],
  ['where roles decide', { CALLSIDE_ROLES: '1' }],
] as const) {
  describe(`a calibration from the call to the comparison, ${name}`, function () {
    this.timeout(STORY_TIMEOUT);
    this.bail(true);
    let server: CrmServer;
    let browsers: readonly Browser[];
    let lin: CrmPage;
    let wang: CrmPage;
    let li: CrmPage;
    let zhou: CrmPage;

    before(async () => {
      server = await CrmServer.start(settings);
      browsers = await Promise.all([launchChromium(), launchChromium()]);
      const open = async (index: number, query: string): Promise<CrmPage> => {
        const browser = browsers[index];
        if (browser === undefined) throw new Error('Two browsers are needed.');
        return CrmPage.open(browser, server, query);
      };
      lin = await open(0, '');
      wang = await open(0, '?person=2001&tab=quality');
      li = await open(1, '?person=2002&tab=quality');
      zhou = await open(1, '?person=3001&tab=quality');
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        for (const [who, page] of Object.entries({ lin, wang, li, zhou }))
          console.log(await page.report(`calibration-${who}`));
    });

    after(async () => {
      await Promise.all(browsers.map((browser) => browser.close()));
      await server.stop();
      await server.remove();
    });

    async function known(person: string, kind: string): Promise<readonly Doc[]> {
      return (await lin.pulled(person)).filter(({ type }) => type === kind).map(({ doc }) => doc);
    }

    const session = async (): Promise<Doc | undefined> => (await known('2001', 'calibration'))[0];

    /** Scores the call without network: everything is at its best but one question. */
    async function scoresOffline(crm: CrmPage, mark: number, comment: string): Promise<void> {
      await crm.press(`${PANEL} [data-session]`);
      await crm.press(`${PANEL} [data-call] button`);
      await crm.page.bringToFront();
      await crm.setOnline(false);
      for (const question of ['clear', 'greeting', 'identity', 'repeat', 'facts', 'ticket', 'feeling', 'next'])
        await crm.press(`${CARD} [data-question="${question}"] label:first-child`);
      await crm.press(`${CARD} [data-question="polite"] label:nth-child(${String(mark)})`);
      await crm.page.locator(`${CARD} [data-question="polite"] .comment >>> [data-control]`).fill(comment);
      await crm.press(`${CARD} .foot button.primary`);
      await crm.sees(`${PANEL} [data-call]`, /Handed in/);
    }

    it('begins with a call', async () => {
      await lin.page.bringToFront();
      await lin.ring();
      await lin.leadThroughScript({ description: 'Water under the sink', location: 'Kitchen' });
      await lin.press('#hang-up');
      await lin.saveRecord();
      await wang.page.bringToFront();
      await wang.page.waitForSelector('#calls li:last-child button');
    });

    it('is begun by an evaluator, with two others, one of them the expert', async () => {
      await wang.press(`${PANEL} [data-new]`);
      await wang.page.locator(`${PANEL} [name="title"]`).fill('Leaking sinks');
      await wang.press(`${PANEL} [name="calls"]`);
      await wang.press(`${PANEL} [name="evaluators"][value="2002"]`);
      await wang.press(`${PANEL} [name="evaluators"][value="3001"]`);
      await wang.page.locator(`${PANEL} select[name="expert"]`).fill('3001');
      await wang.press(`${PANEL} [data-begin]`);
      await wang.sees(`${PANEL} .body > [role=status]`, /The calibration has begun/);
      await wang.press(`${PANEL} [data-back]`);
      await until('the session is at the server', async () => (await session()) !== undefined);
    });

    it('is scored by each without network, and without a word of the others', async () => {
      await wang.sees(`${PANEL} [data-session]`, /1 to score/);
      await scoresOffline(wang, 2, SECRETS[2001]);
      await li.page.bringToFront();
      await scoresOffline(li, 2, SECRETS[2002]);
      await zhou.page.bringToFront();
      await scoresOffline(zhou, 3, SECRETS[3001]);
      expect(await known('2001', 'rating')).to.deep.equal([]);
    });

    it('arrives when there is a network: who has handed in is known to all, and nothing else', async () => {
      for (const crm of [wang, li, zhou]) await crm.setOnline(true);
      await until('all have handed in', async () => ((await session())?.rated as unknown[] | undefined)?.length === 3);
      await wang.page.bringToFront();
      await wang.sees(`${PANEL} [data-progress="2002"]`, /1 of 1/);
      await wang.sees(`${PANEL} [data-progress="3001"]`, /1 of 1/);
      for (const [person, own] of Object.entries(SECRETS)) {
        const all = JSON.stringify(await lin.pulled(person));
        const read = Object.values(SECRETS).filter((secret) => all.includes(secret));
        expect(read, `what ${person} can read`).to.deep.equal([own]);
      }
    });

    it('is finalised by whoever leads it', async () => {
      await wang.press(`${PANEL} [data-ask=finalised]`);
      await wang.press(`${PANEL} [data-sure]`);
      await until(
        'it is finalised at the server',
        async () => ((await session())?.ratings as unknown[] | undefined)?.length === 3,
      );
    });

    it('shows everybody where they differ, and the answers side by side', async () => {
      for (const crm of [wang, li, zhou]) {
        await crm.page.bringToFront();
        await crm.sees(`${PANEL} [data-comparison] .lines > li:first-child [data-deviation]`, /points off the expert/);
        await crm.press(`${PANEL} [data-question="polite"] summary`);
        const table = await crm.sees(`${PANEL} [data-question="polite"] table`, /Zhou heard none/);
        for (const secret of Object.values(SECRETS)) expect(table).to.contain(secret);
        await crm.sees(`${PANEL} [data-evaluator="2002"]`, /milder by/);
        await crm.sees(`${PANEL} [data-totals]`, /too few calls to tell/);
      }
    });

    it('is no evaluation of the agent, who sees none of it where roles decide', async () => {
      expect(await known('2001', 'evaluation')).to.deep.equal([]);
      if ('CALLSIDE_ROLES' in settings)
        for (const kind of ['calibration', 'rating']) expect(await known('1001', kind)).to.deep.equal([]);
    });

    it('goes with calls that are drawn by chance, again the same', async () => {
      await li.page.bringToFront();
      await li.page.locator(`${SAMPLE} [name="seed"]`).fill('7');
      await li.press(`${SAMPLE} [data-draw]`);
      await li.press(`${SAMPLE} [data-verify]`);
      await li.sees(`${SAMPLE} [data-check]`, /The same calls are drawn again, from the same 1 calls/);
      await li.press(`${SAMPLE} [data-call] button`);
      await li.page.waitForSelector('main > section > callside-qa-scorecard:not([hidden])');
      await until('the sample is at the server', async () => (await known('2001', 'sample')).length === 1);
    });

    it('leaves nothing to complain of', async () => {
      const pages = [lin, wang, li, zhou];
      expect(pages.flatMap(({ complaints }) => complaints)).to.deep.equal([]);
      for (const crm of pages) expect(await crm.refused()).to.deep.equal([]);
    });
  });
}
