import type { MetaName } from '../storage/schema.js';
import type { WriteOptions } from '../storage/store.js';
import { marks, seekLeadership, type LeadOptions } from './leader.js';
import type { SyncState } from './sync.js';
import { putMeta, readMeta } from '../storage/meta.js';

/** What the leading tab last said of itself. */
export interface LeaderState {
  readonly state: SyncState;
  readonly nextTryAt?: number;
}

/** What the engine of one tab hears of the others. */
export interface TabsHooks extends Pick<LeadOptions, 'wanted' | 'onTerm' | 'onProblem'> {
  /** Another tab asks the leader to try at once. */
  readonly onPoke: () => void;
  /** The leader's state, while another tab leads. */
  readonly onState: (state: LeaderState) => void;
}

/** The tabs of one user as one: one sends, all show how it goes. */
export interface Tabs {
  /** Undefined while another tab leads. */
  readonly term: number | undefined;
  /** Shows the others how this tab, which leads, gets on. */
  tell(state: LeaderState): void;
  /** Asks the leading tab to try at once. */
  poke(): void;
  stop(): Promise<void>;
}

/** Makes the tabs of an engine; handed in, since a page that stays alone need not carry it. */
export type JoinTabs = (hooks: TabsHooks) => Tabs;

/** Marks of the kind that survive nothing and need nothing flushed. */
const RELAXED: WriteOptions = { durability: 'relaxed' };

/**
 * Joins the other tabs of this user. They speak through the store's own change feed, which carries keys, never values.
 *
 * @example
 * const sync = createSync({ tabs: joinTabs({ store, clock, name, tab: tabLife(), locks: navigator.locks }), … });
 */
export function joinTabs(options: Omit<LeadOptions, keyof TabsHooks>): JoinTabs {
  const { store, clock } = options;
  return (hooks) => {
    const leadership = seekLeadership({ ...options, ...hooks });
    const mark = (name: MetaName, value: string | number | Readonly<Record<string, unknown>>): void => {
      store.write(['meta'], (tx) => putMeta(tx, name, value), RELAXED).catch(hooks.onProblem);
    };
    const listen = (): void => {
      store
        .read(['meta'], (tx) => readMeta(tx, 'syncState'))
        .then((state) => {
          if (state !== undefined && leadership.term === undefined) hooks.onState(state as unknown as LeaderState);
        })
        .catch(hooks.onProblem);
    };
    const unsubscribe = store.subscribe((change) => {
      if (!change.remote) return;
      if (leadership.term === undefined) {
        if (marks(change, 'syncState')) listen();
      } else if (marks(change, 'poke') || change.keys.some(({ store: name }) => name === 'outbox')) hooks.onPoke();
    });
    listen();
    return {
      get term() {
        return leadership.term;
      },
      tell(state) {
        mark('syncState', { ...state });
      },
      poke() {
        mark('poke', clock.now());
      },
      async stop() {
        unsubscribe();
        await leadership.stop();
      },
    };
  };
}
