import type { Browser, KeyInput } from 'puppeteer-core';
import { CrmPage, CrmServer, launchChromium } from './crm.js';

/** A whole call without a mouse, as an agent with the phone at the ear takes it. */
describe('a call by keyboard alone', function () {
  this.timeout(60_000);
  this.bail(true);
  let server: CrmServer;
  let browser: Browser;
  let crm: CrmPage;

  before(async () => {
    [server, browser] = await Promise.all([CrmServer.start(), launchChromium()]);
    crm = await CrmPage.open(browser, server);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') console.log(await crm.report());
  });

  after(async () => {
    await browser.close();
    await server.stop();
    await server.remove();
  });

  it('takes the call', async () => {
    await tabTo('#ring');
    await keys('Enter');
    await tabTo('#answer');
    await keys('Enter');
    await crm.seesStep('greet');
  });

  it('leads through the script by single keys, a side-trip included', async () => {
    await tabTo('callside-call-script [data-next]');
    await keys('Enter');
    await crm.seesStep('verify');
    await keys('s');
    await crm.seesStep('soothe');
    await keys('Enter');
    await crm.seesStep('verify');
    await keys('1');
    await crm.seesStep('understand');
    await tabTo('callside-call-script [name="description"]');
    await crm.page.keyboard.type('Water 1 s under the sink');
    await crm.seesStep('understand');
    await keys('Tab');
    await crm.page.keyboard.type('Kitchen');
    await tabTo('callside-call-script [data-next]');
    await keys('Enter');
    await crm.seesStep('confirm');
    await keys('1');
    await crm.seesStep('classify');
  });

  it('fills and submits the ticket', async () => {
    await tabTo('callside-ticket-form [name="problemType"]');
    await keys('w');
    await crm.seesValue('ticket-form', 'problemType', 'water');
    await tabTo('callside-ticket-form button.primary');
    await keys('Enter');
    await crm.sees('callside-ticket-form >>> [data-number]', /^GD\d{11}$/);
  });

  it('ends the call and saves the record', async () => {
    await tabTo('#hang-up');
    await keys('Enter');
    await tabTo('callside-call-script [data-save]');
    await keys('Enter');
    await crm.sees('callside-call-script >>> .panel', /The call record is saved/);
  });

  async function keys(...pressed: KeyInput[]): Promise<void> {
    for (const key of pressed) await crm.page.keyboard.press(key);
  }

  /** Presses Tab until what has the focus lies in the wanted place: a selector, and one more inside a widget. */
  async function tabTo(place: string): Promise<void> {
    const [outer = '', inner] = place.split(/ (.*)/);
    for (let step = 0; step < 80; step++) {
      if (await hasFocus(outer, inner)) return;
      await keys('Tab');
    }
    throw new Error(`Tab never comes to ${place}`);
  }

  function hasFocus(outer: string, inner: string | undefined): Promise<boolean> {
    return crm.page.evaluate(
      (host, part) => {
        const element = document.activeElement;
        if (element?.matches(host) !== true) return false;
        return part === undefined || element.shadowRoot?.activeElement?.matches(part) === true;
      },
      outer,
      inner,
    );
  }
});
