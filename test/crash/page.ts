// What the crash tests run inside the browser: built from the packages' sources, driven through `window.crash`.
import {
  attachFile,
  createDesk,
  isCallsideError,
  logOut,
  termsOf,
  type Desk,
  type OpenStore,
  type Store,
  type Unsent,
  type WriteTx,
} from '@callside/core';
import { keepUploading } from '@callside/core/background.js';
import { createHttpTransport } from '@callside/core/http.js';
import { databaseName, openIdbStore } from '@callside/core/idb.js';
import { openLastingStore } from '@callside/core/lasting.js';
import { openSealedStore } from '@callside/core/seal.js';
import { uploadAttachments } from '@callside/core/uploads.js';
import { UPGRADES } from '../../packages/core/src/storage/migrations.js';

/** How a page works. */
export interface Setting {
  readonly user: string;
  readonly sealed: boolean;
  /** A Callside server and its token: what is saved is then also pushed. */
  readonly server?: { readonly url: string; readonly token: string };
}

/** What is found after a crash. */
export interface Found {
  readonly opened: number;
  readonly entities: readonly string[];
  /** Records whose count of waiting changes is not the number of their changes in the queue. */
  readonly disagreeing: readonly string[];
  /** Files whose pieces do not give their hash. */
  readonly damaged: readonly string[];
  readonly attachments: readonly string[];
  /** Records that nothing finds. */
  readonly unfindable: readonly string[];
  readonly wroteOneMore: boolean;
  readonly problem: string | undefined;
}

const SECRET = 'a key that the host gives at login, and nobody stores';
const TENANT = 'crash';

let desk: Desk | undefined;
let store: Store | undefined;

function opener({ sealed }: Setting): OpenStore {
  const open = sealed ? openSealedStore(openLastingStore(), { mode: 'session', key: SECRET }) : openLastingStore();
  return async (owner) => (store = await open(owner));
}

async function start(setting: Setting): Promise<Desk> {
  const { server } = setting;
  desk = await createDesk({
    tenant: TENANT,
    agent: { id: setting.user, name: 'Lin', roles: ['agent'] },
    store: opener(setting),
    ...(server === undefined ? {} : { transport: createHttpTransport({ url: server.url, token: () => server.token }) }),
    onProblem: () => undefined,
  });
  if (server !== undefined) await keepUploading(desk, { url: server.url, token: () => server.token });
  return desk;
}

/** Says to the test outside, which survives, what the page has promised to a person. */
async function acknowledge(key: string): Promise<void> {
  await fetch('/ack', { method: 'POST', body: key });
}

async function check(setting: Setting): Promise<Found> {
  const before = performance.now();
  await start(setting);
  const opened = performance.now() - before;
  const found = store!;
  const [entities, outbox, attachments] = await found.read(['entities', 'outbox', 'attachments'], (tx) =>
    Promise.all([tx.getAll('entities'), tx.getAll('outbox'), tx.getAll('attachments')]),
  );
  const waiting = new Map<string, number>();
  for (const { entityKey } of outbox) waiting.set(entityKey, (waiting.get(entityKey) ?? 0) + 1);
  const known = new Map(entities.map((entity) => [entity.key, entity.pending]));
  const keys = new Set([...waiting.keys(), ...known.keys()]);
  const damaged: string[] = [];
  for (const { id, sha256 } of attachments) {
    const pieces = await found.read(['chunks'], (tx) => tx.getAll('chunks', { prefix: `${id}/` }));
    const digest = await crypto.subtle.digest(
      'SHA-256',
      await new Blob(pieces.map(({ bytes }) => bytes)).arrayBuffer(),
    );
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hex !== sha256) damaged.push(id);
  }
  const more = desk!.openCall({ customer: { name: 'one more' }, direction: 'inbound' });
  await more.stored;
  const reread = await found.read(['entities'], (tx) => tx.get('entities', `call/${more.id}`));
  return {
    opened,
    entities: [...known.keys()],
    disagreeing: [...keys].filter((key) => waiting.get(key) !== known.get(key)),
    damaged,
    attachments: attachments.map(({ id }) => `attachment/${id}`),
    unfindable: entities
      .filter(({ type, doc, at, terms }) => JSON.stringify(terms) !== JSON.stringify(termsOf(type, doc, at ?? 0)))
      .map(({ key }) => key),
    wroteOneMore: reread?.pending === 1,
    problem: found.health?.problem?.code,
  };
}

/** Saves and attaches as fast as a server can follow, until the browser is killed. */
async function workGently(): Promise<never> {
  for (let number = 0; ; number++) {
    const call = desk!.openCall({ customer: { id: `c${number % 7}`, name: '陈女士' }, direction: 'inbound' });
    await call.stored;
    await acknowledge(`call/${call.id}`);
    await call.handle('connected');
    await acknowledge(`connected/${call.id}`);
    if (number % 5 !== 0) continue;
    const content = crypto.getRandomValues(new Uint8Array(60_000));
    const file = { name: 'r.webm', mime: 'audio/webm', kind: 'recording', content } as const;
    const result = await desk!.run(attachFile, { for: { type: 'call', id: call.id }, ...file });
    if (result.ok) await acknowledge(`attachment/${result.attachment.id}`);
  }
}

/** Waits until the server has everything; gives what it refused, which should be nothing. */
async function arrive(setting: Setting): Promise<readonly string[]> {
  await start(setting);
  for (;;) {
    const [waiting, dead, files] = await store!.read(['outbox', 'dead', 'attachments'], (tx) =>
      Promise.all([tx.count('outbox'), tx.getAll('dead'), tx.getAll('attachments')]),
    );
    if (dead.length > 0) return dead.map(({ problem, mutation }) => `${mutation.type} ${problem.code}`);
    const failed = files.filter(({ state }) => state === 'failed');
    if (failed.length > 0) return failed.map(({ problem }) => `file ${String(problem?.code)}`);
    if (waiting === 0 && files.every(({ state }) => state === 'uploaded')) return [];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Saves, types and attaches until the browser is killed. */
async function work(): Promise<never> {
  const saves = async (): Promise<never> => {
    for (let number = 0; ; number++) {
      const call = desk!.openCall({ customer: { id: `c${number % 7}`, name: '陈女士' }, direction: 'inbound' });
      await call.stored;
      await acknowledge(`call/${call.id}`);
      desk!.drafts.keep(`note-${number % 3}`, { text: `typing ${number}` });
    }
  };
  const files = async (): Promise<never> => {
    for (;;) {
      const content = new Uint8Array(1_300_000);
      for (let from = 0; from < content.length; from += 65_536)
        crypto.getRandomValues(content.subarray(from, Math.min(from + 65_536, content.length)));
      const file = { name: 'r.webm', mime: 'audio/webm', kind: 'recording', content } as const;
      const result = await desk!.run(attachFile, { for: { type: 'call', id: 'x' }, ...file });
      if (result.ok) await acknowledge(`attachment/${result.attachment.id}`);
    }
  };
  await Promise.race([saves(), saves(), files()]);
  throw new Error('The work has ended.');
}

/** Types into two drafts while calls are being saved, and leaves the page with the last keystroke, for itself anew. */
async function typeAndLeave(setting: Setting, text: string): Promise<void> {
  if (desk === undefined) await start(setting);
  const half = text.slice(0, -1);
  for (const name of ['one', 'two']) desk!.drafts.keep(name, { text: half });
  // So long that a first part of it has been written, and more is under way.
  await new Promise((resolve) => setTimeout(resolve, 350));
  for (let number = 0; number < 5; number++) desk!.openCall({ customer: { name: 'busy' }, direction: 'inbound' });
  for (const name of ['one', 'two']) desk!.drafts.keep(name, { text });
  location.reload();
}

/** What two drafts hold. */
async function readTyped(setting: Setting): Promise<readonly unknown[]> {
  if (desk === undefined) await start(setting);
  const found = await Promise.all(['one', 'two'].map((name) => desk!.drafts.read(name)));
  return found.map((draft) => draft?.['text']);
}

/** Makes a database as version 1 left it, with many records, so that its upgrade takes a while. */
async function makeOld({ user }: Setting, records: number): Promise<void> {
  const name = await databaseName('callside', { tenant: TENANT, user });
  const db = await new Promise<IDBDatabase>((resolve) => {
    const pending = indexedDB.open(name, 1);
    pending.onupgradeneeded = () => {
      UPGRADES[0]?.({
        createObjectStore: pending.result.createObjectStore.bind(pending.result),
        createIndex: () => undefined,
      });
    };
    pending.onsuccess = () => resolve(pending.result);
  });
  await new Promise<void>((resolve) => {
    const tx = db.transaction(['entities', 'outbox'], 'readwrite', { durability: 'strict' });
    for (let number = 0; number < records; number++) {
      const id = `old-${number}`;
      const doc = { id, status: 'pending', createdAt: number, values: { text: 'x'.repeat(300) } };
      const content = { base: null, rev: 0, entitySeq: 1, pending: 1, deleted: false };
      tx.objectStore('entities').put({ v: 1, key: `ticket/${id}`, type: 'ticket', id, doc, ...content });
      const mutation = { id: `m-${number}`, entitySeq: 1, type: 'ticket', entityId: id, op: 'create', baseRev: 0 };
      const rest = { set: {}, unset: [], deps: [], clientTime: 0, actor: user };
      tx.objectStore('outbox').put({
        v: 1,
        entityKey: `ticket/${id}`,
        attempts: 0,
        mutation: { ...mutation, ...rest },
      });
    }
    tx.oncomplete = () => resolve();
  });
  db.close();
}

/** Works with personal values for a while, as an agent does, and logs out. */
async function plant(setting: Setting, marks: Readonly<Record<string, string>>): Promise<Unsent | undefined> {
  await start(setting);
  const customer = { id: marks['customer']!, name: marks['name']!, phone: marks['phone']! };
  for (let number = 0; number < 20; number++) await desk!.openCall({ customer, direction: 'inbound' }).stored;
  desk!.drafts.keep('note', { text: marks['typed'] });
  const content = new TextEncoder().encode(`${'x'.repeat(500)}${marks['file']}`);
  const file = { name: marks['filename']!, mime: 'text/plain', kind: 'file', content } as const;
  await desk!.run(attachFile, { for: { type: 'call', id: 'x' }, ...file });
  await new Promise((resolve) => setTimeout(resolve, 500));
  if (!setting.sealed) return undefined;
  return (await logOut(store!)).unsent;
}

/** Attaches a file of some megabytes, which the server knows of, and gives its id and hash. */
async function attach(setting: Setting): Promise<{ id: string; sha256: string }> {
  await start(setting);
  const content = new Uint8Array(24_000_000);
  for (let from = 0; from < content.length; from += 65_536)
    crypto.getRandomValues(content.subarray(from, Math.min(from + 65_536, content.length)));
  const file = { name: 'r.webm', mime: 'audio/webm', kind: 'recording', content } as const;
  const result = await desk!.run(attachFile, { for: { type: 'call', id: 'x' }, ...file });
  if (!result.ok) throw new Error('The file was refused.');
  const { id, sha256 } = result.attachment;
  await store!.write(['entities'], async (tx) => {
    const entity = await tx.get('entities', `attachment/${id}`);
    if (entity !== undefined) await tx.put('entities', { ...entity, base: entity.doc, rev: 1, pending: 0 });
  });
  return { id, sha256 };
}

/** Brings what is attached to the server. */
async function upload(setting: Setting): Promise<string> {
  if (desk === undefined) await start(setting);
  const { signal } = new AbortController();
  return uploadAttachments(store!, { url: location.origin, token: () => 'token', signal });
}

/** Fills the disk, as far as the browser lets this page, with files; then saves a record and a file. */
async function fill(setting: Setting): Promise<{ text: boolean; file: string; state: string; stored: boolean }> {
  await start(setting);
  const content = new Uint8Array(1_000_000);
  let file = '';
  for (let number = 0; number < 60 && file === ''; number++) {
    for (let from = 0; from < content.length; from += 65_536)
      crypto.getRandomValues(content.subarray(from, Math.min(from + 65_536, content.length)));
    const given = { name: 'r', mime: 'audio/webm', kind: 'recording', content } as const;
    file = await desk!.run(attachFile, { for: { type: 'call', id: 'x' }, ...given }).then(
      () => '',
      (error: unknown) => (isCallsideError(error) ? error.code : 'another error'),
    );
  }
  const call = desk!.openCall({ customer: { name: 'text' }, direction: 'inbound' });
  const text = await call.stored.then(
    () => true,
    () => false,
  );
  const entity = await store!.read(['entities'], (tx) => tx.get('entities', `call/${call.id}`));
  return { text, file, state: desk!.saveState.storage, stored: entity !== undefined };
}

/** What `saveOne` saves with. */
export type Saver = 'lasting' | 'idb' | 'raw';

/** Saves a call, or a row of a database that nobody looks after. */
async function saveOne(setting: Setting, saver: Saver): Promise<void> {
  if (saver !== 'raw') {
    const opened = await openFor(setting, saver);
    await opened.openCall({ customer: { name: 'one' }, direction: 'inbound' }).stored;
    return;
  }
  const tx = (await openRaw()).transaction('drafts', 'readwrite', { durability: 'strict' });
  tx.objectStore('drafts').add('one');
  await new Promise((resolve) => {
    tx.oncomplete = resolve;
  });
}

/** How many of them are there. */
async function countSaves(setting: Setting, saver: Saver): Promise<number> {
  if (saver !== 'raw') return (await (await openFor(setting, saver)).list('call')).length;
  return answer((await openRaw()).transaction('drafts').objectStore('drafts').count());
}

/** Begins two writes that have nothing to do with each other and never end; gives how many rows each has written after a second. */
async function writeTwice(setting: Setting, saver: Saver): Promise<readonly number[]> {
  const counts = [0, 0];
  const bytes = new ArrayBuffer(1000);
  if (saver === 'raw') {
    const database = await openRaw();
    const write = async (index: number, name: string): Promise<never> => {
      const rows = database.transaction(name, 'readwrite').objectStore(name);
      for (; ; counts[index]! += 1) await answer(rows.add(bytes));
    };
    void write(0, 'drafts');
    void write(1, 'chunks');
  } else {
    const opened = await openStoreFor(setting, saver);
    const write = async (index: number, put: (tx: WriteTx, number: number) => Promise<unknown>): Promise<void> => {
      await opened.write([index === 0 ? 'drafts' : 'chunks'], async (tx) => {
        for (; ; counts[index]! += 1) await put(tx, counts[index]!);
      });
    };
    void write(0, (tx, number) => tx.put('drafts', { v: 2, id: `x${String(number)}`, at: 0, data: {} }));
    void write(1, (tx, number) => tx.put('chunks', { v: 2, key: `x/${String(number)}`, bytes }));
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return counts;
}

function openRaw(): Promise<IDBDatabase> {
  const opening = indexedDB.open('raw', 1);
  opening.onupgradeneeded = () => {
    for (const name of ['drafts', 'chunks']) opening.result.createObjectStore(name, { autoIncrement: true });
  };
  return answer(opening);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
}

function openStoreFor({ user }: Setting, saver: 'lasting' | 'idb'): Promise<Store> {
  return (saver === 'idb' ? openIdbStore() : openLastingStore())({ tenant: TENANT, user });
}

function openFor(setting: Setting, saver: 'lasting' | 'idb'): Promise<Desk> {
  const agent = { id: setting.user, name: 'Lin', roles: ['agent'] };
  return createDesk({ tenant: TENANT, agent, store: saver === 'idb' ? openIdbStore() : openLastingStore() });
}

/** Opens the desk and says what is wrong with its store. */
const begin = (setting: Setting): Promise<string | undefined> =>
  start(setting).then(() => store?.health?.problem?.code);

const crash = {
  start: begin,
  saveOne,
  countSaves,
  writeTwice,
  check,
  work,
  workGently,
  arrive,
  makeOld,
  plant,
  typeAndLeave,
  readTyped,
  attach,
  upload,
  fill,
};

export type Crash = typeof crash;

Object.assign(globalThis, { crash, openIdbStore });
