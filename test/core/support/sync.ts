import type { OpenStore, Store, Transport } from '@callside/core';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { pullChanges } from '../../../packages/core/src/sync/pull.js';
import { recovery } from '../../../packages/core/src/sync/recover.js';
import { createSync, type Sync } from '../../../packages/core/src/sync/sync.js';
import type { JoinTabs } from '../../../packages/core/src/sync/tabs.js';
import { newStore } from './mutations.js';

export interface SyncUnderTest {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly sync: Sync;
  readonly problems: readonly unknown[];
}

/** One tab, which always leads. */
export const aloneInTheBrowser: JoinTabs = () => ({
  term: 0,
  tell: () => undefined,
  poke: () => undefined,
  stop: () => Promise.resolve(),
});

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
    tabs: aloneInTheBrowser,
    clock,
    random: () => 0.5,
    newId: sequentialIds(),
    onProblem: (error) => problems.push(error),
  });
  return { store, clock, sync, problems };
}
