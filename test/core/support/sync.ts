import type { OpenStore, Store, Transport } from '@callside/core';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { pullChanges } from '../../../packages/core/src/sync/pull.js';
import { recovery } from '../../../packages/core/src/sync/recover.js';
import { createSync, type Sync } from '../../../packages/core/src/sync/sync.js';
import { newStore } from './mutations.js';

let locks = 0;

export interface SyncUnderTest {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly sync: Sync;
  readonly problems: readonly unknown[];
}

/** A sync over a memory store, with time that stands still and half of every backoff span. */
export async function startSync(
  transport: Transport,
  given: { store?: ReturnType<OpenStore> } = {},
): Promise<SyncUnderTest> {
  const store = await (given.store ?? newStore());
  const clock = new ManualClock(1_000_000);
  const problems: unknown[] = [];
  const sync = createSync({
    store,
    transport,
    pull: pullChanges,
    recovery,
    clock,
    random: () => 0.5,
    newId: sequentialIds(),
    lockName: `test.sync.${String(++locks)}`,
    onProblem: (error) => problems.push(error),
  });
  return { store, clock, sync, problems };
}
