import { checkFile, fileName, type AttachmentLimits } from '../attachment/file-rules.js';
import { issue, type Issue } from '../issue.js';
import { maskCardNumbers } from '../privacy/card-number.js';
import { PIECE_BYTES, pieceKey } from '../storage/pieces.js';
import { RECORD_VERSION, type AttachmentRecord, type StoreName } from '../storage/schema.js';
import type { Store, WriteTx } from '../storage/store.js';
import type { CommandContext } from './command.js';

/** A file as it is chosen, dropped or recorded. */
export interface FileInput {
  readonly name: string;
  readonly mime: string;
  /** Read once, now: a file that changes or goes later changes nothing here. */
  readonly content: Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;
  readonly limits?: AttachmentLimits;
  /** What else the last step writes into. */
  readonly stores?: readonly StoreName[];
}

export type AttachResult =
  | { readonly ok: true; readonly attachment: AttachmentRecord }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Takes a file in: its bytes in pieces, its hash, and at last its record, by what the caller makes of it in one transaction. What
 * cannot be taken comes back as issues; a full disk rejects with `storage-quota`, and no piece is left.
 *
 * @example
 * await takeIn(context, { name, mime, content: file }, async (tx, record) => {
 *   await tx.put('attachments', record);
 *   return record;
 * });
 */
export async function takeIn(
  { store, newId, clock }: CommandContext,
  input: FileInput,
  keep: (tx: WriteTx, record: AttachmentRecord) => Promise<AttachmentRecord>,
): Promise<AttachResult> {
  const { content, mime, limits, stores = [] } = input;
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
    const attachment = await store.write([...stores, 'attachments', 'drafts'], async (tx) => {
      const kept = await keep(tx, record);
      await tx.delete('drafts', captureMark(id));
      return kept;
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

/** Undefined where the file cannot be read: it is gone, a folder, or not for this user. */
async function bytesOf(content: FileInput['content']): Promise<Uint8Array<ArrayBuffer> | undefined> {
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
