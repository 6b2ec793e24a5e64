import type { CallRecord } from '../call/call.js';
import { entityKey, type AttachmentRecord, type StoreName } from '../storage/schema.js';
import type { ReadTx } from '../storage/store.js';
import { APPEND_STORES } from '../sync/outbox.js';
import { announceFile, type AttachmentInput } from './attach-file.js';
import type { CommandContext } from './command.js';

const STORES: readonly StoreName[] = [...APPEND_STORES, 'attachments'];

/**
 * Attaches files that were held back because their record did not exist: to the record where it does now, to the call where
 * that was closed without it. The others stay held. Each is one transaction, and none is attached twice. Tells how many were.
 *
 * @example
 * await desk.run(attachHeldFiles, undefined);
 */
export async function attachHeldFiles(context: CommandContext): Promise<number> {
  const { store } = context;
  const held = (await store.read(['attachments'], (tx) => tx.getAll('attachments'))).filter(isHeld);
  let attached = 0;
  for (const { id } of held) {
    const isAttached = await store.write(STORES, async (tx) => {
      const record = await tx.get('attachments', id);
      if (record === undefined || !isHeld(record)) return false;
      const { held: wish, ...file } = record;
      const owner = await ownerOf(tx, wish);
      if (owner === undefined) return false;
      await announceFile(tx, context, { record: file, owner, kind: wish.kind });
      await tx.put('attachments', { ...file, state: 'waiting' });
      return true;
    });
    if (isAttached) attached += 1;
  }
  return attached;
}

type Held = AttachmentRecord & Required<Pick<AttachmentRecord, 'held'>>;

function isHeld(record: AttachmentRecord): record is Held {
  return record.state === 'held' && record.held !== undefined;
}

async function ownerOf(tx: ReadTx, { for: owner, callId }: Held['held']): Promise<AttachmentInput['for'] | undefined> {
  if (await isThere(tx, owner)) return owner;
  if (callId === undefined) return undefined;
  const call = (await tx.get('entities', entityKey('call', callId)))?.doc as unknown as CallRecord | undefined;
  // A ticket that was never stored got another id after a reload.
  const ticket = { type: 'ticket', id: call?.ticketId ?? '' } as const;
  if (owner.type === 'ticket' && (await isThere(tx, ticket))) return ticket;
  return call?.state === 'closed' ? { type: 'call', id: callId } : undefined;
}

async function isThere(tx: ReadTx, { type, id }: AttachmentInput['for']): Promise<boolean> {
  return (await tx.get('entities', entityKey(type, id)))?.deleted === false;
}
