import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, openPglite, openPostgres, signToken } from '@callside/server';
import { startPostgres } from '../../tools/postgres.mjs';

const SECRET = 'a secret for measurements, of more than 32 bytes';

/** Rounds are in turns, so that a busy moment of the machine meets all contenders alike. */
const ROUNDS = 7;
const ROUND_MS = 1500;

/** Pages that push at once, each change in a request of its own: a call centre, not an import. */
const CLIENTS = 8;

/**
 * Counts pushes a second over HTTP, each one change in one durable transaction: PGlite in a folder, PostgreSQL beside it (where
 * it is installed), for one tenant and for eight, whose commits need not wait for each other.
 */
export async function measureServerPushes() {
  const folder = mkdtempSync(join(tmpdir(), 'callside-bench-'));
  const postgres = await startPostgres();
  const servers = [await serve('PGlite', await openPglite({ dataDir: join(folder, 'data') }))];
  if (postgres) servers.push(await serve('PostgreSQL', openPostgres({ url: postgres.url })));
  try {
    return [
      ...(await inTurns('pushes of one tenant', servers, 1)),
      ...(await inTurns('pushes of eight tenants', servers, CLIENTS)),
    ];
  } finally {
    for (const { server } of servers) await server.close();
    postgres?.stop();
    rmSync(folder, { recursive: true });
  }
}

async function serve(who, database) {
  const server = await createServer({
    database,
    auth: { secret: SECRET },
    definitions: [],
    staffRequestsPerMinute: 10_000_000,
  });
  return { who, server, url: await server.listen({ port: 0 }) };
}

async function inTurns(what, servers, tenants) {
  const contenders = await Promise.all(
    servers.map(async ({ who, url }) => ({ who, clients: await clientsOf(url, tenants), samples: [] })),
  );
  for (const { clients } of contenders) await pushesIn(clients, ROUND_MS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { clients, samples } of contenders) samples.push(await pushesIn(clients, ROUND_MS));
  }
  return contenders.map(({ who, samples }) => {
    return { what, unit: 'pushes/s', who, baseline: who === 'PGlite', samples };
  });
}

function clientsOf(url, tenants) {
  const names = Array.from({ length: tenants }, () => `t-${randomUUID()}`);
  return Promise.all(
    Array.from({ length: CLIENTS }, async (_, index) => {
      const tenant = names[index % tenants];
      const who = { tenant, subject: String(index), name: 'Lin', roles: ['agent'] };
      const token = await signToken({ secret: SECRET, ...who, expiresIn: '1h' });
      return { url, token, clientId: randomUUID(), seq: 0 };
    }),
  );
}

/** Every client pushes, one change after the other, until the time is over; resolves to the rate of all. */
async function pushesIn(clients, ms) {
  const start = performance.now();
  const counts = await Promise.all(
    clients.map(async (client) => {
      let count = 0;
      for (; performance.now() - start < ms; count++) await push(client);
      return count;
    }),
  );
  return (counts.reduce((sum, count) => sum + count, 0) * 1000) / (performance.now() - start);
}

async function push(client) {
  client.seq += 1;
  const order = {
    id: randomUUID(),
    seq: client.seq,
    entitySeq: 1,
    entityId: randomUUID(),
    clientTime: 1,
    actor: '1001',
  };
  const content = { type: 'call', op: 'create', baseRev: 0, set: { note: 'x' }, unset: [], deps: [] };
  const envelope = { protocol: 1, clientId: client.clientId, epoch: '', schemaVersion: 1 };
  const reply = await fetch(`${client.url}/v1/sync/push`, {
    method: 'POST',
    headers: { authorization: `Bearer ${client.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...envelope, mutations: [{ ...order, ...content }] }),
  });
  const { results } = await reply.json();
  if (results?.[0]?.status !== 'applied') throw new Error(`A push was not applied: ${JSON.stringify(results)}`);
}
