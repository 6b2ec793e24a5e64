import { PROTOCOL, SCHEMA_VERSION, type NewId } from '@callside/core';
import { askBackend, type Backend, type Reply } from './backend.js';
import type { CaseResult, ConformanceCase, Fault, Need, PullStep, PushStep, Step } from './case.js';
import { differences, type Difference } from './match.js';
import { createNames, type Names } from './names.js';
import { shapeFaults } from './reply-shape.js';

/**
 * Runs one case: its steps in their order, up to the first reply that is not as it has to be.
 *
 * @example
 * const { outcome, faults } = await runCase(each, backend, randomId);
 */
export async function runCase(each: ConformanceCase, backend: Backend, newId: NewId): Promise<CaseResult> {
  const missing = (each.needs ?? []).filter((need) => !has(backend, need));
  if (missing.length > 0) return { case: each, outcome: 'skipped', faults: [], missing };
  const run: Run = { backend, names: createNames(newId), clients: new Map() };
  run.names.save('old-cursor', backend.oldCursor);
  run.names.save('first-person', backend.person);
  run.names.save('second-person', backend.secondPerson);
  if (each.steps.some(({ pull }) => pull !== undefined)) run.names.save('start', await endOfFeed(run));
  for (const [index, step] of each.steps.entries()) {
    const found = await runStep(run, step);
    const faults = found.map((difference): Fault => ({ step: index + 1, ...difference }));
    if (faults.length > 0) return { case: each, outcome: 'failed', faults, missing };
  }
  return { case: each, outcome: 'passed', faults: [], missing };
}

interface Run {
  readonly backend: Backend;
  readonly names: Names;
  /** What each client has numbered so far. */
  readonly clients: Map<string, { seq: number; readonly entities: Map<string, number> }>;
}

function has(
  { secondToken, person, secondPerson, otherTenantToken, oldCursor, hasForm }: Backend,
  need: Need,
): boolean {
  if (need === 'form') return hasForm;
  if (need === 'persons') return person !== undefined && secondPerson !== undefined;
  return { 'second-user': secondToken, 'other-tenant': otherTenantToken, 'old-cursor': oldCursor }[need] !== undefined;
}

/** Where the tenant's feed ends now: a case looks at what comes after. */
async function endOfFeed({ backend }: Run): Promise<string> {
  for (let cursor = ''; ;) {
    const path = `/v1/sync/pull?limit=1000&cursor=${encodeURIComponent(cursor)}`;
    const reply = await askBackend(backend, { method: 'GET', path, token: backend.token });
    const body = reply?.body as { cursor?: unknown; hasMore?: unknown } | undefined;
    if (typeof body?.cursor !== 'string' || body.cursor === cursor) return cursor;
    cursor = body.cursor;
    if (body.hasMore !== true) return cursor;
  }
}

async function runStep(run: Run, step: Step): Promise<readonly Difference[]> {
  const { backend, names } = run;
  const token = tokenOf(backend, step.as);
  const mutations = step.push === undefined ? undefined : mutationsOf(run, step.push);
  const reply = await askBackend(backend, { token, ...requestOf(run, step, mutations) });
  if (reply === undefined) return [{ code: 'unreachable', path: '' }];
  const faults = faultsOf(run, reply, { step, mutations });
  for (const [name, path] of Object.entries(step.save ?? {})) names.save(name, partOf(reply.body, path));
  return faults;
}

function faultsOf(
  { names }: Run,
  reply: Reply,
  { step, mutations }: { step: Step; mutations: readonly Mutation[] | undefined },
): readonly Difference[] {
  const { status, body } = step.expect;
  const allowed = [status].flat();
  if (!allowed.includes(reply.status)) {
    return [{ code: 'status', path: '', expected: allowed.join(' | '), found: reply.status }];
  }
  const results = mutations?.map(({ id }) => id);
  const shape = shapeFaults(reply, { pull: step.pull !== undefined, ...(results === undefined ? {} : { results }) });
  return shape.length > 0 ? shape : differences(reply.body, names.fill(body ?? {}));
}

function requestOf(
  run: Run,
  { push, pull, request }: Step,
  mutations: readonly Mutation[] | undefined,
): { method: string; path: string; body?: unknown } {
  const { names } = run;
  if (push !== undefined) {
    const envelope = { protocol: PROTOCOL, clientId: names.id(`client-${push.client}`), epoch: '' };
    const body = { ...envelope, schemaVersion: SCHEMA_VERSION, mutations, ...push.envelope };
    return { method: 'POST', path: '/v1/sync/push', body };
  }
  if (pull !== undefined) return { method: 'GET', path: pullPath(names, pull) };
  if (request === undefined) throw new TypeError('A step has one of push, pull and request.');
  return { ...request, ...('body' in request ? { body: names.fill(request.body) } : {}) };
}

function pullPath(names: Names, { cursor = '{{saved.start}}', limit }: PullStep): string {
  const from = names.fill(cursor);
  const query = new URLSearchParams({ cursor: typeof from === 'string' ? from : '' });
  if (limit !== undefined) query.set('limit', String(limit));
  return `/v1/sync/pull?${query.toString()}`;
}

type Mutation = Readonly<Record<string, unknown>> & { readonly id: string };

/** Fills in what a case leaves out; `repeat` makes many of one. */
function mutationsOf(run: Run, push: PushStep): readonly Mutation[] {
  return push.mutations.flatMap(({ repeat = 1, ...given }) =>
    Array.from({ length: Number(repeat) }, () => mutationOf(run, push.client, given)),
  );
}

function mutationOf({ names, clients }: Run, client: string, written: Readonly<Record<string, unknown>>): Mutation {
  const given = names.fill(written) as Readonly<Record<string, unknown>>;
  const state = clients.get(client) ?? { seq: 0, entities: new Map<string, number>() };
  clients.set(client, state);
  const fresh = `made-${String(clients.size)}-${String(state.seq)}`;
  const { id = names.id(`${client}-${fresh}`), entityId = names.id(`${client}-${fresh}-record`) } = given;
  const seq = Number(given.seq ?? state.seq + 1);
  const entitySeq = Number(given.entitySeq ?? (state.entities.get(String(entityId)) ?? 0) + 1);
  state.seq = Math.max(state.seq, seq);
  state.entities.set(String(entityId), entitySeq);
  const content = { type: 'call', op: 'patch', baseRev: 0, set: {}, unset: [], deps: [], clientTime: 1 };
  return { ...content, actor: 'conformance', ...given, id: String(id), entityId, seq, entitySeq };
}

function tokenOf(backend: Backend, who: Step['as'] = 'first'): string | undefined {
  switch (who) {
    case 'first':
      return backend.token;
    case 'second':
      return backend.secondToken;
    case 'other-tenant':
      return backend.otherTenantToken;
    case 'nobody':
      return undefined;
    case 'forged':
      // The last sign of a signature has bits that do not count, so the one before is changed.
      return backend.token.replace(/(.)(.)$/, (_, sign: string, last: string) => `${sign === 'A' ? 'B' : 'A'}${last}`);
  }
}

function partOf(body: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((name) => name !== '')
    .reduce<unknown>(
      (at, name) => (typeof at === 'object' && at !== null ? at[name as keyof typeof at] : undefined),
      body,
    );
}
