import type { AttachmentRecord } from '../storage/schema.js';
import type { Store } from '../storage/store.js';

/**
 * Lets an upload rest until it is resumed; what the server has stays there.
 *
 * @example
 * await pauseUpload(store, id);
 */
export function pauseUpload(store: Store, id: string): Promise<void> {
  return change(store, id, (record) => (isOpen(record) ? { ...record, state: 'paused' } : record));
}

/**
 * Lets a paused or failed upload go on with the next round. A failed one starts anew.
 *
 * @example
 * await resumeUpload(store, id);
 */
export function resumeUpload(store: Store, id: string): Promise<void> {
  return change(store, id, (record) => {
    if (record.state === 'failed') return { ...anew(record), state: 'waiting' };
    return record.state === 'paused' ? { ...record, state: 'waiting' } : record;
  });
}

/**
 * Whether a file is to be sent, or being sent.
 *
 * @example
 * isOpen({ ...record, state: 'paused' }); // false
 */
export function isOpen({ state }: AttachmentRecord): boolean {
  return state === 'waiting' || state === 'uploading';
}

/**
 * The record of an upload that starts at its first byte.
 *
 * @example
 * await change(store, id, anew);
 */
export function anew({ url: _url, problem: _problem, ...record }: AttachmentRecord): AttachmentRecord {
  return { ...record, sent: 0 };
}

/**
 * The record of a file; undefined when it is not here.
 *
 * @example
 * (await read(store, id))?.state; // 'paused'
 */
export function read(store: Store, id: string): Promise<AttachmentRecord | undefined> {
  return store.read(['attachments'], (tx) => tx.get('attachments', id));
}

/**
 * Changes the record of a file that is still here, in one transaction.
 *
 * @example
 * await change(store, id, (record) => ({ ...record, sent }));
 */
export async function change(
  store: Store,
  id: string,
  to: (record: AttachmentRecord) => AttachmentRecord,
): Promise<void> {
  await store.write(['attachments'], async (tx) => {
    const record = await tx.get('attachments', id);
    if (record !== undefined) await tx.put('attachments', to(record));
  });
}
