import { issue, type Issue } from '../issue.js';
import { PIECE_BYTES, recordingKey, recordingPiece } from '../storage/pieces.js';
import { RECORD_VERSION, type KeptRecording } from '../storage/schema.js';
import type { ReadTx, WriteTx } from '../storage/store.js';
import type { CommandContext } from './command.js';

export type { KeptRecording } from '../storage/schema.js';

/** The most bytes of all recordings together when nobody says otherwise. */
export const RECORDINGS_SIZE = 200_000_000;

/** How long somebody else may still be at a recording that is not whole, in milliseconds. */
const AT_WORK = 3_600_000;

export interface RecordingInput {
  readonly callId: string;
  /** Fetches it, where it is not kept yet; the signal is aborted when the desk closes. */
  readonly load: (signal: AbortSignal | undefined) => Promise<Blob>;
  /** The most bytes of all recordings together; 200 MB when absent. The oldest make room. */
  readonly limit?: number;
}

export type RecordingResult =
  { readonly ok: true; readonly recording: KeptRecording } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Keeps a call's recording on the device, so that it can be listened to without network: in the desk's own store, sealed where
 * that is sealed, and gone with a log-out. One that is kept already is not fetched again; the oldest go where there are too
 * many. A full disk rejects with `storage-quota`, and no piece is left.
 *
 * @example
 * await desk.run(keepRecording, { callId, load: async (signal) => (await fetch(url, { signal })).blob() });
 */
export async function keepRecording(
  context: CommandContext,
  { callId, load, limit = RECORDINGS_SIZE }: RecordingInput,
): Promise<RecordingResult> {
  const before = (await headsOf(context)).find((head) => head.callId === callId);
  if (before?.isWhole === true) return { ok: true, recording: before };
  const content = await load(context.closing);
  if (content.size === 0) return { ok: false, issues: [issue('required', ['content'])] };
  if (content.size > limit) return { ok: false, issues: [issue('too-large', ['content'], { max: limit })] };
  await makeRoom(context, { callId, room: limit - content.size });
  const { size, type: mime } = content;
  const head = { callId, mime, size, pieces: Math.ceil(size / PIECE_BYTES), at: context.clock.now() };
  try {
    await putHead(context, { ...head, isWhole: false });
    for (let number = 0; number < head.pieces; number++) {
      const bytes = await content.slice(number * PIECE_BYTES, (number + 1) * PIECE_BYTES).arrayBuffer();
      const key = recordingPiece(callId, number);
      await context.store.write(['chunks'], (tx) => tx.put('chunks', { v: RECORD_VERSION, key, bytes }));
    }
    const recording = { ...head, isWhole: true };
    await putHead(context, recording);
    return { ok: true, recording };
  } catch (error) {
    await dropRecording(context, callId).catch(() => undefined);
    throw error;
  }
}

/**
 * A recording that is kept on the device; undefined where it is not, or not whole.
 *
 * @example
 * const blob = await desk.run(readRecording, call.id);
 */
export async function readRecording({ store }: CommandContext, callId: string): Promise<Blob | undefined> {
  const head = await store.read(['chunks'], (tx) => headOf(tx, callId));
  if (head?.isWhole !== true) return undefined;
  const bytes: ArrayBuffer[] = [];
  for (let number = 0; number < head.pieces; number++) {
    const piece = await store.read(['chunks'], (tx) => tx.get('chunks', recordingPiece(callId, number)));
    if (piece === undefined) return undefined;
    bytes.push(piece.bytes);
  }
  return new Blob(bytes, { type: head.mime });
}

/**
 * Deletes a recording from the device.
 *
 * @example
 * await desk.run(dropRecording, call.id);
 */
export async function dropRecording({ store }: CommandContext, callId: string): Promise<void> {
  await store.write(['chunks'], async (tx) => {
    const pieces = (await headOf(tx, callId))?.pieces ?? 0;
    for (let number = 0; number < pieces; number++) await tx.delete('chunks', recordingPiece(callId, number));
    await tx.delete('chunks', recordingKey(callId));
  });
}

/**
 * The recordings that are kept on the device, the oldest first.
 *
 * @example
 * const kept = new Set((await desk.run(listRecordings, undefined)).map(({ callId }) => callId));
 */
export async function listRecordings(context: CommandContext): Promise<readonly KeptRecording[]> {
  return (await headsOf(context)).filter(({ isWhole }) => isWhole).sort((a, b) => a.at - b.at);
}

interface Room {
  /** Whose recording is coming. */
  readonly callId: string;
  /** Bytes that the others may have. */
  readonly room: number;
}

async function makeRoom(context: CommandContext, { callId, room }: Room): Promise<void> {
  const others = (await headsOf(context)).filter((head) => head.callId !== callId).sort((a, b) => a.at - b.at);
  let taken = others.reduce((sum, { size }) => sum + size, 0);
  for (const { callId: oldest, size, at, isWhole } of others) {
    const isLeftover = !isWhole && context.clock.now() - at > AT_WORK;
    if (taken <= room && !isLeftover) continue;
    await dropRecording(context, oldest);
    taken -= size;
  }
}

async function putHead({ store }: CommandContext, recording: KeptRecording): Promise<void> {
  const head = { v: RECORD_VERSION, key: recordingKey(recording.callId), bytes: new ArrayBuffer(0), recording };
  await store.write(['chunks'], (tx) => tx.put('chunks', head));
}

async function headOf(tx: ReadTx | WriteTx, callId: string): Promise<KeptRecording | undefined> {
  return (await tx.get('chunks', recordingKey(callId)))?.recording;
}

async function headsOf({ store }: CommandContext): Promise<KeptRecording[]> {
  const heads = await store.read(['chunks'], (tx) => tx.getAll('chunks', { prefix: recordingKey('') }));
  return heads.flatMap(({ recording }) => recording ?? []);
}
