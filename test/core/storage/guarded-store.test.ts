import type { Store } from '@callside/core';
import { expect } from 'chai';
import { openGuardedStore } from '../../../packages/core/src/storage/guarded-store.js';
import { storageState } from '../../../packages/core/src/storage/store-health.js';
import { faultyPlace, type FaultyPlace } from '../../support/fault-store.js';
import { keptStore } from '../../support/kept-store.js';
import { rejectionOf } from '../../support/rejection.js';
import { describeStore } from '../../suites/store.suite.js';
import { append } from '../support/mutations.js';

const OWNER = { tenant: 'acme', user: '1001' };
const draft = { v: 2, id: 'a', at: 0, data: {} };

/** What `localStorage` is to a page. */
class Shelf {
  readonly items = new Map<string, string>();
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.items.set(key, value);
  removeItem = (key: string): void => void this.items.delete(key);
}

let kept: ReturnType<typeof keptStore>;
let place: FaultyPlace;
let shelf: Shelf;
const opened: Store[] = [];

async function open(user = '1001'): Promise<Store> {
  const nameOf = ({ user: who }: { user: string }): Promise<string> => Promise.resolve(`callside.acme.${who}`);
  const guarded = openGuardedStore((hooks) => place.open(hooks), { nameOf, markPlace: shelf });
  const store = await guarded({ ...OWNER, user });
  opened.push(store);
  return store;
}

function newPlace(): void {
  kept = keptStore();
  place = faultyPlace((owner) => kept(owner));
}

function putDraft(store: Store): Promise<unknown> {
  return store.write(['drafts'], (tx) => tx.put('drafts', draft));
}

function drafts(store: Store): Promise<number> {
  return store.read(['drafts'], (tx) => tx.count('drafts'));
}

beforeEach(() => {
  newPlace();
  shelf = new Shelf();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

describe('openGuardedStore over memory', () => {
  describeStore({
    kind: 'memory',
    open: (name) => {
      newPlace();
      return open(name);
    },
  });
});

describe('a guarded store that loses its connection', () => {
  it('opens another one and reads', async () => {
    const store = await open();
    place.fail('lost', 1);
    expect(await drafts(store)).to.equal(0);
    expect(place.opened()).to.equal(2);
  });

  it('writes on another one what had not begun', async () => {
    const store = await open();
    place.fail('lost', 1);
    await putDraft(store);
    expect(await drafts(store)).to.equal(1);
  });

  it('does not run a write again that had begun, for nobody knows whether it was stored', async () => {
    const store = await open();
    place.fail('lost-late', 1);
    let runs = 0;
    const writing = store.write(['drafts'], (tx) => {
      runs += 1;
      return tx.put('drafts', draft);
    });
    expect(await rejectionOf(writing)).to.have.property('code', 'storage-failed');
    expect(runs).to.equal(1);
  });

  it('works on after such a write', async () => {
    const store = await open();
    place.fail('lost-late', 1);
    await rejectionOf(putDraft(store));
    await putDraft(store);
    expect(await drafts(store)).to.equal(1);
  });

  it('gives up after three new ones, and says so for good', async () => {
    const store = await open();
    place.fail('lost');
    const error = await rejectionOf(drafts(store));
    expect(error).to.have.property('code', 'storage-failed');
    expect(place.opened()).to.equal(4);
    expect(storageState(store)).to.equal('failing');
  });

  it('does not try without end once it has given up', async () => {
    const store = await open();
    place.fail('lost');
    await rejectionOf(drafts(store));
    await rejectionOf(drafts(store));
    expect(place.opened()).to.equal(4);
  });

  it('tells who listens that it has given up', async () => {
    const store = await open();
    let told = 0;
    store.health?.subscribe(() => (told += 1));
    place.fail('lost');
    await rejectionOf(drafts(store));
    expect(told).to.equal(1);
  });

  it('counts anew after each success', async () => {
    const store = await open();
    for (let time = 0; time < 5; time++) {
      place.fail('lost', 1);
      await putDraft(store);
    }
    expect(storageState(store)).to.equal('memory');
  });

  it('still hears what others write', async () => {
    const store = await open();
    place.fail('lost', 1);
    await putDraft(store);
    const heard: unknown[] = [];
    store.subscribe((change) => heard.push(change));
    await putDraft(await kept.store);
    expect(heard).to.have.length(1);
  });
});

describe('opening a guarded store', () => {
  it('tries a second time what failed without a reason', async () => {
    place.refuse(1);
    expect(await drafts(await open())).to.equal(0);
  });

  it('fails when the storage stays broken', async () => {
    place.refuse(100);
    expect(await rejectionOf(open())).to.have.property('code', 'storage-failed');
  });
});

describe('a guarded store on a full disk', () => {
  it('frees its reserve, and takes what a person typed', async () => {
    const store = await open();
    place.fail('full', 1);
    await putDraft(store);
    expect(await drafts(store)).to.equal(1);
    expect(await (await kept.store).read(['meta'], (tx) => tx.get('meta', 'ballast'))).to.equal(undefined);
  });

  it('says that it is full', async () => {
    const store = await open();
    place.fail('full', 1);
    await putDraft(store);
    expect(storageState(store)).to.equal('full');
  });

  it('refuses a file, and keeps its reserve for text', async () => {
    const store = await open();
    place.fail('full-for-files', 1);
    const file = { v: 2, key: 'a/00000', bytes: new ArrayBuffer(8) };
    const writing = store.write(['chunks'], (tx) => tx.put('chunks', file));
    expect(await rejectionOf(writing)).to.have.property('code', 'storage-quota');
    expect(await (await kept.store).read(['meta'], (tx) => tx.get('meta', 'ballast'))).to.not.equal(undefined);
  });

  it('rejects, and changes nothing, when the reserve is not enough', async () => {
    const store = await open();
    place.fail('full');
    expect(await rejectionOf(append(store, {}))).to.have.property('code', 'storage-quota');
    place.fail('full', 0);
    const left = await store.read(['entities', 'outbox'], (tx) =>
      Promise.all([tx.count('entities'), tx.count('outbox')]),
    );
    expect(left).to.deep.equal([0, 0]);
  });
});

describe('a guarded store whose database has vanished', () => {
  it('says so, with the number of changes that may be missing', async () => {
    const before = await open();
    await append(before, { id: 'm1' });
    await append(before, { id: 'm2', op: 'patch' });
    await before.close();
    newPlace();
    const { problem } = (await open()).health ?? {};
    expect(problem).to.include({ code: 'storage-vanished' });
    expect(problem?.details).to.deep.equal({ pending: 2, lastSeq: 2 });
  });

  it('says so also when nothing was waiting', async () => {
    await (await open()).close();
    newPlace();
    expect(storageState(await open())).to.equal('vanished');
  });

  it('works on, and stops saying so when a person has seen it', async () => {
    await (await open()).close();
    newPlace();
    const store = await open();
    await putDraft(store);
    store.health?.acknowledge();
    expect(storageState(store)).to.equal('memory');
  });

  it('takes the first database of a user for what it is', async () => {
    await open();
    expect(storageState(await open('1002'))).to.equal('memory');
  });

  it('keeps nothing of the records outside the database', async () => {
    await append(await open(), { set: { phone: '13800005678' } });
    expect([...shelf.items.values()].join()).to.match(/^\{"birth":"[\w-]{36}","pending":1,"lastSeq":1\}$/);
  });

  it('forgets its mark when it is destroyed on purpose', async () => {
    await (await open()).destroy?.();
    newPlace();
    expect(storageState(await open())).to.equal('memory');
  });

  it('goes without a mark where the page is refused one', async () => {
    shelf.setItem = () => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(storageState(await open())).to.equal('memory');
  });
});
