import type {
  ConflictRecord,
  DeadRecord,
  DiscardRecord,
  DraftRecord,
  OutboxRecord,
  QuarantineRecord,
} from '../storage/schema.js';
import type { CommandContext } from './command.js';

/** Everything on this device that the server does not have, as JSON that a person can keep and a developer can read. */
export interface UnsentExport {
  readonly format: 'callside-unsent';
  readonly version: 1;
  /** Epoch milliseconds. */
  readonly exportedAt: number;
  readonly agent: string;
  readonly waiting: readonly OutboxRecord[];
  readonly refused: readonly DeadRecord[];
  readonly conflicts: readonly ConflictRecord[];
  readonly discarded: readonly DiscardRecord[];
  readonly drafts: readonly DraftRecord[];
  /** Rows that could not be read, as they lay there, and records of kinds that this version does not know. */
  readonly quarantined: readonly QuarantineRecord[];
}

/**
 * Gathers everything that the server does not have: for a device that has to be given back, or a store that fails. It holds
 * personal data in clear; whoever offers it says so.
 *
 * @example
 * const file = new Blob([JSON.stringify(await desk.run(exportUnsent, undefined), null, 2)]);
 */
export async function exportUnsent({ store, clock, agent }: CommandContext): Promise<UnsentExport> {
  const [waiting, refused, conflicts, discarded, drafts, quarantined] = await store.read(
    ['outbox', 'dead', 'conflicts', 'discards', 'drafts', 'quarantine'],
    (tx) =>
      Promise.all([
        tx.getAll('outbox'),
        tx.getAll('dead'),
        tx.getAll('conflicts'),
        tx.getAll('discards'),
        tx.getAll('drafts'),
        tx.getAll('quarantine'),
      ]),
  );
  const head = { format: 'callside-unsent', version: 1, exportedAt: clock.now(), agent: agent.id } as const;
  return { ...head, waiting, refused, conflicts, discarded, drafts, quarantined };
}
