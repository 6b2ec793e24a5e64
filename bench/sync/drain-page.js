// Runs inside Chromium: the same 10,000 waiting changes of 1,000 records, sent in batches of 100 to a server that answers at
// once, by each contender in turns. `window.bench()` resolves to rows.
import { createDesk } from '@callside/core';
import { openIdbStore } from '@callside/core/idb.js';
import { openLastingStore } from '@callside/core/lasting.js';
import { openSealedStore } from '@callside/core/seal.js';
import Dexie from 'dexie';
import { openDB } from 'idb';
import PouchDB from 'pouchdb-browser';
import { createRxDatabase } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

const ROUNDS = 3;
const RECORDS = 1000;
const CHANGES = 10_000;
const BATCH = 100;

/** The changes of a busy week offline: each record is made once and changed nine times. */
function changes() {
  const ids = Array.from({ length: RECORDS }, () => crypto.randomUUID());
  return Array.from({ length: CHANGES }, (_, index) => {
    const entityId = ids[index % RECORDS];
    const entitySeq = Math.floor(index / RECORDS) + 1;
    const set = { status: 'pending', [`values.field${entitySeq}`]: `typed ${index} ${'x'.repeat(80)}` };
    return { id: crypto.randomUUID(), entityId, entitySeq, op: entitySeq === 1 ? 'create' : 'patch', set };
  });
}

async function callside(open) {
  const docs = new Map();
  let online = false;
  const transport = {
    async push({ mutations, epoch }) {
      if (!online) return { kind: 'retry', reason: 'network', after: 3_600_000 };
      const results = mutations.map(({ id, entityId, set }) => {
        const known = docs.get(entityId) ?? { rev: 0, doc: { id: entityId } };
        const record = { rev: known.rev + 1, doc: { ...known.doc, ...set } };
        docs.set(entityId, record);
        return { id, status: 'applied', ...record };
      });
      const lastSeq = mutations.at(-1)?.seq ?? 0;
      return { kind: 'replied', reply: { protocol: 1, epoch: epoch || 'bench', lastSeq, results } };
    },
  };
  const agent = { id: crypto.randomUUID(), name: 'Lin', roles: ['agent'] };
  const desk = await createDesk({ tenant: 'bench', agent, store: open, transport });
  const queue = async ({ store }, all) => {
    const records = new Map(all.map(({ entityId }) => [entityId, 0]));
    for (const { entityId } of all) records.set(entityId, records.get(entityId) + 1);
    await store.write(['entities', 'outbox'], async (tx) => {
      for (const [id, pending] of records) {
        const state = {
          doc: { id },
          base: null,
          rev: 0,
          entitySeq: pending,
          pending,
          deleted: false,
          at: 0,
          terms: [],
        };
        void tx.put('entities', { v: 2, key: `ticket/${id}`, type: 'ticket', id, ...state });
      }
      let last;
      for (const { entityId, ...mutation } of all) {
        const rest = { type: 'ticket', entityId, baseRev: 0, unset: [], deps: [], clientTime: 0, actor: agent.id };
        const record = { v: 2, entityKey: `ticket/${entityId}`, attempts: 0, mutation: { ...mutation, ...rest } };
        last = tx.put('outbox', record);
      }
      await last;
    });
  };
  return {
    queue: (all) => desk.run(queue, all),
    async drain() {
      online = true;
      desk.sync();
      await new Promise((resolve) => {
        const stop = desk.subscribe(() => {
          const { pending, state } = desk.saveState.sync;
          if (pending > 0 || state !== 'idle') return;
          stop();
          resolve();
        });
      });
    },
    close: () => desk.close(),
  };
}

/** The shortest queue that can be written by hand: no order, no answers, no merging. */
async function rawIdb() {
  const db = await openDB(`raw-${crypto.randomUUID()}`, 1, {
    upgrade(opened) {
      opened.createObjectStore('entities', { keyPath: 'id' });
      opened.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
    },
  });
  return {
    async queue(all) {
      const tx = db.transaction(['entities', 'outbox'], 'readwrite', { durability: 'strict' });
      for (const change of all) void tx.objectStore('outbox').put({ change });
      await tx.done;
    },
    async drain() {
      for (;;) {
        const rows = await db.getAll('outbox', undefined, BATCH);
        if (rows.length === 0) return;
        const tx = db.transaction(['entities', 'outbox'], 'readwrite', { durability: 'strict' });
        for (const { seq, change } of rows) {
          void tx.objectStore('outbox').delete(seq);
          void tx.objectStore('entities').put({ id: change.entityId, ...change.set });
        }
        await tx.done;
      }
    },
    close: () => db.close(),
  };
}

async function dexie() {
  const db = new Dexie(`dexie-${crypto.randomUUID()}`, { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ entities: 'id', outbox: '++seq' });
  return {
    queue: (all) => db.outbox.bulkPut(all.map((change) => ({ change }))),
    async drain() {
      for (;;) {
        const rows = await db.outbox.limit(BATCH).toArray();
        if (rows.length === 0) return;
        await db.transaction('rw', db.entities, db.outbox, async () => {
          await db.outbox.bulkDelete(rows.map(({ seq }) => seq));
          await db.entities.bulkPut(rows.map(({ change }) => ({ id: change.entityId, ...change.set })));
        });
      }
    },
    close: () => db.close(),
  };
}

/** Its unit is the document: each change is one, since it keeps no queue of changes. */
async function rxdb() {
  const name = `rx-${crypto.randomUUID()}`;
  const db = await createRxDatabase({ name, storage: getRxStorageDexie(), multiInstance: false });
  const text = { type: 'string', maxLength: 100 };
  const properties = { id: text, change: { type: 'object' } };
  await db.addCollections({ changes: { schema: { version: 0, primaryKey: 'id', type: 'object', properties } } });
  return {
    queue: (all) => db.changes.bulkInsert(all.map((change) => ({ id: change.id, change }))),
    async drain() {
      const push = { batchSize: BATCH, handler: async () => [] };
      const options = {
        collection: db.changes,
        replicationIdentifier: name,
        push,
        live: false,
        waitForLeadership: false,
      };
      await replicateRxCollection(options).awaitInSync();
    },
    close: () => db.close(),
  };
}

/** It sends to another of its kind, which stores what it gets. */
async function pouchdb() {
  const db = new PouchDB(`pouch-${crypto.randomUUID()}`);
  const server = new PouchDB(`pouch-server-${crypto.randomUUID()}`);
  return {
    queue: (all) => db.bulkDocs(all.map((change) => ({ _id: change.id, change }))),
    drain: () => db.replicate.to(server, { batch_size: BATCH }),
    close: () => Promise.all([db.close(), server.close()]),
  };
}

const SESSION = { mode: 'session', key: 'a key that the host gives at login' };

const CONTENDERS = [
  ['raw idb', rawIdb],
  ['callside', () => callside(openIdbStore())],
  ['callside, guarded and sealed', () => callside(openSealedStore(openLastingStore(), SESSION))],
  ['Dexie (hand-written queue)', dexie],
  ['RxDB (relaxed)', rxdb],
  ['PouchDB (relaxed, to a second one)', pouchdb],
];

window.bench = async () => {
  const samples = new Map(CONTENDERS.map(([who]) => [who, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [who, open] of CONTENDERS) {
      const contender = await open();
      await contender.queue(changes());
      const start = performance.now();
      await contender.drain();
      samples.get(who).push((performance.now() - start) / 1000);
      await contender.close();
    }
  }
  return CONTENDERS.map(([who]) => ({
    what: `drain of ${CHANGES} changes`,
    unit: 's',
    who,
    baseline: who === 'raw idb',
    samples: samples.get(who),
  }));
};
