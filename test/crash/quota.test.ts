import { expect } from 'chai';
import { CrashBrowser, startCrashServer, type CrashServer } from './browser.js';

describe('a disk that is full', function () {
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

  for (const sealed of [true, false])
    it(`refuses a file, takes text, and says so${sealed ? ', sealed' : ''}`, async () => {
      const page = await browser.open();
      const devtools = await page.createCDPSession();
      await devtools.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 4_000_000 });
      expect(await browser.run('fill', { user: 'full', sealed })).to.deep.equal({
        file: 'storage-quota',
        text: true,
        stored: true,
        state: 'full',
      });
    });
});
