import type { AttachmentLimits } from '../attachment/file-rules.js';
import type { EntityType } from '../storage/entity.js';
import { entityKey, type AttachmentRecord } from '../storage/schema.js';
import type { WriteTx } from '../storage/store.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';
import { takeIn, type AttachResult } from './take-in.js';
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

export { sweepChunks, type AttachResult } from './take-in.js';

/**
 * Keeps a file with a record: its bytes in pieces, its hash, and the change that tells the server of it. When this resolves,
 * everything lies strictly on the disk. A file that is empty, too large, of a type that is not wanted, or that cannot be
 * read comes back as issues; a card number in its name is masked; a full disk rejects with `storage-quota`, and no piece is left.
 *
 * @example
 * const result = await desk.run(attachFile, { for: { type: 'ticket', id }, name, mime, kind: 'image', content: file });
 */
export async function attachFile(context: CommandContext, input: AttachmentInput): Promise<AttachResult> {
  return takeIn(context, { ...input, stores: APPEND_STORES }, (tx, record) => keep(tx, context, { record, input }));
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
