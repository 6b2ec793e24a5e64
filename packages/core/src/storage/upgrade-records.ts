import type { Doc } from './entity.js';
import { isEntityType, termsOf } from './index-plan.js';
import { RECORD_VERSION, type EntityRecord } from './schema.js';
import type { WriteTx } from './store.js';

/** Records at a time: the upgrade of a large database must not fill the memory. */
const PAGE = 200;

/** One step per version from 2 on, in order. As with the layout: one that was released is never edited, none touches `outbox`. */
const RECORD_UPGRADES: readonly ((tx: WriteTx) => Promise<void>)[] = [
  async function toVersion2(tx: WriteTx): Promise<void> {
    let after = '';
    for (;;) {
      const page = await tx.getAll('entities', { after, limit: PAGE });
      for (const record of page) await findable(tx, record);
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.key;
    }
  },
];

/**
 * Brings the records of an older version to the present one, inside the transaction that upgrades the layout: an upgrade that
 * is cut off leaves everything as it was. What cannot be read as a record moves to `quarantine` as it is.
 *
 * @example
 * openIdbStore({ upgradeRecords });
 */
export async function upgradeRecords(tx: WriteTx, from: number): Promise<void> {
  for (const upgrade of RECORD_UPGRADES.slice(Math.max(from - 1, 0))) await upgrade(tx);
}

/** Version 1 had neither a time nor terms. */
async function findable(tx: WriteTx, record: EntityRecord): Promise<void> {
  const { key, type, doc, deleted } = record;
  if (!isRecord(record)) {
    await tx.put('quarantine', { v: RECORD_VERSION, key, change: { ...(record as object) }, at: 0 });
    await tx.delete('entities', key);
    return;
  }
  const at = lastTime(doc);
  await tx.put('entities', { ...record, v: RECORD_VERSION, at, terms: deleted ? [] : termsOf(type, doc, at) });
}

function isRecord({ type, id, doc, entitySeq }: Partial<EntityRecord>): boolean {
  const known = isEntityType(type) && typeof id === 'string';
  return known && typeof doc === 'object' && (doc as Doc | null) !== null && typeof entitySeq === 'number';
}

/** The latest time that the record itself speaks of. */
function lastTime(doc: Doc): number {
  const times = ['openedAt', 'closedAt', 'createdAt', 'submittedAt', 'startedAt', 'finishedAt'].map(
    (name) => doc[name],
  );
  return Math.max(0, ...times.filter((time) => typeof time === 'number'));
}
