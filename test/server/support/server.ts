import { randomUUID } from 'node:crypto';
import type { Clock, Doc, Mutation, PullReply, PushReply } from '@callside/core';
import {
  createServer,
  openPglite,
  openPostgres,
  signToken,
  type Database,
  type Row,
  type Sql,
  type SqlValue,
  type Server,
  type ServerOptions,
} from '@callside/server';
import { expect } from 'chai';
import { csatSurvey, editableSurvey, mergingForm, repairForm, retiredSurvey, timedSurvey } from './definitions.js';

export const SECRET = 'a secret for tests only, of more than 32 bytes';

/** 22:00 UTC on 20 November 2026: already the 21st in Shanghai. */
export const NOW = Date.UTC(2026, 10, 20, 22);

/** Time that stands still until a test moves it. */
export const clock: Clock & { set(now: number): void } = (() => {
  let time = NOW;
  return {
    now: () => time,
    after: () => () => undefined,
    set: (now: number) => {
      time = now;
    },
  };
})();

beforeEach(() => {
  clock.set(NOW);
});

/** For what opens a database of its own: PGlite takes seconds to start. */
export const OPENING_TIME = 120_000;

let shared: Promise<Server> | undefined;

before(async function () {
  this.timeout(OPENING_TIME);
  await sharedServer();
});

after(async () => {
  await (await shared)?.close();
});

/** One server in memory for all test files: tenants keep the tests apart. */
export function sharedServer(): Promise<Server> {
  shared ??= startServer();
  return shared;
}

export async function startServer(options: Partial<ServerOptions> = {}): Promise<Server> {
  const database = options.database ?? (await openDatabase());
  const server = await createServer({
    auth: { secret: SECRET },
    definitions: [repairForm, mergingForm, csatSurvey, editableSurvey, timedSurvey, retiredSurvey],
    clock,
    staffRequestsPerMinute: 1_000_000,
    surveyRequestsPerMinute: 1_000_000,
    ...options,
    database: noting(database),
  });
  // What a test asks of the database itself is no statement of the server.
  return { ...server, database };
}

const run = new Set<string>();

/** Every statement that servers of this process have run so far. */
export function statementsRun(): ReadonlySet<string> {
  return run;
}

/** The database, with a note of every statement that a server runs on it. */
function noting(database: Database): Database {
  const noted = <S extends Sql>(sql: S): S => ({
    ...sql,
    query(text: string, values?: readonly SqlValue[]) {
      run.add(text);
      return sql.query(text, values);
    },
  });
  return { ...noted(database), transaction: (work) => database.transaction((tx) => work(noted(tx))) };
}

/** PGlite, or the PostgreSQL that the environment names: the suite is the same on both. */
async function openDatabase(): Promise<Database> {
  const { CALLSIDE_TEST_SERVER_ON: kind, CALLSIDE_TEST_DATABASE_URL: url } = process.env;
  if (kind !== 'postgres') return openPglite();
  if (url === undefined) throw new Error('CALLSIDE_TEST_SERVER_ON=postgres needs CALLSIDE_TEST_DATABASE_URL.');
  return openPostgres({ url });
}

export function newTenant(): string {
  return `t-${randomUUID()}`;
}

export function tokenFor(
  tenant: string,
  claims: { subject?: string; roles?: string[]; teams?: string[]; expiresIn?: number } = {},
) {
  const { subject = '1001', roles = ['agent'], teams, expiresIn = 3600 } = claims;
  return signToken({
    secret: SECRET,
    tenant,
    subject,
    name: 'Lin',
    roles,
    ...(teams && { teams }),
    expiresIn,
    now: clock.now(),
  });
}

/** One agent's device: numbers its mutations as the protocol wants and speaks to the server. */
export class Device {
  readonly clientId = randomUUID();
  readonly #entitySeqs = new Map<string, number>();
  #seq = 0;

  constructor(
    readonly server: Server,
    readonly tenant: string,
    readonly claims: { readonly subject?: string; readonly roles?: string[]; readonly teams?: string[] } = {},
  ) {}

  create(given: Partial<Mutation> = {}): Mutation {
    return this.#mutation({ op: 'create', set: { form: { id: 'repair', version: 1 }, status: 'pending' }, ...given });
  }

  patch(entityId: string, baseRev: number, set: Doc, given: Partial<Mutation> = {}): Mutation {
    return this.#mutation({ op: 'patch', entityId, baseRev, set, ...given });
  }

  remove(entityId: string, baseRev: number, given: Partial<Mutation> = {}): Mutation {
    return this.#mutation({ op: 'delete', entityId, baseRev, ...given });
  }

  async push(...mutations: unknown[]): Promise<PushReply> {
    const reply = await this.pushBody({ ...this.envelope(), mutations });
    expect(reply.statusCode, reply.body).to.equal(200);
    return reply.json<PushReply>();
  }

  envelope(): Doc {
    return { protocol: 1, clientId: this.clientId, epoch: '', schemaVersion: 1 };
  }

  async pushBody(payload: object | string) {
    const headers = { ...(await this.authorization()), 'content-type': 'application/json' };
    return this.server.app.inject({ method: 'POST', url: '/v1/sync/push', headers, payload });
  }

  async authorization(): Promise<{ authorization: string }> {
    return { authorization: `Bearer ${await tokenFor(this.tenant, this.claims)}` };
  }

  /** Rows of the tenant in one of the server's tables. */
  async rows(table: string, columns = '*'): Promise<readonly Row[]> {
    return this.server.database.query(`SELECT ${columns} FROM ${table} WHERE tenant_id = $1`, [this.tenant]);
  }

  async pull(cursor = '', limit = 200): Promise<PullReply> {
    const reply = await this.pullRaw(`?cursor=${cursor}&limit=${String(limit)}`);
    expect(reply.statusCode, reply.body).to.equal(200);
    return reply.json<PullReply>();
  }

  async pullRaw(query: string) {
    const headers = await this.authorization();
    return this.server.app.inject({ method: 'GET', url: `/v1/sync/pull${query}`, headers });
  }

  #mutation(given: Partial<Mutation>): Mutation {
    const entityId = given.entityId ?? randomUUID();
    const entitySeq = (this.#entitySeqs.get(entityId) ?? 0) + 1;
    this.#entitySeqs.set(entityId, entitySeq);
    this.#seq += 1;
    const order = { id: randomUUID(), seq: this.#seq, entitySeq, entityId };
    const content = { type: 'ticket' as const, op: 'patch' as const, baseRev: 0, set: {}, unset: [], deps: [] };
    return { ...content, ...order, clientTime: 1, actor: '1001', ...given };
  }
}

/** A device of a tenant of its own. */
export async function newDevice(): Promise<Device> {
  return new Device(await sharedServer(), newTenant());
}
