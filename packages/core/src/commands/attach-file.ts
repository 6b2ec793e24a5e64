import { issue, type Issue } from '../issue.js';
import type { EntityType } from '../storage/entity.js';
import { entityKey, RECORD_VERSION, type AttachmentRecord, type StoreName } from '../storage/schema.js';
import type { Store, WriteTx } from '../storage/store.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { PIECE_BYTES, pieceKey } from '../storage/pieces.js';
import { stamp, type CommandContext } from './command.js';

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
}

export interface AttachmentLimits {
  /** Bytes; 50 MB when absent. The hash is made over the whole, so this much memory is needed once. */
  readonly size?: number;
  /** The media types that may be attached, `image/*` for all of a kind; any when absent. */
  readonly types?: readonly string[];
}

export type AttachResult =
  | { readonly ok: true; readonly attachment: AttachmentRecord }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const STORES: readonly StoreName[] = [...APPEND_STORES, 'attachments', 'drafts'];

/**
 * Keeps a file with a record: its bytes in pieces, its hash, and the change that tells the server of it. When this resolves,
 * everything lies strictly on the disk. A file that is empty, too large or of a type that is not wanted comes back as issues;
 * a full disk rejects with `storage-quota`, and no piece is left.
 *
 * @example
 * const result = await desk.run(attachFile, { for: { type: 'ticket', id }, name, mime, kind: 'image', content: file });
 */
export async function attachFile(context: CommandContext, input: AttachmentInput): Promise<AttachResult> {
  const { store, newId, clock } = context;
  const { content, name, mime, kind } = input;
  const size = content instanceof Blob ? content.size : content.byteLength;
  const issues = checkFile(input, size);
  if (issues.length > 0) return { ok: false, issues };

  const bytes = await bytesOf(content);
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
    const attachment: AttachmentRecord = {
      v: RECORD_VERSION,
      id,
      name,
      mime,
      size,
      sha256,
      chunks,
      state: 'waiting',
      sent: 0,
      at: clock.now(),
    };
    const set = { for: { ...input.for }, name, mime, size, sha256, kind };
    await store.write(STORES, async (tx) => {
      const deps = await waitingCreate(tx, entityKey(input.for.type, input.for.id));
      await appendMutation(tx, { ...stamp(context), op: 'create', type: 'attachment', entityId: id, set, deps });
      await tx.put('attachments', attachment);
      await tx.delete('drafts', captureMark(id));
    });
    return { ok: true, attachment };
  } catch (error) {
    await dropChunks(store, id).catch(() => undefined);
    throw error;
  }
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

function checkFile({ name, mime, limits = {} }: AttachmentInput, size: number): Issue[] {
  const { size: most = 50_000_000, types } = limits;
  const issues: Issue[] = [];
  if (name.trim() === '') issues.push(issue('required', ['name']));
  if (size === 0) issues.push(issue('required', ['content']));
  if (size > most) issues.push(issue('too-large', ['content'], { max: most }));
  if (types !== undefined && !types.some((type) => fits(mime, type))) issues.push(issue('not-an-option', ['mime']));
  return issues;
}

function fits(mime: string, type: string): boolean {
  return type.endsWith('/*') ? mime.startsWith(type.slice(0, -1)) : mime === type;
}

async function bytesOf(content: AttachmentInput['content']): Promise<Uint8Array<ArrayBuffer>> {
  if (content instanceof Blob) return new Uint8Array(await content.arrayBuffer());
  return content instanceof ArrayBuffer ? new Uint8Array(content) : content;
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

/** The record that the file is for has to exist on the server first. */
async function waitingCreate(tx: WriteTx, key: string): Promise<string[]> {
  const waiting = await tx.getAll('outbox', { index: 'entity', only: key });
  return waiting.filter(({ mutation }) => mutation.op === 'create').map(({ mutation }) => mutation.id);
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
