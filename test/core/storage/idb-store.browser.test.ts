import { databaseName } from '@callside/core/idb.js';
import type { Store, StoreChange, WriteTx } from '@callside/core';
import { expect } from 'chai';
import { rejectionOf } from '../../support/rejection.js';
import { describeStore } from '../../suites/store.suite.js';
import { IDB_STORES } from '../support/idb-stores.js';
import { openNative } from '../support/native-database.js';

const TENANT = `idb-${crypto.randomUUID()}`;
let places = 0;

const draft = { v: 1, id: 'a', at: 0, data: {} };

function newOwner(): { tenant: string; user: string } {
  return { tenant: TENANT, user: `agent-${String(++places)}` };
}

function putDraft(store: Store): Promise<unknown> {
  return store.write(['drafts'], (tx) => tx.put('drafts', draft));
}

function request<T>(pending: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    pending.onsuccess = () => {
      resolve(pending.result);
    };
    pending.onerror = () => {
      reject(pending.error as Error);
    };
  });
}

/** Watches the native transactions that a piece of work opens. */
async function nativeTransactions(work: () => Promise<unknown>, seen: (tx: IDBTransaction) => void = () => undefined) {
  const original = IDBDatabase.prototype.transaction;
  const options: (IDBTransactionOptions | undefined)[] = [];
  IDBDatabase.prototype.transaction = function (...given) {
    options.push(given[2]);
    const tx = original.apply(this, given);
    seen(tx);
    return tx;
  };
  try {
    await work();
  } finally {
    IDBDatabase.prototype.transaction = original;
  }
  return options;
}

/** What a piece of work has rejected with where nobody listens. */
async function unhandled(work: () => Promise<unknown>): Promise<readonly unknown[]> {
  const reasons: unknown[] = [];
  const note = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    reasons.push(event.reason);
  };
  addEventListener('unhandledrejection', note, { capture: true });
  await work();
  // The browser tells in a turn of its own.
  await new Promise((resolve) => setTimeout(resolve, 50));
  removeEventListener('unhandledrejection', note, { capture: true });
  return reasons;
}

for (const { entry, openIdbStore } of IDB_STORES)
  describe(`openIdbStore of ${entry}`, () => {
    describeStore({ kind: 'idb', open: (name) => openIdbStore()({ tenant: TENANT, user: name }) });

    let store: Store;
    let owner: { tenant: string; user: string };

    beforeEach(async () => {
      owner = newOwner();
      store = await openIdbStore()(owner);
    });

    afterEach(() => store.close());

    it('keeps its records when it is closed and opened again', async () => {
      await putDraft(store);
      await store.close();
      store = await openIdbStore()(owner);
      expect(await store.read(['drafts'], (tx) => tx.count('drafts'))).to.equal(1);
    });

    it('keeps the records of two users apart', async () => {
      await putDraft(store);
      const other = await openIdbStore()(newOwner());
      expect(await other.read(['drafts'], (tx) => tx.count('drafts'))).to.equal(0);
      await other.close();
    });

    describe('durability', () => {
      it('is strict by default', async () => {
        const [options] = await nativeTransactions(() => putDraft(store));
        expect(options).to.deep.equal({ durability: 'strict' });
      });

      it('is relaxed where the caller asks for it', async () => {
        const write = () => store.write(['drafts'], (tx) => tx.put('drafts', draft), { durability: 'relaxed' });
        const [options] = await nativeTransactions(write);
        expect(options).to.deep.equal({ durability: 'relaxed' });
      });

      it('commits what is relaxed before its requests have come back', async () => {
        const seen: string[] = [];
        const work = async (tx: WriteTx): Promise<void> => {
          await tx.put('drafts', draft);
          seen.push('put');
        };
        await nativeTransactions(
          () => store.write(['drafts'], work, { durability: 'relaxed' }),
          (tx) => {
            const commit = tx.commit.bind(tx);
            tx.commit = () => {
              seen.push('committed');
              commit();
            };
          },
        );
        expect(seen).to.deep.equal(['committed', 'put']);
      });
    });

    it('keeps a transaction open from request to request, however many promises lie between', async () => {
      const later = async (turns: number): Promise<void> => {
        if (turns > 0) await later(turns - 1);
      };
      const found = await store.write(['drafts'], async (tx) => {
        await tx.put('drafts', draft);
        await later(20);
        await tx.put('drafts', { ...draft, id: 'b' });
        await later(20);
        return tx.count('drafts');
      });
      expect(found).to.equal(2);
    });

    describe('a transaction that aborts after its requests succeeded', () => {
      const abortLate = (target: Store, reason?: DOMException): Promise<unknown> => {
        let native: IDBTransaction | undefined;
        return nativeTransactions(
          () =>
            target.write(['drafts'], async (tx) => {
              await tx.put('drafts', draft);
              native?.abort();
            }),
          (tx) => {
            native = tx;
            if (reason !== undefined) Object.defineProperty(tx, 'error', { value: reason });
          },
        );
      };

      it('rejects', async () => {
        expect(await rejectionOf(abortLate(store))).to.have.property('code', 'storage-failed');
      });

      it('rejects with storage-quota where the disk was full', async () => {
        const full = new DOMException('Full.', 'QuotaExceededError');
        expect(await rejectionOf(abortLate(store, full))).to.have.property('code', 'storage-quota');
      });

      it('changes nothing', async () => {
        await rejectionOf(abortLate(store));
        expect(await store.read(['drafts'], (tx) => tx.count('drafts'))).to.equal(0);
      });

      it('tells nobody', async () => {
        const heard: StoreChange[] = [];
        store.subscribe((change) => heard.push(change));
        await rejectionOf(abortLate(store));
        expect(heard).to.deep.equal([]);
      });

      it('is told to its caller alone', async () => {
        expect(await unhandled(() => rejectionOf(abortLate(store)))).to.deep.equal([]);
      });
    });

    it('tells its caller alone of a transaction that aborts while its requests are under way', async () => {
      let native: IDBTransaction | undefined;
      const write = (): Promise<unknown> =>
        nativeTransactions(
          () =>
            store.write(['drafts'], (tx) => {
              const putting = tx.put('drafts', draft);
              native?.abort();
              return putting;
            }),
          (tx) => {
            native = tx;
          },
        );
      const told = await unhandled(async () => {
        expect(await rejectionOf(write())).to.have.property('code', 'storage-failed');
      });
      expect(told).to.deep.equal([]);
    });

    describe('with a second connection', () => {
      let second: Store;

      beforeEach(async () => {
        second = await openIdbStore()(owner);
      });

      afterEach(() => second.close());

      it('sees what the other wrote', async () => {
        await putDraft(second);
        expect(await store.read(['drafts'], (tx) => tx.count('drafts'))).to.equal(1);
      });

      it('hears of the other’s write as a remote one', async () => {
        const heard = new Promise<StoreChange>((resolve) => store.subscribe(resolve));
        await putDraft(second);
        expect(await heard).to.deep.equal({ keys: [{ store: 'drafts', key: 'a' }], remote: true });
      });
    });

    describe('when the database has to give way', () => {
      const drop = async (): Promise<unknown> =>
        request(indexedDB.deleteDatabase(await databaseName('callside', owner)));

      it('lets it go, used or not', async () => {
        expect(await drop()).to.equal(undefined);
      });

      it('opens it anew at the next use', async () => {
        await putDraft(store);
        await drop();
        await putDraft(store);
        expect(await store.read(['drafts'], (tx) => tx.count('drafts'))).to.equal(1);
      });

      it('opens it anew where the browser has closed it', async () => {
        await nativeTransactions(
          () => putDraft(store),
          ({ db }) => {
            db.close();
            db.dispatchEvent(new Event('close'));
          },
        );
        expect(await store.read(['drafts'], (tx) => tx.count('drafts'))).to.equal(1);
      });

      it('opens one connection for uses at the same time', async () => {
        await drop();
        const name = await databaseName('callside', owner);
        const original = indexedDB.open.bind(indexedDB);
        let opened = 0;
        indexedDB.open = (...given) => {
          if (given[0] === name) opened += 1;
          return original(...given);
        };
        await Promise.all([putDraft(store), putDraft(store)]);
        indexedDB.open = original;
        expect(opened).to.equal(1);
      });
    });

    it('fails with storage-blocked within its limit when an old tab does not let go', async () => {
      await store.close();
      const name = await databaseName('callside', owner);
      const oldTab = await request(indexedDB.open(name));
      const deleted = request(indexedDB.deleteDatabase(name));
      const error = await rejectionOf(openIdbStore()(owner));
      oldTab.close();
      await deleted;
      expect(error).to.have.property('code', 'storage-blocked');
    });

    it('says that an older version is in the way, and opens once that is closed', async () => {
      const older = newOwner();
      const oldTab = await openNative(await databaseName('callside', older), 1);
      expect(await rejectionOf(openIdbStore()(older))).to.deep.include({
        code: 'storage-blocked',
        details: { blocked: true },
      });
      oldTab.close();
      const opened = await openIdbStore()(older);
      expect(await opened.read(['parting'], (tx) => tx.count('parting'))).to.equal(0);
      await opened.close();
    });

    it('tells the caller alone that records cannot be upgraded', async () => {
      const cutOff = openIdbStore({ upgradeRecords: () => Promise.reject(new Error('No.')) });
      const told = await unhandled(async () => {
        expect(await rejectionOf(cutOff(newOwner()))).to.have.property('message', 'No.');
      });
      expect(told).to.deep.equal([]);
    });

    it('fails with storage-refused where the browser does not even let it ask', async () => {
      const original = indexedDB.open.bind(indexedDB);
      indexedDB.open = () => {
        throw new DOMException('No.', 'SecurityError');
      };
      try {
        expect(await rejectionOf(openIdbStore()(newOwner()))).to.have.property('code', 'storage-refused');
      } finally {
        indexedDB.open = original;
      }
    });

    it('resolves a write that is under way when the store closes, for it was saved', async () => {
      let closing: Promise<void> | undefined;
      await store.write(['drafts'], async (tx) => {
        await tx.put('drafts', draft);
        closing = store.close();
      });
      await closing;
      store = await openIdbStore()(owner);
      expect(await store.read(['drafts'], (tx) => tx.count('drafts'))).to.equal(1);
    });
  });

describe('databaseName', () => {
  it('names tenant and hash of the user', async () => {
    expect(await databaseName('callside', { tenant: 'acme', user: '1001' })).to.equal('callside.acme.38803e0c367d5b2f');
  });

  it('differs by user', async () => {
    const [a, b] = await Promise.all(
      ['1001', '1002'].map((user) => databaseName('callside', { tenant: 'acme', user })),
    );
    expect(a).to.not.equal(b);
  });

  it('differs by tenant', async () => {
    const [a, b] = await Promise.all(
      ['acme', 'beta'].map((tenant) => databaseName('callside', { tenant, user: '1001' })),
    );
    expect(a?.split('.').at(-1)).to.not.equal(b?.split('.').at(-1));
  });

  it('holds no user id', async () => {
    expect(await databaseName('callside', { tenant: 'acme', user: 'lin.mei' })).to.not.contain('lin');
  });
});
