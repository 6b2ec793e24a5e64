import { CallsideError, type OpenStore, type Store } from '@callside/core';

/** A fault of the environment, as the border of a store reports it. */
export type Fault = 'lost' | 'lost-late' | 'full' | 'full-for-files';

/** A way to open a store that fails as it is told. */
export interface FaultyPlace {
  readonly open: (hooks: { readonly onOpen: () => void }) => OpenStore;
  /** Connections that were opened. */
  opened(): number;
  /** The next so many uses fail so; endless when no number is given. */
  fail(fault: Fault, times?: number): void;
  /** The next so many openings fail. */
  refuse(times: number): void;
}

/** Wraps a place that outlives its connections (see `keptStore`) and lets its uses fail. */
export function faultyPlace(kept: OpenStore): FaultyPlace {
  let opened = 0;
  let refused = 0;
  let fault: Fault | undefined;
  let left = 0;

  const faultFor = (stores: readonly string[]): CallsideError | undefined => {
    if (fault === undefined || left === 0) return undefined;
    if (fault === 'full-for-files' && !stores.includes('chunks')) return undefined;
    left -= 1;
    return fault.startsWith('full')
      ? error('storage-quota', 'QuotaExceededError')
      : error('storage-failed', 'UnknownError');
  };

  const watch = (store: Store): Store => ({
    ...store,
    read(stores, work) {
      const wrong = fault?.startsWith('lost') ? faultFor(stores) : undefined;
      return wrong === undefined ? store.read(stores, work) : Promise.reject(wrong);
    },
    write(stores, work, options) {
      const wrong = faultFor(stores);
      if (wrong === undefined) return store.write(stores, work, options);
      if (fault === 'lost') return Promise.reject(wrong);
      // As at a commit: the work has run, and nothing of it is kept.
      return store.write(
        stores,
        async (tx) => {
          await work(tx);
          throw wrong;
        },
        options,
      );
    },
  });

  return {
    open:
      ({ onOpen }) =>
      async (owner) => {
        opened += 1;
        if (refused > 0) {
          refused -= 1;
          throw error('storage-failed', 'UnknownError');
        }
        const store = watch(await kept(owner));
        onOpen();
        return store;
      },
    opened: () => opened,
    fail(next, times = Infinity) {
      fault = next;
      left = times;
    },
    refuse(times) {
      refused = times;
    },
  };
}

function error(code: 'storage-quota' | 'storage-failed', name: string): CallsideError {
  return new CallsideError(code, `The browser's storage failed: ${name}.`, { details: { name } });
}
