import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { CrmPage, CrmServer, launchChromium } from './crm.js';
import { STORY_TIMEOUT, until } from './until.js';

const SCRIPT = 'callside-call-script >>>';
const FORM = `${SCRIPT} callside-hand-over >>>`;
const IN_PANEL = `${SCRIPT} callside-call-offers >>>`;
/** Where no call is on, the offers stand by themselves. */
const ALONE = '.work > callside-call-offers >>>';

type Doc = Readonly<Record<string, unknown>>;

/** Two people at two browsers lead one call, with the real server. Each step stands on the one before. */
for (const [name, settings] of [
  ['where everybody sees everything', {}],
  ['where agents see personal data in part', { CALLSIDE_ROLES: '1' }],
] as const) {
  describe(`a call between two people, ${name}`, function () {
    this.timeout(STORY_TIMEOUT);
    this.bail(true);
    let server: CrmServer;
    let browsers: readonly Browser[];
    let lin: CrmPage;
    let zhao: CrmPage;

    before(async () => {
      server = await CrmServer.start(settings);
      browsers = await Promise.all([launchChromium(), launchChromium()]);
      const [first, second] = browsers;
      if (first === undefined || second === undefined) throw new Error('Two browsers are needed.');
      lin = await CrmPage.open(first, server);
      zhao = await CrmPage.open(second, server, '?person=1002');
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        console.log(await lin.report('call-lin'), await zhao.report('call-zhao'));
    });

    after(async () => {
      await Promise.all(browsers.map((browser) => browser.close()));
      await server.stop();
      await server.remove();
    });

    async function pulled(kind: string): Promise<readonly Doc[]> {
      return (await lin.pulled('1002')).filter(({ type }) => type === kind).map(({ doc }) => doc);
    }

    const gone = (crm: CrmPage, selector: string) => crm.page.waitForSelector(selector, { hidden: true });

    it('is led halfway by the first', async () => {
      await lin.ring();
      await lin.goOn();
      await lin.seesStep('verify');
      await lin.answer('match');
      await lin.seesStep('understand');
      await lin.type('call-script', 'description', 'Water under the sink');
      await lin.type('ticket-form', 'location', 'Kitchen');
      await lin.goOn();
      await lin.seesStep('confirm');
    });

    it('leaves the first, to a shift, with what the customer was told', async () => {
      await lin.press(`${FORM} [data-hand-over]`);
      await lin.page.locator(`${FORM} select[name="to"]`).fill('team/night');
      await lin.page.locator(`${FORM} textarea[name="note"]`).fill('She wants to speak with a manager.');
      await lin.page.locator(`${FORM} textarea[name="told"]`).fill('Somebody goes on with it tonight.');
      await lin.press(`${FORM} [data-confirm]`);
      await lin.sees(`${ALONE} [data-given]`, /Night shift: nobody has taken it yet/);
      await until('no draft is left', async () => (await lin.stored('drafts')).length === 0);
    });

    it('is on offer to the second, with the reason, the place and what was said', async () => {
      await zhao.sees(`${ALONE} [data-offer]`, /From Lin to Night shift/);
      await zhao.sees(`${ALONE} [data-offer]`, /at “.+”/);
      await zhao.sees(`${ALONE} [data-offer]`, /She wants to speak with a manager\./);
      await zhao.sees(`${ALONE} [data-offer]`, /Somebody goes on with it tonight\./);
    });

    it('goes on with the second, at the same step and with what was typed', async () => {
      await zhao.press(`${ALONE} [data-does="take"]`);
      await zhao.seesStep('confirm');
      await zhao.seesValue('ticket-form', 'description', 'Water under the sink');
      await zhao.seesValue('ticket-form', 'location', 'Kitchen');
      await lin.sees(`${ALONE} [data-given]`, /Zhao has taken it/);
      await gone(zhao, `${IN_PANEL} [data-offer]`);
    });

    it('goes on after a reload, too', async () => {
      await until('the draft is kept', async () => (await zhao.stored('drafts')).length > 0);
      await zhao.page.reload();
      await zhao.seesStep('confirm');
    });

    it('is finished by the second', async () => {
      await zhao.answer('yes');
      await zhao.seesStep('classify');
      await zhao.choose('call-script', 'problemType', 'water');
      await zhao.goOn();
      await zhao.seesStep('resolve');
      await zhao.answer('engineer');
      await zhao.seesStep('promise');
      await zhao.choose('call-script', 'outcome', 'engineer');
      await zhao.goOn();
      await zhao.seesStep('summarise');
      await zhao.goOn();
      await zhao.seesStep('close');
      await zhao.choose('call-script', 'solved', 'yes');
      await zhao.goOn();
      await zhao.press('#hang-up');
      await zhao.saveRecord();
      await zhao.sees(`${SCRIPT} .body`, /The call record is saved\./);
    });

    it('is one record, with both names', async () => {
      await until('the call is closed at the server', async () =>
        (await pulled('call')).some(({ state }) => state === 'closed'),
      );
      const [call, ...others] = await pulled('call');
      expect(others).to.deep.equal([]);
      expect(call).to.have.nested.property('agent.id', '1002');
      expect((call?.earlierAgents as Doc[]).map(({ name: agent }) => agent)).to.deep.equal(['Lin']);
      expect(call).not.to.have.property('offer');
      const path = call?.path as readonly { step: string; by: string }[];
      expect(path.map(({ step, by }) => `${step} ${by}`)).to.deep.equal([
        'greet 1001',
        'verify 1001',
        'understand 1001',
        'confirm 1001',
        'classify 1002',
        'resolve 1002',
        'promise 1002',
        'summarise 1002',
        'close 1002',
      ]);
      expect(call?.pauses).to.have.length(1);
    });

    it('leaves the first free for the next call', async () => {
      await lin.page.reload();
      await lin.ring();
    });

    it('comes back to the first when nobody takes it', async () => {
      await lin.press(`${FORM} [data-hand-over]`);
      await lin.page.locator(`${FORM} select[name="to"]`).fill('1002');
      await lin.press(`${FORM} [data-confirm]`);
      await lin.press(`${ALONE} [data-does="take-back"]`);
      await lin.seesStep('greet');
      await lin.goOn();
      await lin.seesStep('verify');
    });

    it('leaves nothing to complain of', async () => {
      expect([...lin.complaints, ...zhao.complaints]).to.deep.equal([]);
      expect([...(await lin.refused()), ...(await zhao.refused())]).to.deep.equal([]);
    });
  });
}
