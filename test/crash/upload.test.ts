import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { startTusServer, type TusServer } from '../support/tus-server.js';
import { chance, CrashBrowser, startCrashServer, type CrashServer } from './browser.js';

const SEED = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);

describe(`an upload in a browser that is killed (CRASH_SEED=${String(SEED)})`, function () {
  this.timeout(90_000);
  let tus: TusServer;
  let server: CrashServer;
  let browser: CrashBrowser;
  const setting = { user: 'uploads', sealed: true };
  const next = chance(SEED);

  beforeEach(async () => {
    tus = await startTusServer();
    server = await startCrashServer(tus);
    browser = await CrashBrowser.create(server.url);
    await browser.open();
  });

  afterEach(async () => {
    await browser.remove();
    await server.close();
    await tus.close();
  });

  it('goes on at its offset, and arrives whole', async () => {
    const { id, sha256 } = await browser.run('attach', setting);
    for (let kill = 0; kill < 3; kill++) {
      const uploading = browser.run('upload', setting).catch(() => undefined);
      await wait(20 + next() * 150);
      await browser.kill();
      await uploading;
      await browser.open();
    }
    expect(await browser.run('upload', setting)).to.equal('done');
    const whole = tus.complete.get(id) ?? Buffer.alloc(0);
    expect(createHash('sha256').update(whole).digest('hex')).to.equal(sha256);
    // A kill between the making of an address and its noting makes another: at most one for each start.
    expect(tus.requests.filter((request) => request.startsWith('POST')).length).to.be.at.most(4);
    expect(tus.requests.filter((request) => request === 'PATCH 0').length).to.be.at.most(4);
  });
});
