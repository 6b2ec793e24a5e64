import { existsSync } from 'node:fs';
import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { CrashBrowser, startCrashServer, type CrashServer } from './browser.js';
import type { Saver } from './page.js';

/** The head of a record of LevelDB's log with nothing behind it: what a process leaves that dies while it writes. */
const TORN = Buffer.from([0x11, 0x22, 0x33, 0x44, 0x40, 0x00, 0x01]);

describe('a log that a killed browser has left torn', function () {
  this.timeout(120_000);
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

  const setting = { user: 'torn', sealed: false };

  async function newestLog(): Promise<string> {
    const all = join(browser.profile, 'Default/IndexedDB');
    const [folder = ''] = (await readdir(all)).filter((each) => each.endsWith('.leveldb'));
    const logs = (await readdir(join(all, folder))).filter((each) => each.endsWith('.log')).sort();
    return join(all, folder, logs.at(-1) ?? '');
  }

  /** Saves, tears the log, starts again and saves once more; gives the place of the torn log. */
  async function tear(saver: Saver): Promise<string> {
    await browser.open();
    await browser.run('saveOne', setting, saver);
    await browser.close();
    const torn = await newestLog();
    await appendFile(torn, TORN);
    await browser.open();
    await browser.run('saveOne', setting, saver);
    return torn;
  }

  /** Waits until the browser has put what was in the log into a table: it does so in the background. */
  async function gone(log: string): Promise<void> {
    for (let tries = 0; existsSync(log); tries++) {
      expect(tries, 'waits for another log').to.be.lessThan(400);
      await wait(25);
    }
  }

  /** How many saves are there when the browser is opened for the third time. */
  async function left(saver: Saver): Promise<number> {
    await browser.close();
    await browser.open();
    return browser.run('countSaves', setting, saver);
  }

  it('costs a page that does nothing against it all that it has, the next time but one', async function () {
    await tear('raw');
    // A browser that is mended needs nothing of what follows.
    if ((await left('raw')) > 0) this.skip();
  });

  for (const saver of ['lasting', 'idb'] as const)
    for (const end of ['is closed', 'is killed'] as const)
      it(`costs nothing with the ${saver} store in a browser that ${end}`, async () => {
        await gone(await tear(saver));
        if (end === 'is killed') await browser.kill();
        expect(await left(saver)).to.equal(2);
      });
});
