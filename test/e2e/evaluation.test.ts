import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { CrmPage, CrmServer, launchChromium } from './crm.js';
import { STORY_TIMEOUT, until } from './until.js';

const CARD = 'callside-qa-scorecard >>>';
const REVIEW = 'callside-evaluation-review >>>';

type Doc = Readonly<Record<string, unknown>>;

/** Three people, each with a browser of their own, and the real server. Each step stands on the one before. */
for (const [name, settings] of [
  ['where everybody sees everything', {}],
  ['where roles decide', { CALLSIDE_ROLES: '1' }],
] as const) {
  describe(`an evaluation from the call to the agent’s word on it, ${name}`, function () {
    this.timeout(STORY_TIMEOUT);
    this.bail(true);
    let server: CrmServer;
    let browsers: readonly Browser[];
    let lin: CrmPage;
    let wang: CrmPage;
    let li: CrmPage;

    before(async () => {
      server = await CrmServer.start(settings);
      browsers = await Promise.all([launchChromium(), launchChromium(), launchChromium()]);
      const open = async (index: number, person: string): Promise<CrmPage> => {
        const browser = browsers[index];
        if (browser === undefined) throw new Error('Three browsers are needed.');
        return CrmPage.open(browser, server, `?person=${person}&tab=quality`);
      };
      lin = await open(0, '1001');
      wang = await open(1, '2001');
      li = await open(2, '2002');
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        for (const [who, page] of Object.entries({ lin, wang, li }))
          console.log(await page.report(`evaluation-${who}`));
    });

    after(async () => {
      await Promise.all(browsers.map((browser) => browser.close()));
      await server.stop();
      await server.remove();
    });

    /** The evaluation, as the server gives it to somebody. */
    async function known(person: string): Promise<Doc | undefined> {
      return (await lin.pulled(person)).find(({ type }) => type === 'evaluation')?.doc;
    }

    const isAtServer = (status: string): Promise<Doc> =>
      until(`the evaluation is ${status} at the server`, async () => {
        const doc = await known('2001');
        return doc?.status === status ? doc : undefined;
      });

    /** Opens the one evaluation there is. */
    const open = (crm: CrmPage): Promise<void> => crm.press('#evaluations li:last-child button');

    const write = async (crm: CrmPage, selector: string, words: string): Promise<void> => {
      await crm.page.locator(`${REVIEW} ${selector}`).fill(words);
    };

    it('begins with a call', async () => {
      await lin.showTab('customer');
      await lin.ring();
      await lin.leadThroughScript({ description: 'Water under the sink', location: 'Kitchen' });
      await lin.press('#hang-up');
      await lin.saveRecord();
    });

    it('is scored without network, and arrives when there is one', async () => {
      await wang.page.waitForSelector('#calls li:last-child button');
      await wang.setOnline(false);
      await wang.press('#calls li:last-child button');
      for (const question of ['clear', 'polite', 'identity', 'repeat', 'facts', 'ticket', 'feeling', 'next'])
        await wang.press(`${CARD} [data-question="${question}"] label:first-child`);
      await wang.press(`${CARD} [data-question="greeting"] label:nth-child(2)`);
      await wang.sees(`${CARD} [data-total]`, /^93$/);
      await wang.press(`${CARD} button.primary`);
      await wang.sees(`${CARD} .foot`, /Saved on this device/);
      expect(await known('2001')).to.equal(undefined);
      await wang.setOnline(true);
      const { total, evaluatorId, agentId } = await isAtServer('submitted');
      expect([total, evaluatorId, agentId]).to.deep.equal([93, '2001', '1001']);
    });

    it('is not there for the agent before it is released', async () => {
      expect(await known('1001')).to.equal(undefined);
    });

    it('is released', async () => {
      await open(wang);
      await wang.press(`${REVIEW} [data-act=release]`);
      await wang.sees(`${REVIEW} .head .pill`, /^Released$/);
      await isAtServer('released');
    });

    it('is disputed by the agent, question by question, without network', async () => {
      await lin.showTab('quality');
      await open(lin);
      await lin.sees(`${REVIEW} [data-total]`, /^93$/);
      await lin.setOnline(false);
      await lin.press(`${REVIEW} [data-act=dispute]`);
      await lin.press(`${REVIEW} [data-question=greeting] [data-pick]`);
      await write(lin, '[data-question=greeting] textarea', 'I said it at 0:07, over the customer.');
      await lin.press(`${REVIEW} [data-send]`);
      await lin.sees(`${REVIEW} .head .pill`, /^Disputed$/);
      await lin.setOnline(true);
      await isAtServer('disputed');
    });

    it('is not decided by whoever scored it', async () => {
      await wang.sees(`${REVIEW} .head .pill`, /^Disputed$/);
      await wang.sees(`${REVIEW} .foot`, /You have scored this call: somebody else decides/);
    });

    it('is revised by another evaluator', async () => {
      await open(li);
      await li.sees(`${REVIEW} .head .pill`, /^Disputed$/);
      await li.press(`${REVIEW} [data-question="greeting"] label:first-child`);
      await write(li, '.sheet textarea', 'It is to be heard.');
      await li.press(`${REVIEW} [data-send]`);
      await li.sees(`${REVIEW} [data-total]`, /^100$/);
      const { total, answers } = await isAtServer('revised');
      expect(total).to.equal(100);
      expect((answers as Record<string, Doc>)['greeting']?.value).to.equal('not');
    });

    it('shows the agent both scores, and is acknowledged', async () => {
      await lin.sees(`${REVIEW} [data-total]`, /^100$/);
      await lin.sees(`${REVIEW} .was`, /^was 93$/);
      await lin.press(`${REVIEW} [data-act=acknowledge]`);
      await write(lin, '.sheet textarea', 'Thank you.');
      await lin.press(`${REVIEW} [data-send]`);
      await lin.sees(`${REVIEW} .head .pill`, /^Acknowledged$/);
      const { log } = await isAtServer('acknowledged');
      expect((log as readonly Doc[]).map(({ event, by }) => `${String(by)} ${String(event)}`)).to.deep.equal([
        '2001 submit',
        '2001 release',
        '1001 dispute',
        '2002 revise',
        '1001 acknowledge',
      ]);
      for (const { complaints } of [lin, wang, li]) expect(complaints).to.deep.equal([]);
    });
  });
}
