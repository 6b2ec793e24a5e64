import { expect } from 'chai';
import { CrashBrowser, startCrashServer, type CrashServer } from './browser.js';

describe('a browser that is killed while two writes are under way', function () {
  this.timeout(60_000);
  let server: CrashServer;
  let browser: CrashBrowser;

  before(async () => {
    server = await startCrashServer();
  });

  beforeEach(async () => {
    browser = await CrashBrowser.create(server.url);
  });

  afterEach(() => browser.remove());

  after(() => server.close());

  const setting = { user: 'two', sealed: false };

  for (const saver of ['raw', 'idb', 'lasting'] as const)
    it(saver === 'raw' ? 'loses all that it has' : `loses nothing with the ${saver} store`, async function () {
      await browser.open();
      await browser.run('saveOne', setting, saver);
      const written = await browser.run('writeTwice', setting, saver);
      await browser.kill();
      await browser.open();
      const left = await browser.run('countSaves', setting, saver);
      expect(written[0]).to.be.greaterThan(0);
      if (saver !== 'raw') expect(left).to.equal(1);
      // A browser that is mended needs nothing of what we do against it.
      else if (left === 1) this.skip();
    });
});
