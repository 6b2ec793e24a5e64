import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import type { Found } from './page.js';
import { chance, CrashBrowser, startCrashServer, type CrashServer } from './browser.js';

const KILLS = Number(process.env['CRASH_KILLS'] ?? 20);
const SEED = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);

/** Every fourth round is an upgrade. */
const UPGRADE = 4;

describe(`a browser that is killed ${String(KILLS)} times (CRASH_SEED=${String(SEED)})`, function () {
  this.timeout(KILLS * 15_000 + 60_000);
  let server: CrashServer;
  let browser: CrashBrowser;
  const next = chance(SEED);

  before(async () => {
    server = await startCrashServer();
    browser = await CrashBrowser.create(server.url);
  });

  after(async () => {
    await browser.kill();
    await browser.remove();
    await server.close();
  });

  for (const sealed of [true, false]) {
    const setting = { user: sealed ? 'sealed' : 'plain', sealed };

    it(`has every acknowledged save, ${sealed ? 'sealed' : 'in clear'}`, async () => {
      server.acknowledged.clear();
      for (let kill = 0; kill < KILLS / 2; kill++) {
        await browser.open();
        expectWhole(await browser.run('check', setting), [...server.acknowledged]);
        const working = browser.run('work').catch(() => undefined);
        await wait(100 + next() * 1200);
        await browser.kill();
        await working;
        if (kill % UPGRADE === 0) await killInUpgrade(kill);
      }
      await browser.open();
      expectWhole(await browser.run('check', setting), [...server.acknowledged]);
      await browser.kill();
      expect(server.acknowledged.size).to.be.greaterThan(KILLS);
    });

    const killInUpgrade = async (round: number): Promise<void> => {
      const old = { user: `old-${setting.user}-${String(round)}`, sealed };
      const records = 1500;
      await browser.open();
      await browser.run('makeOld', old, records);
      const opening = browser.run('start', old).catch(() => undefined);
      await wait(next() * 400);
      await browser.kill();
      await opening;
      await browser.open();
      const kept = Array.from({ length: records }, (_, number) => `ticket/old-${String(number)}`);
      expectWhole(await browser.run('check', old), kept);
      await browser.kill();
    };
  }
});

function expectWhole(found: Found, acknowledged: readonly string[]): void {
  const { entities, attachments, disagreeing, damaged, unfindable, wroteOneMore, problem } = found;
  const known = new Set(entities);
  expect(
    acknowledged.filter((key) => !known.has(key)),
    'lost',
  ).to.deep.equal([]);
  const files = new Set(attachments);
  expect(
    acknowledged.filter((key) => key.startsWith('attachment/') && !files.has(key)),
    'lost files',
  ).to.deep.equal([]);
  expect({ disagreeing, damaged, unfindable, wroteOneMore, problem }).to.deep.equal({
    disagreeing: [],
    damaged: [],
    unfindable: [],
    wroteOneMore: true,
    problem: undefined,
  });
}
