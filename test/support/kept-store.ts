import { openMemoryStore, type OpenStore, type Store } from '@callside/core';

/** A memory store that outlives its connections, as a database outlives a page: closing and opening finds the same rows. */
export function keptStore(): OpenStore & { readonly store: Promise<Store> } {
  const store = openMemoryStore()({ tenant: 'acme', user: '1001' });
  const open: OpenStore = async () => {
    const kept = await store;
    const stops = new Set<() => void>();
    return {
      kind: kept.kind,
      read: (stores, work) => kept.read(stores, work),
      write: (stores, work, options) => kept.write(stores, work, options),
      subscribe(listener) {
        const stop = kept.subscribe(listener);
        stops.add(stop);
        return stop;
      },
      close() {
        for (const stop of stops) stop();
        return Promise.resolve();
      },
    };
  };
  return Object.assign(open, { store });
}
