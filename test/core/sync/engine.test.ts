import { openMemoryStore, type StoreChange } from '@callside/core';
import { ManualClock } from '@callside/core/testing.js';
import { expect } from 'chai';
import { runSync } from '../../../packages/core/src/sync/engine.js';
import { until } from '../../support/until.js';
import { aloneInTheBrowser } from '../support/sync.js';

describe('runSync', () => {
  it('sends what is queued between the end of a round and the release of its lock', async () => {
    const store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
    let tell: (change: StoreChange) => void = () => undefined;
    let rounds = 0;
    const sync = runSync({
      store: {
        ...store,
        subscribe(listener) {
          tell = listener;
          return store.subscribe(listener);
        },
      },
      round({ onLook }) {
        onLook();
        rounds += 1;
        return Promise.resolve(undefined);
      },
      clock: new ManualClock(0),
      random: () => 0.5,
      tabs: aloneInTheBrowser,
      onProblem(error) {
        throw error;
      },
    });
    const stop = sync.subscribe(({ state }) => {
      if (state !== 'idle') return;
      stop();
      tell({ keys: [{ store: 'outbox', key: 1 }], remote: false });
    });
    sync.poke();
    await until(sync, () => rounds === 2);
    await sync.rest();
    expect([rounds, sync.status.state]).to.deep.equal([2, 'idle']);
    await sync.stop();
    await store.close();
  });
});
