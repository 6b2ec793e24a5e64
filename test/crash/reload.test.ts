import { expect } from 'chai';
import { CrashBrowser, startCrashServer, type CrashServer } from './browser.js';

/** How often: what still waited for another write was lost in nearly every one. */
const ROUNDS = 10;

describe('a page that is left while it writes', function () {
  this.timeout(60_000);
  let server: CrashServer;
  let browser: CrashBrowser;

  beforeEach(async () => {
    server = await startCrashServer();
    browser = await CrashBrowser.create(server.url);
  });

  afterEach(async () => {
    await browser.remove();
    await server.close();
  });

  it('has every keystroke when it is back', async () => {
    const setting = { user: 'left', sealed: false };
    await browser.open();
    for (let round = 0; round < ROUNDS; round++) {
      const text = `The door ${String(round)} will not open`;
      await browser.runAndLeave('typeAndLeave', setting, text);
      expect(await browser.run('readTyped', setting), `round ${String(round)}`).to.deep.equal([text, text]);
    }
  });
});
