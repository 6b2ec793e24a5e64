import type { Mutation } from '../storage/mutation.js';
import type { ReadTx } from '../storage/store.js';
import type { PushReply } from './protocol.js';
import { startOver, type StartOverReason } from './start-over.js';
import { readMeta, readNumber } from '../storage/meta.js';

/** What a client does when it and the server speak of different pasts; a survey, whose page has no past, does without. */
export interface Recovery {
  readonly diagnose: typeof diagnose;
  readonly startOver: typeof startOver;
}

export const recovery: Recovery = { diagnose, startOver };

/**
 * Tells from an answer, before it is taken in, whether client and server speak of different pasts: the server was set back
 * to a backup (another epoch), this store was (the server knows numbers that it never gave), or a change in the middle is
 * missing.
 *
 * @example
 * const reason = await diagnose(tx, batch, reply);
 */
export async function diagnose(
  tx: ReadTx,
  batch: readonly Mutation[],
  reply: PushReply,
): Promise<StartOverReason | undefined> {
  if (await isRestored(tx, reply)) return 'server-restored';
  if (await isRolledBack(tx, reply)) return 'store-rolled-back';
  return hasGap(batch, reply) ? 'order-lost' : undefined;
}

async function isRestored(tx: ReadTx, { epoch }: PushReply): Promise<boolean> {
  const known = (await readMeta(tx, 'epoch')) ?? '';
  return known !== '' && known !== epoch;
}

/** The server has answered a number that is neither in this queue nor was ever answered here. */
async function isRolledBack(tx: ReadTx, { lastSeq, results }: PushReply): Promise<boolean> {
  if (results.some(({ problem }) => problem?.code === 'seq-reused')) return true;
  const answered = await readNumber(tx, 'lastSeq');
  if (lastSeq <= answered) return false;
  return (await tx.getAll('outbox', { after: lastSeq - 1, limit: 1 })).length === 0;
}

/** The first change of a record follows one that the server has not seen, and nothing here comes before it. */
function hasGap(batch: readonly Mutation[], { results }: PushReply): boolean {
  const gaps = new Set(results.filter(({ problem }) => problem?.code === 'entity-seq-gap').map(({ id }) => id));
  const firsts = new Map([...batch].reverse().map((mutation) => [mutation.entityId, mutation.id]));
  return [...firsts.values()].some((id) => gaps.has(id));
}
