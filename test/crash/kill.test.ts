import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import type { Found } from './page.js';
import { chance, CrashBrowser, startCrashServer, startPushServer, tokenOf, type CrashServer } from './browser.js';

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
      const look = async (): Promise<void> => {
        await browser.open();
        expectWhole(await browser.run('check', setting), [...server.acknowledged]);
      };
      for (let kill = 0; kill < KILLS / 2; kill++) {
        await look();
        const working = browser.run('work').catch(() => undefined);
        await wait(100 + next() * 1200);
        await browser.kill();
        await working;
        if (kill % UPGRADE === 0) await killInUpgrade(kill);
      }
      await look();
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

describe(`a browser that is killed ${String(KILLS / 2)} times while it sends (CRASH_SEED=${String(SEED)})`, function () {
  this.timeout(KILLS * 15_000 + 120_000);
  const next = chance(SEED + 1);

  it('has on the server everything that it promised, once', async () => {
    const server = await startPushServer();
    const browser = await CrashBrowser.create(server.url);
    try {
      const setting = { user: 'sender', sealed: true, server: { url: '', token: await tokenOf('sender') } };
      for (let kill = 0; kill < KILLS / 2; kill++) {
        await browser.open();
        expect(await browser.run('start', setting)).to.equal(undefined);
        const working = browser.run('workGently').catch(() => undefined);
        await wait(100 + next() * 900);
        await browser.kill();
        await working;
      }
      await browser.open();
      expect(await browser.run('start', setting)).to.equal(undefined);
      await browser.close();
      await browser.open();
      expect(await browser.run('arrive', setting), 'refused').to.deep.equal([]);
      const rows = await server.callside.database.query(
        `SELECT type, id, rev, doc FROM entity WHERE tenant_id = 'crash'`,
      );
      const docs = new Map(rows.map(({ type, id, doc }) => [`${String(type)}/${String(id)}`, doc as Stored]));
      const promised = [...server.acknowledged];
      const connected = promised
        .filter((key) => key.startsWith('connected/'))
        .map((key) => key.replace(/^connected/, 'call'));
      const records = promised.filter((key) => !key.startsWith('connected/'));
      expect(
        records.filter((key) => !docs.has(key)),
        'lost',
      ).to.deep.equal([]);
      expect(
        connected.filter((key) => docs.get(key)?.events?.length !== 1),
        'not exactly one event',
      ).to.deep.equal([]);
      const files = records.filter((key) => key.startsWith('attachment/'));
      expect(
        files.filter((key) => docs.get(key)?.uploaded !== true),
        'lost files',
      ).to.deep.equal([]);
      const twice = await server.callside.database.query(
        `SELECT entity_id, mutation_id FROM audit WHERE tenant_id = 'crash' AND mutation_id IS NOT NULL
         GROUP BY entity_id, mutation_id HAVING COUNT(*) > 1`,
      );
      expect(twice, 'effects').to.deep.equal([]);
      expect(records.length).to.be.greaterThan(KILLS / 2);
    } finally {
      await browser.kill();
      await browser.remove();
      await server.close();
    }
  });
});

/** What the server keeps of a call or a file. */
interface Stored {
  readonly events?: readonly unknown[];
  readonly uploaded?: boolean;
}

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
