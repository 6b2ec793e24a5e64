import { valueAt, type EntityType } from './entity.js';
import { findRecords } from './find-records.js';
import { pieceKey } from './pieces.js';
import { type AttachmentRecord, type DeadRecord, type EntityRecord } from './schema.js';
import type { Store } from './store.js';

/**
 * Where a file is. Those of this device: as their upload stands, or `refused` by the server. Those of others: `uploaded`, or
 * still `elsewhere`.
 */
export type FileState = AttachmentRecord['state'] | 'refused' | 'elsewhere';

/** A file of a record, this device's or another's. */
export interface FoundFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
  readonly state: FileState;
  /** Bytes that the server has confirmed. */
  readonly sent: number;
  /** Its bytes lie on this device. */
  readonly isHere: boolean;
  /** When it was attached, in epoch milliseconds, and by whom; records of before may not say so. */
  readonly at?: number;
  readonly by?: string;
  /** Why it could not be sent. */
  readonly problem?: string;
  /** The refused change, for `discardRefused`. */
  readonly refused?: string;
}

/** How many files of one record are listed. */
const MOST = 200;

/**
 * Lists the files of a record in the order in which they were attached: those that wait here, those that are on the server,
 * and those that others have attached. With a call, those that are held for it too: a ticket that was never stored gets
 * another id after a reload.
 *
 * @example
 * const files = await findAttachments(store, { type: 'ticket', id });
 */
export async function findAttachments(
  store: Pick<Store, 'read'>,
  owner: { readonly type: EntityType; readonly id: string },
  { callId }: { readonly callId?: string | undefined } = {},
): Promise<readonly FoundFile[]> {
  const [{ records }, kept, dead] = await Promise.all([
    findRecords(store, 'attachment', { where: { for: `${owner.type}/${owner.id}` }, limit: MOST }),
    store.read(['attachments'], (tx) => tx.getAll('attachments')),
    store.read(['dead'], (tx) => tx.getAll('dead')),
  ]);
  const here = new Map(kept.map((record) => [record.id, record]));
  const refused = new Map(dead.map((record) => [record.entityKey, record]));
  const known = records.map((record) => foundFile(record, here.get(record.id), refused.get(record.key)));
  const held = kept.filter(({ held: wish }) => {
    const isSame = wish?.for.type === owner.type && wish.for.id === owner.id;
    return isSame || (callId !== undefined && wish?.callId === callId);
  });
  return [...known, ...held.map((record) => ofThisDevice(record))].sort(
    (a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1),
  );
}

/**
 * The bytes of a file; undefined where they are not on this device, or no longer.
 *
 * @example
 * const blob = await readFile(store, id);
 */
export async function readFile(store: Pick<Store, 'read'>, id: string): Promise<Blob | undefined> {
  const record = await store.read(['attachments'], (tx) => tx.get('attachments', id));
  if (record === undefined) return undefined;
  const pieces: ArrayBuffer[] = [];
  for (let number = 0; number < record.chunks; number++) {
    const piece = await store.read(['chunks'], (tx) => tx.get('chunks', pieceKey(id, number)));
    if (piece === undefined) return undefined;
    pieces.push(piece.bytes);
  }
  return new Blob(pieces, { type: record.mime });
}

function foundFile(
  { id, doc, base }: EntityRecord,
  here: AttachmentRecord | undefined,
  refused: DeadRecord | undefined,
): FoundFile {
  const by = valueAt(doc, 'by');
  const at = valueAt(doc, 'at');
  const who = {
    ...(typeof by === 'string' ? { by } : {}),
    ...(typeof at === 'number' ? { at } : {}),
  };
  const isUploaded = base?.['uploaded'] === true;
  const why = refused && { state: 'refused' as const, problem: refused.problem.code, refused: refused.id };
  if (here !== undefined) return { ...ofThisDevice(here), ...who, ...(isUploaded && { state: 'uploaded' }), ...why };
  const size = Number(doc['size']);
  return {
    id,
    name: String(doc['name']),
    mime: String(doc['mime']),
    size: Number.isFinite(size) ? size : 0,
    state: isUploaded ? 'uploaded' : 'elsewhere',
    sent: isUploaded ? size : 0,
    isHere: false,
    ...who,
    ...why,
  };
}

function ofThisDevice({ id, name, mime, size, state, sent, at, problem }: AttachmentRecord): FoundFile {
  const why = problem === undefined ? {} : { problem: problem.code };
  return { id, name, mime, size, state, sent, isHere: state !== 'uploaded', at, ...why };
}
