import { CallsideError, findRecords, openMemoryStore, storageState, type Store, type WriteTx } from '@callside/core';
import { openSealedStore, type SealedStore, type SealMode } from '@callside/core/seal.js';
import { ManualClock } from '@callside/core/testing.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { keptStore } from '../../support/kept-store.js';
import { ticketRecord } from '../../support/records.js';
import { rejectionOf } from '../../support/rejection.js';
import { rowsOf, rowsToJson } from '../../support/rows.js';
import { describeFindRecords } from '../../suites/find-records.suite.js';
import { describeStore } from '../../suites/store.suite.js';

const SESSION: SealMode = { mode: 'session', key: 'a key that the host keeps for its agent' };
const OWNER = { tenant: 'acme', user: '1001' };
const PERSONAL = { name: '陈小姐', phone: '13800005678' };

const ticket = ticketRecord({ id: 't', status: 'pending', customerId: 'crm-4711', values: PERSONAL }, 1000);
const draft = { v: 2, id: 'call/1', at: 0, data: { values: PERSONAL } };

function putDraft(store: Store): Promise<unknown> {
  return store.write(['drafts'], (tx) => tx.put('drafts', draft));
}

function draftOf(store: Store): Promise<unknown> {
  return store.read(['drafts'], (tx) => tx.get('drafts', 'call/1'));
}

describe('openSealedStore over memory', () => {
  const open = openSealedStore(openMemoryStore(), SESSION);
  describeStore({ kind: 'memory', open: (name) => open({ tenant: name, user: '1001' }) });
  describeFindRecords(open);
});

describe('a sealed store', () => {
  let kept: ReturnType<typeof keptStore>;
  const opened: SealedStore[] = [];

  const open = async (seal: SealMode = SESSION, owner = OWNER): Promise<SealedStore> => {
    const store = await openSealedStore(kept, seal)(owner);
    opened.push(store);
    return store;
  };

  beforeEach(() => {
    kept = keptStore();
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
  });

  describe('keeps in clear', () => {
    it('nothing that a record says', async () => {
      const store = await open();
      await store.write(['entities', 'drafts'], async (tx) => {
        await tx.put('entities', ticket);
        await tx.put('drafts', draft);
      });
      const rows = JSON.stringify(await rowsToJson(await kept.store));
      for (const secret of [...Object.values(PERSONAL), 'crm-4711', 'phone']) expect(rows).to.not.contain(secret);
    });

    it('the key and what is indexed, of a person only a hash', async () => {
      await (await open()).write(['entities'], (tx) => tx.put('entities', ticket));
      const [row] = (await rowsToJson(await kept.store))['entities'] as [{ terms: string[] }];
      expect(Object.keys(row)).to.deep.equal(['key', 'terms', 'sealed']);
      expect(row.terms[2]).to.match(/^ticket\.customer=[\w-]{22}@9999999998999\/t$/);
    });

    it('nothing of a put that its work does not wait for', async () => {
      const store = await open();
      await store.write(['entities'], (tx) => {
        void tx.put('entities', ticket);
        return Promise.resolve();
      });
      expect(JSON.stringify(await rowsToJson(await kept.store))).to.not.contain('crm-4711');
    });
  });

  it('finds a record by a personal value', async () => {
    const store = await open();
    await store.write(['entities'], (tx) => tx.put('entities', ticket));
    const found = await findRecords(store, 'ticket', { where: { customer: 'crm-4711' } });
    expect(found.records).to.deep.equal([ticket]);
  });

  it('hashes one value differently for every user', async () => {
    const hashes = await Promise.all(
      ['1001', '1002'].map(async (user) => {
        kept = keptStore();
        const own = kept;
        await (await open(SESSION, { tenant: 'acme', user })).write(['entities'], (tx) => tx.put('entities', ticket));
        return ((await rowsToJson(await own.store))['entities'] as [{ terms: string[] }])[0].terms[2];
      }),
    );
    expect(hashes[0]).to.not.equal(hashes[1]);
  });

  it('opens again with its key', async () => {
    const first = await open();
    await putDraft(first);
    await first.close();
    expect(await draftOf(await open())).to.deep.equal(draft);
  });

  it('seals what was stored before it was sealed', async () => {
    await putDraft(await kept.store);
    const store = await open();
    expect(JSON.stringify(await rowsToJson(await kept.store))).to.not.contain('陈');
    expect(await draftOf(store)).to.deep.equal(draft);
  });

  describe('with another key', () => {
    const others: readonly (readonly [string, SealMode])[] = [
      ['of the host', { mode: 'session', key: 'another key of another host' }],
      ['of another mode', { mode: 'passphrase', passphrase: 'a key that the host keeps for its agent' }],
      ['that is too short', { mode: 'session', key: 'short' }],
    ];
    for (const [what, other] of others)
      it(`${what} does not open`, async () => {
        await putDraft(await open());
        expect(await rejectionOf(open(other))).to.have.property('code', 'storage-locked');
      });

    it('does not open under the name of another user', async () => {
      await putDraft(await open());
      expect(await rejectionOf(open(SESSION, { ...OWNER, user: '1002' }))).to.have.property('code', 'storage-locked');
    });
  });

  describe('a row that does not open', () => {
    /** Changes a row as it lies in the store. */
    const damage = async (
      name: 'entities' | 'outbox' | 'drafts' | 'chunks',
      key: string | number,
      change: (row: Record<string, unknown>) => unknown = flipped,
    ): Promise<void> => {
      await (
        await kept.store
      ).write([name], async (tx) => {
        const row = (await tx.get(name, key as never)) as unknown as Record<string, unknown>;
        await tx.put(name, change(row) as never);
      });
    };
    const fill = async (store: Store): Promise<void> => {
      await store.write(['entities', 'drafts', 'outbox', 'meta'], async (tx) => {
        await tx.put('meta', { v: 2, name: 'cursor', value: '7' });
        for (const id of ['t', 'u', 'w']) {
          await tx.put('entities', ticketRecord({ id, customerId: 'crm-4711', values: PERSONAL }, 1000));
          await tx.put('drafts', { ...draft, id });
          await queue(tx);
        }
      });
    };
    const quarantined = async (): Promise<string[]> =>
      (((await rowsToJson(await kept.store))['quarantine'] ?? []) as { key: string }[]).map(({ key }) =>
        key.replace(/\/\d+$/, ''),
      );

    it('is left out of a list of entities, which fills its limit from the rest', async () => {
      const store = await open();
      await fill(store);
      await damage('entities', 'ticket/u');
      const seen = await store.read(['entities'], (tx) => tx.getAll('entities', { limit: 2 }));
      expect(seen.map(({ id }) => id)).to.deep.equal(['t', 'w']);
    });

    it('moves to quarantine with its bytes as they are, and tells so', async () => {
      const store = await open();
      await fill(store);
      await damage('entities', 'ticket/u');
      const [, row] = (await rowsToJson(await kept.store))['entities'] as [unknown, { sealed: { base64: string } }];
      await store.read(['entities'], (tx) => tx.get('entities', 'ticket/u'));
      const [moved] = (await rowsToJson(await kept.store))['quarantine'] as [{ change: { sealed: string } }];
      expect(await quarantined()).to.deep.equal(['damaged/entities/ticket/u']);
      expect(moved.change.sealed).to.equal(row.sealed.base64);
      expect(store.health?.problem).to.deep.include({ code: 'storage-damaged', details: { rows: { entities: 1 } } });
      expect(storageState(store)).to.equal('damaged');
    });

    it('is asked for anew when it was an entity, and at the next opening once more', async () => {
      const cursor = (from: Store): Promise<unknown> => from.read(['meta'], (tx) => tx.get('meta', 'cursor'));
      const store = await open();
      await fill(store);
      await damage('entities', 'ticket/u');
      await store.read(['entities'], (tx) => tx.getAll('entities'));
      expect(await cursor(store)).to.equal(undefined);
      await store.write(['meta'], (tx) => tx.put('meta', { v: 2, name: 'cursor', value: '9' }));
      await store.close();
      expect(await cursor(await open())).to.equal(undefined);
    });

    it('of the queue lets the rest be sent, and stays a problem after a reload', async () => {
      const store = await open();
      await fill(store);
      await damage('outbox', 2);
      const waiting = await store.read(['outbox'], (tx) => tx.getAll('outbox'));
      expect(waiting.map(({ seq }) => seq)).to.deep.equal([1, 3]);
      await store.close();
      expect((await open()).health?.problem?.details).to.deep.equal({ rows: { outbox: 1 } });
    });

    it('of the queue keeps a logout from wiping the device until a person has seen it', async () => {
      const store = await open();
      await putDraft(store);
      await store.write(['outbox'], queue);
      await damage('outbox', 1);
      await store.read(['outbox'], (tx) => tx.getAll('outbox'));
      await store.write(['drafts'], (tx) => tx.delete('drafts', 'call/1'));
      expect(await store.seal.forget()).to.include({ waiting: 0, damaged: 1 });
      expect(await quarantined()).to.deep.equal(['damaged/outbox/1']);
    });

    it('is no problem any more once a person has seen it, and is still kept', async () => {
      const store = await open();
      await putDraft(store);
      await damage('drafts', 'call/1');
      await draftOf(store);
      const told = new Promise<void>((resolve) => store.health?.subscribe(resolve));
      store.health?.acknowledge();
      await told;
      expect(store.health?.problem).to.equal(undefined);
      expect(await quarantined()).to.deep.equal(['seen/damaged/drafts/call/1']);
    });

    it('can be written anew where it was a draft', async () => {
      const store = await open();
      await putDraft(store);
      await damage('drafts', 'call/1');
      expect(await draftOf(store)).to.equal(undefined);
      await putDraft(store);
      expect(await draftOf(store)).to.deep.equal(draft);
    });

    for (const [what, change, left] of [
      ['with a bit changed', flipped, []],
      ['under another key', (row) => ({ ...row, id: 'call/2' }), ['call/1']],
      ['in a format of the future', (row) => ({ ...row, sealed: changedAt(row, 0) }), []],
      ['without its end', (row) => ({ ...row, sealed: (row['sealed'] as ArrayBuffer).slice(0, 20) }), []],
      ['without bytes', (row) => ({ ...row, sealed: null }), []],
    ] as readonly (readonly [string, (row: Record<string, unknown>) => Record<string, unknown>, readonly string[]])[])
      it(`is one ${what}`, async () => {
        const store = await open();
        await putDraft(store);
        await damage('drafts', 'call/1', change);
        const seen = await store.read(['drafts'], (tx) => tx.getAll('drafts'));
        expect(seen.map(({ id }) => id)).to.deep.equal(left);
        expect(store.health?.problem).to.have.property('code', 'storage-damaged');
      });

    it('keeps nobody from reading the rest where there is no room to move it', async () => {
      const raw = await kept.store;
      const full: Store = {
        ...raw,
        close: () => Promise.resolve(),
        write: (stores, work, options) =>
          stores.includes('quarantine')
            ? Promise.reject(new CallsideError('storage-quota', 'Cannot store: the disk is full.'))
            : raw.write(stores, work, options),
      };
      const store = await openSealedStore(() => Promise.resolve(full), SESSION)(OWNER);
      opened.push(store);
      await fill(store);
      await damage('drafts', 'u');
      const seen = await store.read(['drafts'], (tx) => tx.getAll('drafts'));
      expect(seen.map(({ id }) => id)).to.deep.equal(['t', 'w']);
      const writing = store.write(['drafts'], async (tx) => {
        if ((await tx.get('drafts', 'u')) === undefined) await tx.put('drafts', { ...draft, id: 'u' });
      });
      expect(await rejectionOf(writing)).to.have.property('code', 'storage-quota');
    });

    it('is not moved when another tab has made another vault: it is locked', async () => {
      const store = await open();
      await fill(store);
      await (await kept.store).write(['meta'], (tx) => tx.delete('meta', 'keys'));
      await open({ mode: 'session', key: 'another key of another host' });
      await damage('drafts', 'u');
      expect(await rejectionOf(store.read(['drafts'], (tx) => tx.getAll('drafts')))).to.have.property(
        'code',
        'storage-locked',
      );
    });

    it('changes nothing of what is read of the others, whichever they are', async () => {
      const place = fc.record({
        store: fc.constantFrom('entities' as const, 'outbox' as const, 'drafts' as const),
        at: fc.nat({ max: 2 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(place, { maxLength: 9 }), async (places) => {
          kept = keptStore();
          const store = await open();
          await fill(store);
          const before = await rowsOf(store);
          const keyOf = { entities: 'key', outbox: 'seq', drafts: 'id' };
          const damaged = new Set<unknown>();
          for (const { store: name, at } of places) {
            const row = before[name]?.[at] as Record<string, string>;
            if (damaged.has(row)) continue;
            damaged.add(row);
            await damage(name, row[keyOf[name]] ?? '');
          }
          const after = await rowsOf(store);
          for (const name of ['entities', 'outbox', 'drafts'] as const)
            expect(after[name] ?? []).to.deep.equal(before[name]?.filter((row) => !damaged.has(row)));
          expect(await quarantined()).to.have.length(damaged.size);
        }),
        { numRuns: 30 },
      );
    });
  });

  describe('with a passphrase', () => {
    const first: SealMode = { mode: 'passphrase', passphrase: () => Promise.resolve('first phrase') };
    const second: SealMode = { mode: 'passphrase', passphrase: 'second phrase' };

    it('opens with the new one after a change, and with the old one no more', async () => {
      const store = await open(first);
      await putDraft(store);
      await store.seal.change(second);
      await store.close();
      expect(await draftOf(await open(second))).to.deep.equal(draft);
      expect(await rejectionOf(open(first))).to.have.property('code', 'storage-locked');
    });

    it('leaves the records as they are when it changes', async () => {
      const store = await open(first);
      await putDraft(store);
      const before = (await rowsToJson(await kept.store))['drafts'];
      await store.seal.change(second);
      expect((await rowsToJson(await kept.store))['drafts']).to.deep.equal(before);
    });
  });

  describe('with the key of the device', () => {
    it('opens again', async () => {
      await putDraft(await open({ mode: 'device' }));
      expect(await draftOf(await open({ mode: 'device' }))).to.deep.equal(draft);
    });

    it('stores nothing where the browser cannot keep a key', async () => {
      const raw = await kept.store;
      const refusing: Store = { ...raw, write: () => Promise.reject(new DOMException('no', 'DataCloneError')) };
      const opening = openSealedStore(() => Promise.resolve(refusing), { mode: 'device' })(OWNER);
      expect(await rejectionOf(opening)).to.have.property('code', 'storage-refused');
    });

    it('stores nothing where a stored key comes back as null', async () => {
      const raw = await kept.store;
      const losing: Store = {
        ...raw,
        close: () => Promise.resolve(),
        write: (stores, work, options) => raw.write(stores, (tx) => work(losingKeys(tx)), options),
      };
      const opening = openSealedStore(() => Promise.resolve(losing), { mode: 'device' })(OWNER);
      expect(await rejectionOf(opening)).to.have.property('code', 'storage-refused');
      expect(await rowsToJson(raw)).to.deep.equal({});
    });
  });

  describe('that is locked', () => {
    it('refuses to read and to write', async () => {
      const store = await open();
      store.seal.lock();
      expect(await rejectionOf(draftOf(store))).to.have.property('code', 'storage-locked');
      expect(await rejectionOf(putDraft(store))).to.have.property('code', 'storage-locked');
    });

    it('reads again when it is unlocked with the same secret', async () => {
      const store = await open();
      await putDraft(store);
      store.seal.lock();
      await store.seal.unlock();
      expect(await draftOf(store)).to.deep.equal(draft);
    });

    it('stays locked with a wrong secret', async () => {
      const store = await open();
      store.seal.lock();
      const error = await rejectionOf(store.seal.unlock({ mode: 'session', key: 'this is not the right key' }));
      expect(error).to.have.property('code', 'storage-locked');
      expect(store.seal.locked).to.equal(true);
    });

    it('tells who listens, locking and unlocking', async () => {
      const store = await open();
      const heard: boolean[] = [];
      store.seal.subscribe((locked) => heard.push(locked));
      store.seal.lock();
      await store.seal.unlock();
      expect(heard).to.deep.equal([true, false]);
    });

    it('is locked in every tab', async () => {
      const [store, other] = [await open(), await open()];
      const locked = new Promise((resolve) => other.seal.subscribe(resolve));
      store.seal.lock();
      expect(await locked).to.equal(true);
      expect(other.seal.locked).to.equal(true);
    });
  });

  describe('with an idle lock', () => {
    const MINUTE = 60_000;
    const openIdle = async (clock: ManualClock): Promise<SealedStore> => {
      const store = await openSealedStore(kept, SESSION, { idleMinutes: 10, clock })(OWNER);
      opened.push(store);
      return store;
    };

    it('locks when nobody was active for that long', async () => {
      const clock = new ManualClock();
      const store = await openIdle(clock);
      clock.advance(10 * MINUTE);
      expect(store.seal.locked).to.equal(true);
    });

    it('stays open while somebody is', async () => {
      const clock = new ManualClock();
      const store = await openIdle(clock);
      clock.advance(9 * MINUTE);
      store.seal.active();
      clock.advance(9 * MINUTE);
      expect(store.seal.locked).to.equal(false);
    });

    it('locks at the next use when a sleeping computer has let no timer run', async () => {
      let now = 0;
      const clock = { now: () => now, after: () => () => undefined };
      const store = await openSealedStore(kept, SESSION, { idleMinutes: 10, clock })(OWNER);
      opened.push(store);
      now = 11 * MINUTE;
      expect(await rejectionOf(draftOf(store))).to.have.property('code', 'storage-locked');
    });
  });

  describe('in several tabs', () => {
    it('loses no change of another tab', async () => {
      const tabs = await Promise.all(Array.from({ length: 8 }, () => open()));
      const add = (store: Store): Promise<unknown> =>
        store.write(['drafts'], async (tx) => {
          const known = await tx.get('drafts', 'count');
          await tx.put('drafts', { v: 2, id: 'count', at: (known?.at ?? 0) + 1, data: {} });
        });
      await Promise.all(tabs.flatMap((tab) => [1, 2, 3].map(() => add(tab))));
      const count = await tabs[0]?.read(['drafts'], (tx) => tx.get('drafts', 'count'));
      expect(count?.at).to.equal(24);
    });

    it('gives every queued change a number of its own, in the order in which they were stored', async () => {
      const tabs = await Promise.all(Array.from({ length: 4 }, () => open()));
      const seqs = await Promise.all(
        tabs.flatMap((tab) => [1, 2, 3].map(() => tab.write(['outbox'], (tx) => queue(tx)))),
      );
      expect([...seqs].sort((a, b) => a - b)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    });

    it('agrees with one transaction after the other, whatever they do', async () => {
      const step = fc.record({ tab: fc.nat({ max: 2 }), from: fc.nat({ max: 3 }), to: fc.nat({ max: 3 }) });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          kept = keptStore();
          const tabs = await Promise.all([open(), open(), open()]);
          await tabs[0].write(['drafts'], (tx) =>
            Promise.all([0, 1, 2, 3].map((id) => tx.put('drafts', { v: 2, id: String(id), at: 10, data: {} }))),
          );
          await Promise.all(steps.map(({ tab, from, to }) => move(tabs[tab] ?? tabs[0], String(from), String(to))));
          const rows = await tabs[0].read(['drafts'], (tx) => tx.getAll('drafts'));
          // Each step moves one from here to there: whatever the order, nothing is made and nothing lost.
          const expected = [10, 10, 10, 10];
          for (const { from, to } of steps) {
            expected[from] = (expected[from] ?? 0) - 1;
            expected[to] = (expected[to] ?? 0) + 1;
          }
          expect(rows.map(({ at }) => at)).to.deep.equal(expected);
        }),
        { numRuns: 20 },
      );
    });

    it('never shows a read two moments', async () => {
      const [reader, writer] = [await open(), await open()];
      await both(writer, 1);
      let runs = 0;
      const seen = await reader.read(['drafts'], async (tx) => {
        const a = await tx.get('drafts', 'a');
        if (runs++ === 0) await both(writer, 2);
        const b = await tx.get('drafts', 'b');
        return [a?.at, b?.at];
      });
      expect(seen).to.deep.equal([2, 2]);
    });

    it('does not let work fail over what was read at two moments', async () => {
      const [reader, writer] = [await open(), await open()];
      await both(writer, 1);
      let runs = 0;
      await reader.write(['drafts'], async (tx) => {
        const a = await tx.get('drafts', 'a');
        if (runs++ === 0) await both(writer, 2);
        const b = await tx.get('drafts', 'b');
        if (a?.at !== b?.at) throw new Error('half of a change');
      });
      expect(runs).to.equal(2);
    });

    it('gives up with storage-busy when others never stop', async () => {
      const [store, writer] = [await open(), await open()];
      let at = 0;
      const writing = store.write(['drafts'], async (tx) => {
        await tx.get('drafts', 'a');
        await both(writer, ++at);
        await tx.put('drafts', draft);
      });
      expect(await rejectionOf(writing)).to.have.property('code', 'storage-busy');
    });
  });

  it('gives no number twice when a change is queued and taken back at once', async () => {
    const store = await open();
    const second = await store.write(['outbox'], async (tx) => {
      await tx.delete('outbox', await queue(tx));
      return queue(tx);
    });
    const rows = await store.read(['outbox'], (tx) => tx.getAll('outbox'));
    expect(rows.map(({ seq }) => seq)).to.deep.equal([second]);
  });
});

function flipped(row: Record<string, unknown>): Record<string, unknown> {
  return { ...row, sealed: changedAt(row, 30) };
}

function changedAt(row: Record<string, unknown>, place: number): ArrayBuffer {
  const bytes = new Uint8Array((row['sealed'] as ArrayBuffer).slice(0));
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return bytes.buffer;
}

function losingKeys(tx: WriteTx): WriteTx {
  return {
    ...tx,
    put: (store, record) => {
      const value = (record as { value?: Record<string, unknown> }).value;
      return tx.put(store, (value === undefined ? record : { ...record, value: { ...value, device: null } }) as never);
    },
  };
}

function queue(tx: WriteTx): Promise<number> {
  const content = { type: 'ticket', op: 'create', baseRev: 0, set: {}, unset: [], deps: [] } as const;
  const mutation = { ...content, id: 'm', entitySeq: 1, entityId: 't', clientTime: 0, actor: '1001' };
  return tx.put('outbox', { v: 2, entityKey: 'ticket/t', attempts: 0, mutation });
}

function both(store: Store, at: number): Promise<unknown> {
  return store.write(['drafts'], async (tx) => {
    await tx.put('drafts', { v: 2, id: 'a', at, data: {} });
    await tx.put('drafts', { v: 2, id: 'b', at, data: {} });
  });
}

async function move(store: Store, from: string, to: string): Promise<void> {
  await store.write(['drafts'], async (tx) => {
    const source = await tx.get('drafts', from);
    if (source !== undefined) await tx.put('drafts', { ...source, at: source.at - 1 });
    const target = await tx.get('drafts', to);
    if (target !== undefined) await tx.put('drafts', { ...target, at: target.at + 1 });
  });
}
