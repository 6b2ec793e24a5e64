import type { Clock } from '@callside/core';

/** Milliseconds between two looks at the counters of tenants that somebody listens to. */
const POLL = 2000;

/** What a listener hears: the feed's last position, each time that it has grown. */
export type OnPoke = (position: number) => void;

/** Tells open pages that there is something to pull. Nothing depends on it: whoever misses a poke pulls a little later. */
export interface Pokes {
  /** Hears the present position soon, and each later one; the returned function ends it. */
  listen(tenant: string, onPoke: OnPoke): () => void;
  /** A change of this process was committed: its listeners need not wait for the next look. */
  changed(tenant: string): void;
  /** Ends all listening. */
  close(): void;
}

export interface PokesOptions {
  readonly clock: Clock;
  /** Reads the last position of a tenant's feed. */
  readonly read: (tenant: string) => Promise<number>;
  readonly onFailure: (error: unknown) => void;
}

interface Watched {
  readonly listeners: Set<OnPoke>;
  position: number;
  /** A look is under way; `again` when something has changed since it began. */
  looking: boolean;
  again: boolean;
}

/**
 * Watches the counters of the tenants that somebody listens to: changes of this process at once, those of others by looking
 * every two seconds.
 *
 * @example
 * const stop = pokes.listen('acme', (position) => send(position));
 */
export function createPokes({ clock, read, onFailure }: PokesOptions): Pokes {
  const tenants = new Map<string, Watched>();
  let cancel: (() => void) | undefined;

  async function look(tenant: string, watched: Watched): Promise<void> {
    if (watched.looking) {
      watched.again = true;
      return;
    }
    watched.looking = true;
    watched.again = false;
    const position = await read(tenant);
    watched.looking = false;
    if (position > watched.position) {
      watched.position = position;
      for (const onPoke of watched.listeners) onPoke(position);
    }
    if (mustLookAgain(watched)) await look(tenant, watched);
  }

  function start(tenant: string, watched: Watched): void {
    look(tenant, watched).catch((error: unknown) => {
      watched.looking = false;
      onFailure(error);
    });
  }

  function poll(): void {
    for (const [tenant, watched] of tenants) start(tenant, watched);
    cancel = tenants.size === 0 ? undefined : clock.after(POLL, poll);
  }

  return {
    listen(tenant, onPoke) {
      const watched = tenants.get(tenant) ?? { listeners: new Set(), position: -1, looking: false, again: false };
      tenants.set(tenant, watched);
      watched.listeners.add(onPoke);
      if (watched.position >= 0) onPoke(watched.position);
      start(tenant, watched);
      cancel ??= clock.after(POLL, poll);
      return () => {
        watched.listeners.delete(onPoke);
        if (watched.listeners.size === 0 && tenants.get(tenant) === watched) tenants.delete(tenant);
      };
    },
    changed(tenant) {
      const watched = tenants.get(tenant);
      if (watched !== undefined) start(tenant, watched);
    },
    close() {
      tenants.clear();
      cancel?.();
      cancel = undefined;
    },
  };
}

/** Asked anew: it changes while a look is under way. */
function mustLookAgain({ again }: Watched): boolean {
  return again;
}
