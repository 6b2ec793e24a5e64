import type { Agent, CallDirection, CallRecord, Customer } from '../call/call.js';
import { systemClock, type Clock } from '../clock.js';
import type { Command, CommandContext } from '../commands/command.js';
import { dropDraft, readDraft } from '../commands/draft.js';
import { isCallsideError, type CallsideError } from '../errors.js';
import { createListeners, throwLate } from '../listeners.js';
import { randomId, type NewId } from '../ids.js';
import type { CoachingPlan } from '../coaching/coaching-plan.js';
import type { Evaluation } from '../scorecard/evaluation.js';
import type { Doc } from '../storage/entity.js';
import type { ConflictRecord, DeadRecord } from '../storage/schema.js';
import type { OpenStore, Store, StoreChange, StoreOwner } from '../storage/store.js';
import type { StoreSeal } from '../storage/store-seal.js';
import { storageState, type StoreHealth } from '../storage/store-health.js';
import { pullChanges } from '../sync/pull.js';
import { recovery } from '../sync/recover.js';
import { joinTabs } from '../sync/tabs.js';
import { createSync, type SaveState, type Sync } from '../sync/sync.js';
import type { Transport } from '../sync/transport.js';
import type { Ticket } from '../ticket/ticket.js';
import { CallSession, draftId, type CallDraft } from './call-session.js';
import { createDraftWriter, type DraftWriter } from './draft-writer.js';
import { openOrRemember } from './open-store.js';
import { onPageHide } from './page-hide.js';
import { partWith, takeUpDrafts } from './parting.js';
import { tabLife, webLocks } from './tab-life.js';

export interface DeskOptions {
  readonly tenant: string;
  readonly agent: Agent;
  readonly store: OpenStore;
  /** Without one the desk keeps everything on the device. */
  readonly transport?: Transport;
  readonly clock?: Clock;
  readonly newId?: NewId;
  /** 0 to 1; spreads the retries of many clients. */
  readonly random?: () => number;
  /** Hears of failures that no caller waits for, e.g. a draft that could not be written. */
  readonly onProblem?: (error: unknown) => void;
}

/** Drafts of whatever a widget works on, by name. */
export interface DeskDrafts {
  read(name: string): Promise<Doc | undefined>;
  /** Writes shortly after, and at once when the page hides. */
  keep(name: string, data: Doc): void;
  drop(name: string): Promise<void>;
}

/** The records that a desk lists, by type. */
export interface DeskRecords {
  readonly call: CallRecord;
  readonly ticket: Ticket;
  readonly evaluation: Evaluation;
  readonly coaching: CoachingPlan;
}

export interface Desk {
  readonly tenant: string;
  readonly agent: Agent;
  /** With `memory` in `storage` nothing survives a reload, and `storageProblem` says why. */
  readonly saveState: SaveState;
  readonly storageProblem: CallsideError | undefined;
  /** Starts the shared context of one call. It is stored at once; `call.stored` tells when. */
  openCall(input: {
    readonly customer: Customer;
    readonly direction: CallDirection;
    readonly queue?: string;
    /** The telephone's own id of the call. */
    readonly line?: string;
  }): CallSession;
  /** This agent's calls that are neither closed nor handed over, with what was typed, after a reload. */
  resumeCalls(): Promise<readonly CallSession[]>;
  /** Unfinished work that survives a reload: kept under a name until it is dropped. */
  readonly drafts: DeskDrafts;
  /** Runs a command as this agent, e.g. `desk.run(submitEvaluation, input)`; a page carries only the commands that it uses. */
  run<I, R>(command: Command<I, R>, input: I): Promise<R>;
  /** All records of a type on this device, deleted ones left out. */
  list<T extends keyof DeskRecords>(type: T): Promise<readonly DeskRecords[T][]>;
  /** The lock of a sealed store; undefined where the store is not sealed. */
  readonly seal: StoreSeal | undefined;
  /** What is wrong with a store that watches itself; undefined where it does not. */
  readonly health: StoreHealth | undefined;
  /** Changes that the server refused, with the reason; see `resendRefused` and `discardRefused`. */
  refused(): Promise<readonly DeadRecord[]>;
  /** Values that did not stand against another's, or that a person has to choose between; see `resolveConflict`. */
  conflicts(): Promise<readonly ConflictRecord[]>;
  /** Hears of every change of records or of the sync status. */
  subscribe(listener: () => void): () => void;
  /** Tries to send now; call it after renewing a token. */
  sync(): void;
  /**
   * Stores what is typed, stops sending and closes the store. A last step gets the store before that:
   * `await desk.close(logOut)` leaves nothing readable on the device.
   */
  close(): Promise<void>;
  close<R>(last: (store: Store) => Promise<R>): Promise<R>;
}

/**
 * Opens the store, starts the sync and gives the desk that widgets and host work with. When the browser refuses to store,
 * the desk works in memory and says so instead of failing.
 *
 * @example
 * const desk = await createDesk({
 *   tenant: 'acme', agent: { id: '1001', name: 'Lin', roles: ['agent'] },
 *   store: openIdbStore(), transport: createHttpTransport({ url: '/callside', token: () => session.token() }),
 * });
 */
export async function createDesk(options: DeskOptions): Promise<Desk> {
  const {
    tenant,
    agent,
    transport,
    clock = systemClock,
    newId = randomId,
    random = Math.random,
    onProblem = throwLate,
  } = options;
  const owner: StoreOwner = { tenant, user: agent.id };
  const { store, problem } = await openOrRemember(options.store, owner);
  await takeUpDrafts(store).catch(onProblem);
  const closing = new AbortController();
  const context: CommandContext = { store, clock, newId, agent, closing: closing.signal };
  const lockName = `callside.sync.${tenant}.${agent.id}`;
  const sync: Sync | undefined =
    transport &&
    createSync({
      store,
      transport,
      pull: pullChanges,
      recovery,
      tabs: joinTabs({ store, clock, name: lockName, tab: tabLife(), locks: webLocks() }),
      clock,
      random,
      newId,
      onProblem(error) {
        // Behind the lock nothing is sent, and nothing is wrong.
        if (!isCallsideError(error) || error.code !== 'storage-locked') onProblem(error);
      },
    });
  const listeners = createListeners<[]>();
  const sessions = new Map<string, CallSession>();
  const writers = new Map<string, DraftWriter>();
  const writerOf = (name: string): DraftWriter => {
    const writer = writers.get(name) ?? createDraftWriter(context, name, onProblem);
    writers.set(name, writer);
    return writer;
  };
  const keep = (session: CallSession): CallSession => {
    sessions.set(session.id, session);
    return session;
  };
  const sessionOptions = { context, agent, onProblem, sync, writerOf };
  const unsubscribe = store.subscribe((change) => {
    if (changesRecords(change)) listeners.tell();
  });
  sync?.subscribe(() => {
    listeners.tell();
  });
  store.health?.subscribe(() => {
    listeners.tell();
  });
  store.seal?.subscribe((locked) => {
    // What was typed behind the lock has waited in memory.
    if (!locked) {
      for (const each of writers.values()) each.flush().catch(onProblem);
      sync?.poke();
    }
    listeners.tell();
  });
  const stopHideWatch = onPageHide(() => {
    partWith(store, [...writers.values()], onProblem);
  });
  sync?.poke();

  const list = async <T extends keyof DeskRecords>(type: T): Promise<readonly DeskRecords[T][]> => {
    const records = await store.read(['entities'], (tx) => tx.getAll('entities', { prefix: `${type}/` }));
    return records.filter(({ deleted }) => !deleted).map(({ doc }) => doc as unknown as DeskRecords[T]);
  };

  return {
    tenant,
    agent,
    storageProblem: problem,
    seal: store.seal,
    health: store.health,
    get saveState() {
      return { storage: storageState(store), sync: sync?.status };
    },
    openCall({ customer, direction, queue, line }) {
      const record: CallRecord = {
        id: newId(),
        direction,
        state: 'idle',
        customer,
        agent: { id: agent.id, name: agent.name },
        events: [],
        path: [],
        values: {},
        openedAt: clock.now(),
        ...(queue === undefined ? {} : { queue }),
        ...(line === undefined ? {} : { line }),
      };
      return keep(new CallSession(record, sessionOptions));
    },
    async resumeCalls() {
      // One that is handed over waits for whoever takes it.
      const open = (await list('call')).filter(
        (call) => !call.offer && call.state !== 'closed' && call.agent.id === agent.id,
      );
      return Promise.all(
        open.map(async (call) => {
          const draft = (await readDraft(context, draftId(call.id))) as CallDraft | undefined;
          return (
            sessions.get(call.id) ??
            keep(
              new CallSession(
                call,
                sessionOptions,
                draft ?? { values: call.values, ticketId: call.ticketId ?? newId() },
              ),
            )
          );
        }),
      );
    },
    drafts: {
      read: (name) => readDraft(context, name),
      keep(name, data) {
        writerOf(name).touch(() => data);
      },
      async drop(name) {
        writers.get(name)?.cancel();
        await dropDraft(context, name);
      },
    },
    run: (command, input) => command(context, input),
    list,
    refused: () => store.read(['dead'], (tx) => tx.getAll('dead')),
    conflicts: () => store.read(['conflicts'], (tx) => tx.getAll('conflicts')),
    subscribe: (listener) => listeners.add(listener),
    sync() {
      sync?.poke();
    },
    async close<R>(last?: (store: Store) => Promise<R>) {
      closing.abort();
      stopHideWatch();
      unsubscribe();
      listeners.clear();
      // What cannot be stored any more is told; the rest is closed all the same.
      await Promise.all([...sessions.values()].map((session) => session.dispose().catch(onProblem)));
      await Promise.all([...writers.values()].map((writer) => writer.flush().catch(onProblem)));
      await sync?.stop();
      const result = await last?.(store);
      await store.close();
      return result as R;
    },
  };
}

function changesRecords({ keys, missed }: StoreChange): boolean {
  return missed === true || keys.some(({ store }) => store === 'entities' || store === 'dead' || store === 'conflicts');
}
