import { checkFile, fileName, type AttachmentLimits } from '../attachment/file-rules.js';
import { issue, type Issue } from '../issue.js';
import { maskCardNumbers } from '../privacy/card-number.js';
import type { EntityType } from '../storage/entity.js';
import { entityKey, RECORD_VERSION, type AttachmentRecord, type StoreName } from '../storage/schema.js';
import type { Store, WriteTx } from '../storage/store.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { PIECE_BYTES, pieceKey } from '../storage/pieces.js';
import { stamp, type CommandContext } from './command.js';
import { waitingCreate } from './waiting-create.js';

export const ATTACHMENT_KINDS = ['file', 'image', 'recording'] as const;

export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

export interface AttachmentInput {
  /** The record that the file belongs to. */
  readonly for: { readonly type: EntityType; readonly id: string };
  readonly name: string;
  readonly mime: string;
  readonly kind: AttachmentKind;
  /** Read once, now: a file that changes or goes later changes nothing here. */
  readonly content: Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;
  readonly limits?: AttachmentLimits;
  /**
   * Keeps the file here while the record does not exist yet, until {@link attachHeldFiles} finds it. Where its call is closed
   * without it, the file goes with the call.
   */
  readonly hold?: { readonly callId?: string };
}

export type AttachResult =
  | { readonly ok: true; readonly attachment: AttachmentRecord }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const STORES: readonly StoreName[] = [...APPEND_STORES, 'attachments', 'drafts'];

/**
 * Keeps a file with a record: its bytes in pieces, its hash, and the change that tells the server of it. When this resolves,
 * everything lies strictly on the disk. A file that is empty, too large, of a type that is not wanted, or that cannot be
 * read comes back as issues; a card number in its name is masked; a full disk rejects with `storage-quota`, and no piece is left.
 *
 * @example
 * const result = await desk.run(attachFile, { for: { type: 'ticket', id }, name, mime, kind: 'image', content: file });
 */
export async function attachFile(context: CommandContext, input: AttachmentInput): Promise<AttachResult> {
  const { store, newId, clock } = context;
  const { content, mime, limits } = input;
  const size = content instanceof Blob ? content.size : content.byteLength;
  const issues = checkFile({ name: input.name, mime, size }, limits);
  if (issues.length > 0) return { ok: false, issues };

  const bytes = await bytesOf(content);
  if (bytes === undefined) return { ok: false, issues: [issue('file-unreadable', ['content'])] };
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  const id = newId();
  const chunks = Math.ceil(size / PIECE_BYTES);
  try {
    // Marks the pieces as somebody's: pieces without a mark or a record are swept away.
    await markCapture(store, id, clock.now());
    for (let number = 0; number < chunks; number++)
      await store.write(['chunks'], (tx) =>
        tx.put('chunks', {
          v: RECORD_VERSION,
          key: pieceKey(id, number),
          bytes: bytes.slice(number * PIECE_BYTES, (number + 1) * PIECE_BYTES).buffer,
        }),
      );
    const file = { name: maskCardNumbers(fileName(input.name)), mime, size, sha256 };
    const record = { v: RECORD_VERSION, id, ...file, chunks, state: 'waiting', sent: 0, at: clock.now() } as const;
    return { ok: true, attachment: await store.write(STORES, (tx) => keep(tx, context, { record, input })) };
  } catch (error) {
    await dropChunks(store, id).catch(() => undefined);
    throw error;
  }
}

async function keep(
  tx: WriteTx,
  context: CommandContext,
  { record, input }: { record: AttachmentRecord; input: AttachmentInput },
): Promise<AttachmentRecord> {
  const { for: owner, kind, hold } = input;
  const isThere = (await tx.get('entities', entityKey(owner.type, owner.id)))?.deleted === false;
  const isHeld = hold !== undefined && !isThere;
  const kept: AttachmentRecord = isHeld
    ? { ...record, state: 'held', held: { for: { ...owner }, kind, ...hold } }
    : record;
  if (!isHeld) await announceFile(tx, context, { record, owner, kind });
  await tx.put('attachments', kept);
  await tx.delete('drafts', captureMark(record.id));
  return kept;
}

/**
 * Queues the change that tells the server of a file, after the one that makes the record it belongs to.
 *
 * @example
 * await announceFile(tx, context, { record, owner: { type: 'ticket', id }, kind: 'image' });
 */
export async function announceFile(
  tx: WriteTx,
  context: CommandContext,
  file: {
    readonly record: AttachmentRecord;
    readonly owner: AttachmentInput['for'];
    readonly kind: AttachmentInput['kind'];
  },
): Promise<void> {
  const { record, owner, kind } = file;
  const { id, name, mime, size, sha256, at } = record;
  const deps = await waitingCreate(tx, owner.type, owner.id);
  const set = { for: { ...owner }, name, mime, size, sha256, kind, by: context.agent.id, at };
  await appendMutation(tx, { ...stamp(context), op: 'create', type: 'attachment', entityId: id, set, deps });
}

/**
 * Deletes pieces that belong to no file: the page was killed while it took one in. Pieces of the last hour are left alone,
 * another tab may be at it.
 *
 * @example
 * await sweepChunks(store, clock.now());
 */
export async function sweepChunks(store: Store, now: number): Promise<void> {
  const marks = await store.read(['drafts'], (tx) => tx.getAll('drafts', { prefix: captureMark('') }));
  for (const { id, at } of marks) {
    if (now - at < 3_600_000) continue;
    await dropChunks(store, id.slice(captureMark('').length));
  }
}

/** Undefined where the file cannot be read: it is gone, a folder, or not for this user. */
async function bytesOf(content: AttachmentInput['content']): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!(content instanceof Blob)) return content instanceof ArrayBuffer ? new Uint8Array(content) : content;
  try {
    return new Uint8Array(await content.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

function captureMark(id: string): string {
  return `attachment/${id}`;
}

function markCapture(store: Store, id: string, at: number): Promise<unknown> {
  return store.write(['drafts'], (tx) => tx.put('drafts', { v: RECORD_VERSION, id: captureMark(id), at, data: {} }));
}

async function dropChunks(store: Store, id: string): Promise<void> {
  await store.write(['chunks', 'drafts'], async (tx) => {
    for (let number = 0; (await tx.get('chunks', pieceKey(id, number))) !== undefined; number++)
      await tx.delete('chunks', pieceKey(id, number));
    await tx.delete('drafts', captureMark(id));
  });
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
