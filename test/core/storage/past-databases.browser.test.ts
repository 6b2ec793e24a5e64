import { findRecords, type Store, type StoreOwner } from '@callside/core';
import { databaseName } from '@callside/core/idb.js';
import { openLastingStore } from '@callside/core/lasting.js';
import { openSealedStore } from '@callside/core/seal.js';
import { expect } from 'chai';
import type { StoreName } from '../../../packages/core/src/storage/schema.js';
import { upgradeRecords } from '../../../packages/core/src/storage/upgrade-records.js';
import { rejectionOf } from '../../support/rejection.js';
import { IDB_STORES } from '../support/idb-stores.js';
import { openNative, putNative } from '../support/native-database.js';

/** What each release wrote, as `databases/version-<n>.json`. A release adds its own here; none is ever changed or removed. */
const VERSIONS = [1];

interface Database {
  readonly version: number;
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

const owner: StoreOwner = { tenant: `past-${crypto.randomUUID()}`, user: '' };
let users = 0;

for (const version of VERSIONS)
  describe(`a database of version ${String(version)}`, () => {
    let me: StoreOwner;
    let past: Database;
    let store: Store | undefined;

    beforeEach(async () => {
      me = { ...owner, user: String(++users) };
      const file = new URL(`./databases/version-${String(version)}.json`, import.meta.url);
      past = (await (await fetch(file)).json()) as Database;
      const db = await openNative(await databaseName('callside', me), version);
      await putNative(db, past.rows);
      db.close();
    });

    afterEach(async () => {
      await store?.close();
      store = undefined;
    });

    const rowsIn = (name: 'outbox' | 'dead' | 'drafts' | 'quarantine'): Promise<readonly unknown[]> =>
      store!.read([name], (tx) => tx.getAll(name));

    it('opens with every waiting change byte for byte', async () => {
      store = await openLastingStore()(me);
      expect(JSON.stringify(await rowsIn('outbox'))).to.equal(JSON.stringify(past.rows['outbox']));
    });

    it('opens with everything that waits for a person', async () => {
      store = await openLastingStore()(me);
      expect([await rowsIn('dead'), await rowsIn('drafts')]).to.deep.equal([past.rows['dead'], past.rows['drafts']]);
    });

    it('numbers new changes on', async () => {
      store = await openLastingStore()(me);
      const last = past.rows['outbox']?.at(-1)?.['seq'] as number;
      const { seq: _seq, ...row } = past.rows['outbox']?.[0] as { readonly seq: number };
      expect(await store.write(['outbox'], (tx) => tx.put('outbox', row as never))).to.equal(last + 1);
    });

    it('opens with every record, findable', async () => {
      store = await openLastingStore()(me);
      const { records } = await findRecords(store, 'ticket', { where: { customer: 'crm-1' } });
      const before = past.rows['entities']?.filter(
        ({ doc }) => (doc as { customerId?: string }).customerId === 'crm-1',
      );
      expect(records.map(({ v: _v, at: _at, terms: _terms, ...record }) => record)).to.deep.equal(
        before?.map(({ v: _v, ...record }) => record),
      );
    });

    it('opens without what cannot be read, which is kept as it is', async () => {
      store = await openLastingStore()(me);
      const broken = past.rows['entities']?.find(({ key }) => key === 'ticket/broken');
      const kept = (await rowsIn('quarantine')) as readonly { key: string; change: unknown }[];
      expect(kept.find(({ key }) => key === 'ticket/broken')?.change).to.deep.equal(broken);
    });

    for (const { entry, openIdbStore } of IDB_STORES)
      it(`opens as it is by ${entry}, with every row`, async () => {
        store = await openIdbStore()(me);
        for (const [name, rows] of Object.entries(past.rows))
          expect(await store.read([name as StoreName], (tx) => tx.getAll(name as StoreName))).to.have.deep.members([
            ...rows,
          ]);
      });

    it('can be sealed', async () => {
      store = await openSealedStore(openLastingStore(), { mode: 'session', key: 'a key that the host keeps' })(me);
      expect(await rowsIn('outbox')).to.deep.equal(past.rows['outbox']);
    });

    for (const { entry, openIdbStore } of IDB_STORES)
      describe(`whose upgrade by ${entry} is cut off half way`, () => {
        const cutOff = openIdbStore({
          async upgradeRecords(tx, from) {
            await upgradeRecords(tx, from);
            throw new Error('the computer went off');
          },
        });

        it('does not open', async () => {
          expect(await rejectionOf(cutOff(me))).to.have.property('message', 'the computer went off');
        });

        it('is still of its version, with all that was in it', async () => {
          await rejectionOf(cutOff(me));
          const db = await openNative(await databaseName('callside', me), version);
          expect([...db.objectStoreNames]).to.not.include('conflicts');
          db.close();
        });

        it('opens the next time', async () => {
          await rejectionOf(cutOff(me));
          store = await openLastingStore()(me);
          expect(await rowsIn('outbox')).to.deep.equal(past.rows['outbox']);
        });
      });
  });
