import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { CrashBrowser, startCrashServer, type CrashServer } from './browser.js';

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

  async function logs(): Promise<{ folder: string; names: readonly string[] }> {
    const all = join(browser.profile, 'Default/IndexedDB');
    const [name = ''] = (await readdir(all)).filter((each) => each.endsWith('.leveldb'));
    const folder = join(all, name);
    return { folder, names: (await readdir(folder)).filter((each) => each.endsWith('.log')).sort() };
  }

  /** Saves, tears the log, and starts again; gives the name of the torn one. */
  async function tear(plain: boolean): Promise<string> {
    await browser.open();
    await browser.run('saveOne', setting, plain);
    await browser.close();
    const { folder, names } = await logs();
    const torn = names.at(-1) ?? '';
    await appendFile(join(folder, torn), TORN);
    await browser.open();
    await browser.run('saveOne', setting, plain);
    return torn;
  }

  /** How many saves are there when the browser is opened for the third time. */
  async function left(plain: boolean): Promise<number> {
    await browser.close();
    await browser.open();
    return browser.run('countSaves', setting, plain);
  }

  it('costs a plain store all that it has, the next time but one', async function () {
    await tear(true);
    // A browser that is mended needs nothing of what follows.
    if ((await left(true)) > 0) this.skip();
  });

  it('costs nothing where the log is renewed', async () => {
    const torn = await tear(false);
    for (let tries = 0; (await logs()).names.includes(torn) && tries < 100; tries++) await wait(100);
    expect((await logs()).names).not.to.include(torn);
    expect(await left(false)).to.equal(2);
  });
});
