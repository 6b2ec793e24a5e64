import type { Doc } from '../storage/entity.js';
import type { Mutation } from '../storage/mutation.js';
import { mergeMutation, mergeRules, type RuleOf } from '../sync/merge.js';
import { applyPatch } from '../sync/patch.js';
import { PROTOCOL, type MutationResult, type PullChange, type PushRequest } from '../sync/protocol.js';
import type { PullOutcome, PushOutcome, Transport, TransportFailure } from '../sync/transport.js';

interface ServerRecord {
  readonly type: string;
  readonly rev: number;
  readonly deleted: boolean;
  readonly doc: Doc;
}

/** A mutation that was answered for good. */
interface Logged {
  readonly client: string;
  readonly seq: number;
  readonly entityId: string;
  readonly rev: number | undefined;
  readonly paths: readonly string[];
  readonly payload: string;
  readonly result: MutationResult;
}

/** Everything that a server keeps; what a backup holds. */
interface ServerState {
  readonly records: Map<string, ServerRecord>;
  readonly log: Map<string, Logged>;
  /** The last `entitySeq` by client and record. */
  readonly order: Map<string, number>;
  readonly lastSeq: Map<string, number>;
  readonly feed: PullChange[];
  readonly effects: Map<string, number>;
}

/**
 * A server in memory behind the transport port, with all rules of the protocol: the same mutation has its effect once, each
 * client's order is kept record by record, changes are merged path by path, tombstones stay. It is as unreachable, forgetful
 * and set back to backups as a test wants. Any number of clients may share one.
 *
 * @example
 * const server = new FakeTransport();
 * server.failure = { kind: 'retry', reason: 'network' }; // offline until set back to undefined
 */
export class FakeTransport implements Transport {
  /** What every request ends with while it is set. */
  failure: TransportFailure | undefined;
  /** Takes effect and then loses the answer, as a network cut after the commit does. */
  loseAnswers = false;
  /** Refuses a mutation; gives the problem's code. */
  refuse: (mutation: Mutation) => string | undefined = () => undefined;
  /** Adds to a new record what only a server knows, such as a ticket's number. */
  complete: (mutation: Mutation, doc: Doc) => Doc = (_mutation, doc) => doc;
  /** Who is right when two have changed one path. */
  rules: (type: string) => RuleOf = (type) => mergeRules(type);
  /** Changes in one answer to a pull. */
  pageSize = 1000;
  epoch = 'fake';
  readonly requests: PushRequest[] = [];
  #state: ServerState = emptyState();
  /** Positions of the feed up to this one are gone. */
  #horizon = 0;

  /** How often each mutation took effect in the life of this data; anything but 1 is a fault. */
  get effects(): ReadonlyMap<string, number> {
    return this.#state.effects;
  }

  /** The record as the server has it. */
  doc(id: string): Doc | undefined {
    return this.#state.records.get(id)?.doc;
  }

  /** Records that were not deleted, by id. */
  docs(): ReadonlyMap<string, Doc> {
    const live = [...this.#state.records].filter(([, { deleted }]) => !deleted);
    return new Map(live.map(([id, { doc }]) => [id, doc]));
  }

  push(request: PushRequest, { signal }: { readonly signal: AbortSignal }): Promise<PushOutcome> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    if (this.failure !== undefined) return Promise.resolve(this.failure);
    this.requests.push(structuredClone(request));
    const held = new Set<string>();
    const results = structuredClone(request.mutations).map((mutation): MutationResult => {
      if (held.has(mutation.entityId)) return blocked(mutation, 'entity-blocked');
      const result = this.#take(request.clientId, mutation);
      if (result.status === 'rejected' || result.status === 'blocked') held.add(mutation.entityId);
      return result;
    });
    if (this.loseAnswers) return Promise.resolve({ kind: 'retry', reason: 'network' });
    const lastSeq = this.#state.lastSeq.get(request.clientId) ?? 0;
    return Promise.resolve({ kind: 'replied', reply: { protocol: PROTOCOL, epoch: this.epoch, lastSeq, results } });
  }

  pull(cursor: string, { signal }: { readonly signal: AbortSignal }): Promise<PullOutcome> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    if (this.failure !== undefined) return Promise.resolve(this.failure);
    const [epoch = '', text = ''] = cursor === '' ? [this.epoch, '0'] : cursor.split(':');
    const from = Number(text);
    const { feed } = this.#state;
    const tooOld = cursor !== '' && from < this.#horizon;
    if (epoch !== this.epoch || tooOld || from > feed.length) return Promise.resolve({ kind: 'resync' });
    const to = Math.min(feed.length, from + this.pageSize);
    // Only what is the latest of its record: an earlier one is met again further on.
    const latest = new Map(feed.map((change, at) => [change.id, at]));
    const changes = feed.slice(from, to).filter((change, at) => latest.get(change.id) === from + at);
    const reply = { protocol: PROTOCOL, epoch: this.epoch, changes: structuredClone(changes) };
    return Promise.resolve({
      kind: 'replied',
      reply: { ...reply, cursor: `${this.epoch}:${String(to)}`, hasMore: to < feed.length },
    });
  }

  /** Changes a record as another client would. */
  change(type: string, id: string, set: Doc): void {
    const known = this.#state.records.get(id);
    const doc = applyPatch(known?.doc ?? { id }, set, []);
    const rev = (known?.rev ?? 0) + 1;
    const result: MutationResult = { id: `other-${String(this.#state.log.size)}`, status: 'applied' };
    const entry = { client: 'other', seq: 0, entityId: id, rev, paths: Object.keys(set), payload: '', result };
    this.#state.log.set(result.id, entry);
    this.#store(id, { type, rev, deleted: false, doc });
  }

  /** Deletes a record as another client would. */
  remove(id: string): void {
    const known = this.#state.records.get(id);
    if (known !== undefined) this.#store(id, { ...known, rev: known.rev + 1, deleted: true });
  }

  /** A copy of everything, to be set back to. */
  backup(): () => void {
    const copy = structuredClone(this.#state);
    return () => {
      this.#state = structuredClone(copy);
      this.epoch = `${this.epoch}+`;
      this.#horizon = 0;
    };
  }

  /** Forgets the feed up to now: every cursor of before is answered with 410. */
  forgetFeed(): void {
    this.#horizon = this.#state.feed.length;
  }

  #take(client: string, mutation: Mutation): MutationResult {
    const { log, order, lastSeq } = this.#state;
    const { id, seq, entityId, entitySeq } = mutation;
    const answered = (): void => {
      lastSeq.set(client, Math.max(seq, lastSeq.get(client) ?? 0));
      order.set(`${client}/${entityId}`, Math.max(entitySeq, order.get(`${client}/${entityId}`) ?? 0));
    };
    const known = log.get(id);
    if (known !== undefined) {
      if (known.payload !== payloadOf(mutation)) return rejected(id, 'mutation-reused');
      const last = order.get(`${client}/${entityId}`) ?? 0;
      if (entitySeq > last + 1) return blocked(mutation, 'entity-seq-gap');
      answered();
      const { status } = known.result;
      if (status !== 'applied' && status !== 'merged') return { ...known.result, ...this.#present(entityId) };
      return { ...known.result, ...this.#present(entityId), status: 'duplicate' };
    }
    for (const entry of log.values())
      if (entry.client === client && entry.seq === seq) return blocked(mutation, 'seq-reused');
    const last = order.get(`${client}/${entityId}`) ?? 0;
    if (entitySeq > last + 1) return blocked(mutation, 'entity-seq-gap');
    if (entitySeq <= last) return rejected(id, 'entity-seq-reused');
    if (mutation.deps.some((dep) => this.#state.effects.get(dep) === undefined))
      return blocked(mutation, 'dependency-missing');
    const code = this.refuse(mutation);
    const { result, paths } =
      code === undefined ? this.#apply(client, mutation) : { result: rejected(id, code), paths: [] };
    answered();
    const rev = paths.length > 0 ? result.rev : undefined;
    log.set(id, { client, seq, entityId, rev, paths, payload: payloadOf(mutation), result });
    return result;
  }

  #apply(client: string, mutation: Mutation): { result: MutationResult; paths: readonly string[] } {
    const { entityId, type, id, op } = mutation;
    const known = this.#state.records.get(entityId) ?? linked(mutation);
    if (op === 'create') {
      if (known !== undefined) return { result: rejected(id, 'record-exists'), paths: [] };
      const doc = this.complete(mutation, applyPatch({ id: entityId }, mutation.set, mutation.unset, mutation.deltas));
      return this.#effect(mutation, { type, rev: 1, deleted: false, doc }, { status: 'applied' });
    }
    if (known === undefined) return { result: rejected(id, 'record-not-found'), paths: [] };
    if (op === 'delete') {
      if (known.deleted) {
        this.#count(id);
        return { result: { id, status: 'applied', ...this.#present(entityId) }, paths: [] };
      }
      return this.#effect(mutation, { ...known, rev: known.rev + 1, deleted: true }, { status: 'applied' });
    }
    if (known.deleted) {
      const problem = problemOf('record-deleted');
      const conflicts = [{ path: '', rule: 'server' as const }];
      return { result: { id, status: 'conflict', problem, conflicts, ...this.#present(entityId) }, paths: [] };
    }
    const changedByOthers = this.#changedByOthers(client, mutation);
    const merged = mergeMutation({ doc: known.doc, mutation, changedByOthers, ruleOf: this.rules(type) });
    const { status, conflicts } = merged;
    const outcome = { status, ...(conflicts.length > 0 ? { conflicts } : {}) };
    if (merged.written.length === 0) {
      this.#count(id);
      return { result: { id, ...outcome, ...this.#present(entityId) }, paths: [] };
    }
    return this.#effect(mutation, { ...known, rev: known.rev + 1, doc: merged.doc }, outcome, merged.written);
  }

  #effect(
    mutation: Mutation,
    record: ServerRecord,
    outcome: Pick<MutationResult, 'status' | 'conflicts'>,
    paths: readonly string[] = pathsOf(mutation),
  ): { result: MutationResult; paths: readonly string[] } {
    this.#count(mutation.id);
    this.#store(mutation.entityId, record);
    return { result: { id: mutation.id, ...outcome, ...stateOf(record) }, paths };
  }

  #count(id: string): void {
    this.#state.effects.set(id, (this.#state.effects.get(id) ?? 0) + 1);
  }

  #changedByOthers(client: string, { entityId, baseRev }: Mutation): readonly string[] {
    const entries = [...this.#state.log.values()];
    return entries.flatMap(({ client: by, entityId: of, rev = 0, paths }) =>
      by !== client && of === entityId && rev > baseRev ? paths : [],
    );
  }

  #present(id: string): Pick<MutationResult, 'rev' | 'doc' | 'deleted'> {
    const record = this.#state.records.get(id);
    return record === undefined ? {} : stateOf(record);
  }

  #store(id: string, record: ServerRecord): void {
    this.#state.records.set(id, record);
    const { type, rev, deleted, doc } = record;
    this.#state.feed.push({ type, id, rev, deleted, doc: deleted ? { id } : doc });
  }
}

function stateOf({ rev, doc, deleted }: ServerRecord): Pick<MutationResult, 'rev' | 'doc' | 'deleted'> {
  return { rev, doc, ...(deleted ? { deleted } : {}) };
}

function emptyState(): ServerState {
  return {
    records: new Map(),
    log: new Map(),
    order: new Map(),
    lastSeq: new Map(),
    feed: [],
    effects: new Map(),
  };
}

function pathsOf({ set, unset, deltas = {} }: Mutation): readonly string[] {
  return [...Object.keys(set), ...unset, ...Object.keys(deltas)];
}

function payloadOf({ type, entityId, op, set, unset, deltas }: Mutation): string {
  return JSON.stringify({ type, entityId, op, set, unset, deltas });
}

/** The response of a survey link is there from the moment that the link was made. */
function linked({ type, entityId }: Mutation): ServerRecord | undefined {
  return type === 'survey-response' ? { type, rev: 0, deleted: false, doc: { id: entityId } } : undefined;
}

function problemOf(code: string) {
  return { code, title: 'Refused', status: 422, detail: 'The server refuses this change.' };
}

function rejected(id: string, code: string): MutationResult {
  return { id, status: 'rejected', problem: problemOf(code) };
}

function blocked({ id }: Mutation, code: string): MutationResult {
  return { id, status: 'blocked', problem: problemOf(code) };
}
