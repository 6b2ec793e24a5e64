import type { Store, StoreChange, StoreOwner } from '@callside/core';
import { databaseName, openIdbStore } from '@callside/core/idb.js';
import { openLastingStore } from '@callside/core/lasting.js';
import { openSealedStore } from '@callside/core/seal.js';
import { expect } from 'chai';
import { logOut } from '../../../packages/core/src/storage/log-out.js';
import { storageState } from '../../../packages/core/src/storage/store-health.js';
import { rejectionOf } from '../../support/rejection.js';
import { describeStore } from '../../suites/store.suite.js';
import { append } from '../support/mutations.js';
import { deleteNative } from '../support/native-database.js';

const TENANT = `lasting-${crypto.randomUUID()}`;
const draft = { v: 2, id: 'a', at: 0, data: {} };
let users = 0;

function putDraft(store: Store): Promise<unknown> {
  return store.write(['drafts'], (tx) => tx.put('drafts', draft));
}

describe('openLastingStore', () => {
  describeStore({ kind: 'idb', open: (name) => openLastingStore()({ tenant: TENANT, user: name }) });

  let owner: StoreOwner;
  let store: Store;

  beforeEach(async () => {
    owner = { tenant: TENANT, user: `agent-${String(++users)}` };
    store = await openLastingStore()(owner);
  });

  afterEach(() => store.close());

  describe('whose connection the browser has broken', () => {
    const original = IDBDatabase.prototype.transaction;
    let breaks = 0;

    beforeEach(() => {
      breaks = 0;
      IDBDatabase.prototype.transaction = function (...given) {
        if (breaks > 0) {
          breaks -= 1;
          throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
        }
        return original.apply(this, given);
      };
    });

    afterEach(() => {
      IDBDatabase.prototype.transaction = original;
    });

    it('saves on a new one', async () => {
      breaks = 1;
      await putDraft(store);
      expect(await store.read(['drafts'], (tx) => tx.count('drafts'))).to.equal(1);
    });

    it('rejects, and shows it, when no new one works', async () => {
      breaks = Infinity;
      expect(await rejectionOf(putDraft(store))).to.have.property('code', 'storage-failed');
      expect(storageState(store)).to.equal('failing');
    });
  });

  it('opens at the second try when the first one hangs', async () => {
    await store.close();
    const name = await databaseName('callside', owner);
    const original = indexedDB.open.bind(indexedDB);
    let hangs = 1;
    const silent = (): IDBOpenDBRequest =>
      Object.create(IDBOpenDBRequest.prototype, {
        addEventListener: { value: () => undefined },
        onupgradeneeded: { writable: true },
        onblocked: { writable: true },
      }) as IDBOpenDBRequest;
    indexedDB.open = (...given) => (given[0] === name && hangs-- > 0 ? silent() : original(...given));
    store = await openLastingStore()(owner);
    indexedDB.open = original;
    expect(await store.read(['drafts'], (tx) => tx.count('drafts'))).to.equal(0);
  });

  it('fails with storage-blocked, and at once, when a tab does not let go of an older version', async () => {
    await store.close();
    const name = await databaseName('callside', owner);
    const oldTab = await new Promise<IDBDatabase>((resolve) => {
      const pending = indexedDB.open(name);
      pending.onsuccess = () => {
        resolve(pending.result);
      };
    });
    const deleted = deleteNative(name);
    const before = performance.now();
    const error = await rejectionOf(openLastingStore()(owner));
    oldTab.close();
    await deleted;
    expect(error).to.have.property('code', 'storage-blocked');
    expect(performance.now() - before).to.be.lessThan(7000);
  }).timeout(15_000);

  describe('whose database another tab has deleted', () => {
    const drop = async (): Promise<void> => deleteNative(await databaseName('callside', owner));

    it('says how much may be missing', async () => {
      await append(store, { id: 'm1' });
      await drop();
      await putDraft(store);
      const problem = await new Promise((resolve) => {
        if (store.health?.problem !== undefined) resolve(store.health.problem);
        store.health?.subscribe(() => {
          resolve(store.health?.problem);
        });
      });
      expect(problem).to.deep.include({ code: 'storage-vanished', details: { pending: 1, lastSeq: 1 } });
    });

    it('says so after a restart too', async () => {
      await append(store, { id: 'm1' });
      await store.close();
      await drop();
      store = await openLastingStore()(owner);
      expect(storageState(store)).to.equal('vanished');
    });

    it('seals on with the same key', async () => {
      const open = openSealedStore(openLastingStore(), { mode: 'session', key: 'a key that the host keeps' });
      const sealed = await open({ ...owner, user: `${owner.user}-sealed` });
      await deleteNative(await databaseName('callside', { ...owner, user: `${owner.user}-sealed` }));
      await putDraft(sealed);
      await sealed.close();
      const again = await open({ ...owner, user: `${owner.user}-sealed` });
      expect(await again.read(['drafts'], (tx) => tx.get('drafts', 'a'))).to.deep.equal(draft);
      await again.close();
    });
  });

  it('is gone after a logout with nothing unsent', async () => {
    const name = await databaseName('callside', owner);
    await logOut(store);
    expect((await indexedDB.databases()).map((database) => database.name)).to.not.include(name);
    expect(localStorage.getItem(`${name}.mark`)).to.equal(null);
  });

  it('lets its listeners look again when the page comes back', async () => {
    const heard: StoreChange[] = [];
    store.subscribe((change) => heard.push(change));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    document.dispatchEvent(new Event('resume'));
    expect(heard).to.deep.equal([1, 2].map(() => ({ keys: [], remote: true, missed: true })));
  });

  it('tells of what another tab writes while a reader loads', async () => {
    const other = await openIdbStore()(owner);
    const heard = new Promise<StoreChange>((resolve) => store.subscribe(resolve));
    await store.read(['drafts'], async (tx) => {
      await tx.getAll('drafts');
      void putDraft(other);
    });
    expect((await heard).remote).to.equal(true);
    await other.close();
  });

  it('keeps eight connections that write at once in agreement with a model', async () => {
    const tabs = await Promise.all(Array.from({ length: 8 }, () => openLastingStore()(owner)));
    const model = new Map<string, number>();
    const add = (tab: Store, id: string): Promise<unknown> => {
      model.set(id, (model.get(id) ?? 0) + 1);
      return tab.write(['drafts'], async (tx) => {
        const known = await tx.get('drafts', id);
        await tx.put('drafts', { v: 2, id, at: (known?.at ?? 0) + 1, data: {} });
      });
    };
    await Promise.all(
      tabs.flatMap((tab) => Array.from({ length: 12 }, () => add(tab, String(Math.floor(Math.random() * 5))))),
    );
    const rows = await store.read(['drafts'], (tx) => tx.getAll('drafts'));
    expect(Object.fromEntries(rows.map(({ id, at }) => [id, at]))).to.deep.equal(Object.fromEntries(model));
    await Promise.all(tabs.map((tab) => tab.close()));
  });
});
