import { CallsideError } from '../errors.js';
import type { StorageState } from '../storage/store-health.js';
import { runSync, type EngineOptions } from './engine.js';
import type { PullChanges } from './pull.js';
import type { Recovery } from './recover.js';
import { runRound } from './round.js';
import type { Transport } from './transport.js';

/** How often an idle client asks for changes, in milliseconds. */
const PULL_INTERVAL = 30_000;

export const SYNC_STATES = ['idle', 'sending', 'waiting', 'unauthorized', 'outdated'] as const;

export type SyncState = (typeof SYNC_STATES)[number];

/** What a footer shows: "saved on this device · 2 waiting for network". */
export interface SyncStatus {
  readonly state: SyncState;
  /** Mutations in the queue. */
  readonly pending: number;
  /** Mutations that the server refused and that wait for a person. */
  readonly dead: number;
  /** Values that did not stand, or that a person has to choose between. */
  readonly conflicts: number;
  /** When the oldest waiting change was made, in epoch milliseconds; absent with an empty queue. */
  readonly oldest?: number;
  /** When the next try is due, in epoch milliseconds, while `waiting`. */
  readonly nextTryAt?: number;
}

/** Whether what was typed would survive, and whether it has arrived: what a footer tells people. */
export interface SaveState {
  /** `memory` survives no reload; what else can be wrong is told by {@link StorageState}. */
  readonly storage: StorageState;
  /** Undefined where nothing is sent. */
  readonly sync: SyncStatus | undefined;
}

export interface Sync {
  readonly status: SyncStatus;
  subscribe(listener: (status: SyncStatus) => void): () => void;
  /** Tries at once, in whichever tab sends: something was saved, the network is back, the host has a new token. */
  poke(): void;
  /** Resolves when no round runs. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}

export interface SyncOptions extends Omit<EngineOptions, 'round' | 'interval'> {
  readonly transport: Transport;
  /** Brings the server's changes in; absent where nothing comes back. */
  readonly pull?: PullChanges;
  /** Heals what the server's and this store's backups tear apart; absent where there is no past. */
  readonly recovery?: Recovery;
  readonly newId: () => string;
}

/**
 * Brings the queue to the server and the server's changes here, for as long as it is not stopped.
 *
 * @example
 * const sync = createSync({ store, transport, tabs, clock, random: Math.random, newId, onProblem });
 */
export function createSync(options: SyncOptions): Sync {
  const { transport, pull, clock, onProblem } = options;
  return runSync({
    ...options,
    interval: transport.pull === undefined || pull === undefined ? undefined : PULL_INTERVAL,
    round: (asked) =>
      runRound({
        ...options,
        ...asked,
        now: () => clock.now(),
        onStartOver(reason) {
          const message = `Sync starts over: ${reason}. What waits is kept.`;
          onProblem(new CallsideError('sync-started-over', message, { details: { reason } }));
        },
      }),
  });
}
