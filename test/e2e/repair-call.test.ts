import { openPglite } from '@callside/server';
import { expect } from 'chai';
import { CrmPage } from './crm.js';
import { story } from './story.js';
import { until } from './until.js';

/** One story in order: each step stands on the one before. */
story('a repair call, from greeting to a ticket on the server', (scene) => {
  it('leads the agent through the script and shares every answer with the ticket', async () => {
    await scene.crm.ring();
    await scene.crm.seesValue('ticket-form', 'name', 'Ms Chen');
    await scene.crm.leadThroughScript({ description: 'Water under the sink', location: 'Kitchen' });
    await scene.crm.seesValue('ticket-form', 'description', 'Water under the sink');
    await scene.crm.seesValue('ticket-form', 'problemType', 'water');
    await scene.crm.sees('callside-call-script >>> .panel', /The script is done/);
  });

  it('has the ticket in IndexedDB before anything of it is sent', async () => {
    await scene.crm.holdPushes();
    await scene.crm.submitTicket();
    await scene.crm.sees('callside-ticket-form >>> [data-number]', /Number follows/);
    const tickets = (await scene.crm.stored('entities')).filter(({ type }) => type === 'ticket');
    expect(tickets.map(({ rev }) => rev)).to.deep.equal([0]);
    expect((await scene.crm.pulled('1001')).filter(({ type }) => type === 'ticket')).to.deep.equal([]);
    await scene.crm.letGo();
  });

  it('shows the number that the server gave', async () => {
    const number = await scene.crm.sees('callside-ticket-form >>> [data-number]', /^GD\d{8}\d{3}$/);
    const [ticket] = (await scene.crm.pulled('1001')).filter(({ type }) => type === 'ticket');
    expect(ticket?.doc).to.deep.include({ number, status: 'pending' });
  });

  it('runs the wrap-up until the record is saved', async () => {
    await scene.crm.press('#hang-up');
    await scene.crm.sees('callside-call-script >>> [data-wrap-up]', /left to save the record/);
    await scene.crm.saveRecord();
    await scene.crm.sees('callside-call-script >>> .panel', /The call record is saved/);
  });

  it('loses nothing when the network is cut in the middle of a call', async () => {
    await scene.crm.ring();
    await scene.crm.page.setOfflineMode(true);
    await scene.crm.leadThroughScript({ description: 'No light on the stairs', location: 'Entrance B' });
    await scene.crm.submitTicket();
    await scene.crm.sees('callside-ticket-form >>> .foot', /waiting for network/);
    await scene.crm.press('#hang-up');
    await scene.crm.saveRecord();
    expect((await scene.crm.stored('outbox')).length).to.be.greaterThan(3);
    await scene.crm.page.setOfflineMode(false);
    await scene.crm.sees('callside-ticket-form >>> [data-number]', /^GD\d{8}002$/);
    expect(await scene.crm.stored('outbox')).to.deep.equal([]);
  });

  it('has each call and each ticket on the server once', async () => {
    const records = await scene.crm.pulled('1001');
    const descriptions = records
      .filter(({ type }) => type === 'ticket')
      .map(({ doc }) => (doc.values as { description: string }).description);
    expect(descriptions.sort()).to.deep.equal(['No light on the stairs', 'Water under the sink']);
    expect(records.filter(({ type }) => type === 'call').map(({ doc }) => doc.state)).to.deep.equal([
      'closed',
      'closed',
    ]);
  });

  it('goes on after a reload in the middle of a call, with what was typed', async () => {
    await scene.crm.ring();
    await scene.crm.goOn();
    await scene.crm.answer('match');
    await scene.crm.type('call-script', 'description', 'Door will not open');
    await scene.crm.page.reload();
    await scene.crm.seesStep('understand');
    await scene.crm.seesValue('ticket-form', 'description', 'Door will not open');
    await scene.crm.press('#hang-up');
    await scene.crm.saveRecord();
  });

  it('lets an evaluator score the call', async () => {
    const quality = await CrmPage.open(scene.browser, scene.server, '?person=2001&tab=quality');
    await quality.press('#calls li:last-child button');
    for (const question of [
      'clear',
      'polite',
      'greeting',
      'identity',
      'repeat',
      'facts',
      'ticket',
      'feeling',
      'next',
    ]) {
      await quality.press(`callside-qa-scorecard >>> [data-question="${question}"] label:first-child`);
    }
    await quality.sees('callside-qa-scorecard >>> [data-total]', /^100$/);
    await quality.press('callside-qa-scorecard >>> button.primary');
    await quality.sees('callside-qa-scorecard >>> .foot', /Saved on the server/);
    // The foot says so of what was there before, too.
    const evaluation = await until('the evaluation is at the server', async () =>
      (await quality.pulled('2001')).find(({ type }) => type === 'evaluation'),
    );
    expect(evaluation.doc).to.deep.include({ total: 100, evaluatorId: '2001', agentId: '1001' });
    expect(quality.complaints).to.deep.equal([]);
    await quality.close();
  });

  it('lets the customer answer the survey on a phone, also where the network drops', async () => {
    await scene.crm.press('#invite');
    const link = await scene.crm.page.waitForSelector('#survey-link:not([hidden])');
    const address = await link?.evaluate((anchor) => (anchor as HTMLAnchorElement).href);
    const phone = await (await scene.browser.createBrowserContext()).newPage();
    await phone.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
    await phone.goto(address ?? '');
    // What is on show first is the page's own form; from the first answer on it is the element.
    await phone.waitForFunction(() => document.querySelector('callside-survey')?.shadowRoot !== null);
    await phone.locator('callside-survey >>> [name="attitude"][value="2"]').click();
    await phone.setOfflineMode(true);
    await phone.locator('callside-survey >>> [name="knowledge"][value="4"]').click();
    await phone.locator('callside-survey >>> [name="solved"][value="yes"]').click();
    await phone.locator('callside-survey >>> [name="comment"]').fill('Too long on hold');
    await phone.locator('callside-survey >>> [data-next]').click();
    await phone.locator('callside-survey >>> [name="callMe"][value="no"]').click();
    await phone.locator('callside-survey >>> [data-next]').click();
    await phone.waitForFunction(() =>
      document
        .querySelector('callside-survey')
        ?.shadowRoot?.querySelector('[data-arrival]')
        ?.textContent.includes('kept on this device'),
    );
    await phone.setOfflineMode(false);
    await phone.waitForFunction(() =>
      document
        .querySelector('callside-survey')
        ?.shadowRoot?.querySelector('[data-arrival]')
        ?.textContent.includes('have arrived'),
    );
    const [response] = (await scene.crm.pulled('1001')).filter(({ type }) => type === 'survey-response');
    expect(response?.doc.answers).to.deep.equal({
      attitude: 2,
      knowledge: 4,
      solved: 'yes',
      comment: 'Too long on hold',
      callMe: 'no',
    });
    await phone.browserContext().close();
  });

  it('shows all texts in the three languages', async () => {
    for (const [language, submit, say] of [
      ['zh-CN', '提交', '请说'],
      ['zh-TW', '提交', '請說'],
      ['en', 'Submit', 'Say'],
    ] as const) {
      await scene.crm.page.select('#language', language);
      await scene.crm.press('#ring');
      await scene.crm.press('#answer');
      await scene.crm.sees('callside-call-script >>> .say', new RegExp(`^${say}`));
      await scene.crm.sees('callside-ticket-form >>> .foot', new RegExp(submit));
      await scene.crm.press('#hang-up');
      await scene.crm.saveRecord();
      await scene.crm.page.waitForSelector('#ring:not([hidden])');
    }
  });

  it('reports no error and no violation of the page’s policy', () => {
    expect(scene.crm.complaints).to.deep.equal([]);
  });

  it('has the survey’s answers in the server’s database', async () => {
    await scene.crm.close();
    await scene.server.stop();
    const database = await openPglite({ dataDir: scene.server.dataDir });
    const rows = await database.query(
      'SELECT question, value FROM survey_answer WHERE tenant_id = $1 ORDER BY question',
      ['hillside'],
    );
    expect(rows.map(({ question }) => question)).to.deep.equal([
      'attitude',
      'callMe',
      'comment',
      'knowledge',
      'solved',
    ]);
    await database.close();
  });
});
