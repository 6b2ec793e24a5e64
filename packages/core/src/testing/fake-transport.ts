import type { Mutation } from '../storage/mutation.js';
import type { Doc } from '../storage/entity.js';
import { applyPatch } from '../sync/patch.js';
import { PROTOCOL, type MutationResult, type PullChange, type PushRequest } from '../sync/protocol.js';
import type { PullOutcome, PushOutcome, Transport, TransportFailure } from '../sync/transport.js';

interface ServerRecord {
  readonly type: string;
  readonly rev: number;
  readonly doc: Doc;
}

/**
 * A server in memory behind the transport port: idempotent by mutation id, one revision per change, and as unreachable
 * as the test wants.
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
  readonly requests: PushRequest[] = [];
  /** How often each mutation took effect; anything but 1 is a fault. */
  readonly effects = new Map<string, number>();
  readonly #records = new Map<string, ServerRecord>();
  readonly #results = new Map<string, MutationResult>();
  readonly #feed: PullChange[] = [];

  /** The record as the server has it. */
  doc(id: string): Doc | undefined {
    return this.#records.get(id)?.doc;
  }

  push(request: PushRequest, { signal }: { readonly signal: AbortSignal }): Promise<PushOutcome> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    if (this.failure !== undefined) return Promise.resolve(this.failure);
    this.requests.push(structuredClone(request));
    const stopped = new Set<string>();
    const results = request.mutations.map((mutation): MutationResult => {
      if (stopped.has(mutation.entityId)) return { id: mutation.id, status: 'blocked' };
      const result = this.#take(mutation);
      if (result.status === 'rejected') stopped.add(mutation.entityId);
      return result;
    });
    if (this.loseAnswers) return Promise.resolve({ kind: 'retry', reason: 'network' });
    const lastSeq = Math.max(0, ...request.mutations.map(({ seq }) => seq));
    return Promise.resolve({ kind: 'replied', reply: { protocol: PROTOCOL, epoch: 'fake', lastSeq, results } });
  }

  pull(cursor: string, { signal }: { readonly signal: AbortSignal }): Promise<PullOutcome> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    if (this.failure !== undefined) return Promise.resolve(this.failure);
    const changes = this.#feed.slice(Number(cursor));
    return Promise.resolve({
      kind: 'replied',
      reply: { protocol: PROTOCOL, epoch: 'fake', changes, cursor: String(this.#feed.length), hasMore: false },
    });
  }

  /** Changes a record as another client would. */
  change(type: string, id: string, set: Doc): void {
    const known = this.#records.get(id);
    this.#store(id, { type, rev: (known?.rev ?? 0) + 1, doc: applyPatch(known?.doc ?? { id }, set, []) });
  }

  #take(mutation: Mutation): MutationResult {
    const stored = this.#results.get(mutation.id);
    if (stored !== undefined) return { ...stored, status: stored.status === 'rejected' ? 'rejected' : 'duplicate' };
    const code = this.refuse(mutation);
    const result = code === undefined ? this.#apply(mutation) : rejected(mutation.id, code);
    this.#results.set(mutation.id, result);
    return result;
  }

  #apply(mutation: Mutation): MutationResult {
    const { entityId, type } = mutation;
    this.effects.set(mutation.id, (this.effects.get(mutation.id) ?? 0) + 1);
    const known = this.#records.get(entityId);
    const patched = applyPatch(known?.doc ?? { id: entityId }, mutation.set, mutation.unset);
    const doc = known === undefined ? this.complete(mutation, patched) : patched;
    const rev = (known?.rev ?? 0) + 1;
    this.#store(entityId, { type, rev, doc });
    return { id: mutation.id, status: 'applied', rev, doc };
  }

  #store(id: string, record: ServerRecord): void {
    this.#records.set(id, record);
    this.#feed.push({ ...record, id, deleted: false });
  }
}

function rejected(id: string, code: string): MutationResult {
  return {
    id,
    status: 'rejected',
    problem: { code, title: 'Refused', status: 422, detail: 'The server refuses this change.' },
  };
}
