// Runs inside Chromium: the same work for each store, in turns. `window.bench()` resolves to rows.
import { findRecords, termsOf } from '@callside/core';
import { openIdbStore } from '@callside/core/idb.js';
import { openLastingStore } from '@callside/core/lasting.js';
import { openSealedStore } from '@callside/core/seal.js';
import Dexie from 'dexie';
import { openDB } from 'idb';
import PouchDB from 'pouchdb-browser';
import PouchFind from 'pouchdb-find';
import { createRxDatabase } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

PouchDB.plugin(PouchFind);

const ROUNDS = 7;
const SAVES = 25;
const BULK = 500;
const PAGE = 50;

const STATUSES = ['pending', 'assigned', 'in-progress', 'solved', 'closed'];
let made = 0;

/** A ticket and the change that made it, as a call centre has them: about 1 KB. */
function sample() {
  const number = ++made;
  const id = crypto.randomUUID();
  const values = { name: '陈女士', phone: `138${String(number).padStart(8, '0')}`, description: 'x'.repeat(400) };
  const doc = { id, status: STATUSES[number % STATUSES.length], customerId: `c-${number % 97}`, values };
  const mutation = { id: crypto.randomUUID(), entitySeq: 1, type: 'ticket', entityId: id, op: 'create', baseRev: 0 };
  return {
    id,
    at: number,
    doc,
    mutation: { ...mutation, set: doc, unset: [], deps: [], clientTime: 0, actor: '1001' },
  };
}

function recordsOf({ id, at, doc, mutation }) {
  const key = `ticket/${id}`;
  const state = { base: null, rev: 0, entitySeq: 1, pending: 1, deleted: false };
  return {
    entity: { v: 2, key, type: 'ticket', id, doc, ...state, at, terms: termsOf('ticket', doc, at) },
    queued: { v: 2, entityKey: key, attempts: 0, mutation },
  };
}

async function callside(open) {
  const store = await open({ tenant: 'bench', user: crypto.randomUUID() });
  const put = async (tx, one) => {
    const { entity, queued } = recordsOf(one);
    await Promise.all([tx.put('entities', entity), tx.put('outbox', queued)]);
  };
  return {
    save: (one) => store.write(['entities', 'outbox'], (tx) => put(tx, one)),
    bulk: (many) => store.write(['entities', 'outbox'], (tx) => Promise.all(many.map((one) => put(tx, one)))),
    query: async (status) => (await findRecords(store, 'ticket', { where: { status }, limit: PAGE })).records.length,
  };
}

async function rawIdb() {
  const db = await openDB(`raw-${crypto.randomUUID()}`, 1, {
    upgrade(opened) {
      opened.createObjectStore('entities', { keyPath: 'key' }).createIndex('term', 'terms', { multiEntry: true });
      opened.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true }).createIndex('entity', 'entityKey');
    },
  });
  const write = async (many) => {
    const tx = db.transaction(['entities', 'outbox'], 'readwrite', { durability: 'strict' });
    for (const one of many) {
      const { entity, queued } = recordsOf(one);
      void tx.objectStore('entities').put(entity);
      void tx.objectStore('outbox').put(queued);
    }
    await tx.done;
  };
  return {
    save: (one) => write([one]),
    bulk: write,
    async query(status) {
      const prefix = `ticket.status=${status}@`;
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      return (await db.getAllFromIndex('entities', 'term', range, PAGE)).length;
    },
  };
}

async function dexie() {
  const db = new Dexie(`dexie-${crypto.randomUUID()}`, { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ entities: 'key, *terms', outbox: '++seq, entityKey' });
  const write = (many) =>
    db.transaction('rw', db.entities, db.outbox, async () => {
      const rows = many.map(recordsOf);
      await Promise.all([
        db.entities.bulkPut(rows.map(({ entity }) => entity)),
        db.outbox.bulkPut(rows.map(({ queued }) => queued)),
      ]);
    });
  return {
    save: (one) => write([one]),
    bulk: write,
    query: async (status) =>
      (await db.entities.where('terms').startsWith(`ticket.status=${status}@`).limit(PAGE).toArray()).length,
  };
}

/** It has no transaction over two collections and no choice of durability. */
async function rxdb() {
  const name = `rx-${crypto.randomUUID()}`;
  const db = await createRxDatabase({ name, storage: getRxStorageDexie(), multiInstance: false });
  const text = { type: 'string', maxLength: 100 };
  const at = { type: 'number', minimum: 0, maximum: 1e12, multipleOf: 1 };
  const head = { version: 0, primaryKey: 'id', type: 'object' };
  await db.addCollections({
    entities: {
      schema: {
        ...head,
        properties: { id: text, status: text, at, doc: { type: 'object' } },
        required: ['id', 'status', 'at'],
        indexes: [['status', 'at']],
      },
    },
    outbox: { schema: { ...head, properties: { id: text, mutation: { type: 'object' } } } },
  });
  const write = async (many) => {
    await db.entities.bulkInsert(many.map(({ id, at: time, doc }) => ({ id, status: doc.status, at: time, doc })));
    await db.outbox.bulkInsert(many.map(({ mutation }) => ({ id: mutation.id, mutation })));
  };
  return {
    save: (one) => write([one]),
    bulk: write,
    query: async (status) =>
      (await db.entities.find({ selector: { status }, sort: [{ at: 'desc' }], limit: PAGE }).exec()).length,
  };
}

/** Record and change are two documents of one database, which it stores in one go; no choice of durability. */
async function pouchdb() {
  const db = new PouchDB(`pouch-${crypto.randomUUID()}`, { auto_compaction: false });
  await db.createIndex({ index: { fields: ['status', 'at'] } });
  const write = (many) =>
    db.bulkDocs(
      many.flatMap(({ id, at, doc, mutation }) => [
        { _id: `ticket/${id}`, status: doc.status, at, doc },
        { _id: `outbox/${mutation.id}`, mutation },
      ]),
    );
  return {
    save: (one) => write([one]),
    bulk: write,
    query: async (status) =>
      (
        await db.find({
          selector: { status, at: { $gte: 0 } },
          sort: [{ status: 'desc' }, { at: 'desc' }],
          limit: PAGE,
        })
      ).docs.length,
  };
}

const SESSION = { mode: 'session', key: 'a key that the host gives at login' };

const CONTENDERS = [
  ['raw idb', rawIdb],
  ['callside', () => callside(openIdbStore())],
  ['callside, guarded', () => callside(openLastingStore())],
  ['callside, guarded and sealed', () => callside(openSealedStore(openLastingStore(), SESSION))],
  ['Dexie', dexie],
  ['RxDB (relaxed)', rxdb],
  ['PouchDB (relaxed)', pouchdb],
];

async function timeOf(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function part(sorted, share) {
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)];
}

window.bench = async () => {
  const all = [];
  for (const [who, open] of CONTENDERS) all.push({ who, store: await open(), p50: [], p95: [], bulk: [], query: [] });
  for (const { store } of all) await store.save(sample());
  for (let round = 0; round < ROUNDS; round++) {
    const saves = all.map(() => []);
    // In turns, so that a busy moment of the machine meets all of them alike.
    for (let save = 0; save < SAVES; save++)
      for (const [index, { store }] of all.entries()) {
        const one = sample();
        saves[index].push(await timeOf(() => store.save(one)));
      }
    for (const [index, { store, p50, p95, bulk }] of all.entries()) {
      const sorted = saves[index].toSorted((a, b) => a - b);
      p50.push(part(sorted, 0.5));
      p95.push(part(sorted, 0.95));
      const many = Array.from({ length: BULK }, sample);
      bulk.push(await timeOf(() => store.bulk(many)));
    }
  }
  for (let round = 0; round < 3 * ROUNDS; round++)
    for (const { who, store, query } of all) {
      let found = 0;
      const took = await timeOf(async () => (found = await store.query(STATUSES[round % STATUSES.length])));
      if (found !== PAGE) throw new Error(`${who} found ${found} records instead of ${PAGE}.`);
      // The first round of each status fills caches.
      if (round >= STATUSES.length) query.push(took);
    }
  const total = ROUNDS * (SAVES + BULK);
  const names = {
    p50: 'save one record and its change, half of them',
    p95: 'save one record and its change, 95 % of them',
    bulk: `save ${BULK} records and their changes at once`,
    query: `the newest ${PAGE} of one status among ${total}`,
  };
  return Object.entries(names).flatMap(([measure, what]) =>
    all.map(({ who, [measure]: samples }) => ({ what, unit: 'ms', who, baseline: who === 'raw idb', samples })),
  );
};
