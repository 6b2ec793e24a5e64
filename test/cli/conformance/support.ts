import { readFileSync } from 'node:fs';
import type { DefinitionHead } from '@callside/core';
import { createServer, openPglite, openPostgres, signToken, type Database, type Server } from '@callside/server';
import { runCommand } from 'callside';

const SECRET = 'a secret for tests only, of more than 32 bytes';
const FORM = new URL('../../../packages/cli/conformance/definitions/conformance-form.json', import.meta.url);

/** A running server with all that the cases need. */
export interface Backend {
  readonly url: string;
  readonly args: readonly string[];
  readonly server: Server;
}

export async function startBackend(database?: Database): Promise<Backend> {
  const form = JSON.parse(readFileSync(FORM, 'utf8')) as DefinitionHead;
  const server = await createServer({
    database: database ?? (await openPglite()),
    auth: { secret: SECRET },
    definitions: [form],
  });
  const url = await server.listen({ port: 0 });
  const tenant = `t-${crypto.randomUUID()}`;
  const token = (who: string, of: string): Promise<string> =>
    signToken({ secret: SECRET, tenant: of, subject: who, name: who, roles: ['agent'], expiresIn: '1h' });
  const oldCursor = Buffer.from(`${crypto.randomUUID()}:1:0`).toString('base64url');
  const args = [
    ...['--token', await token('first', tenant), '--second-token', await token('second', tenant)],
    ...['--other-tenant-token', await token('other', `${tenant}-b`), '--old-cursor', oldCursor, '--form'],
  ];
  return { url, args, server };
}

export function openTestPostgres(): Database | undefined {
  const url = process.env.CALLSIDE_TEST_DATABASE_URL;
  return url === undefined ? undefined : openPostgres({ url });
}

/** Runs `callside conformance` in this process. */
export async function conformance(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(['conformance', ...args], {
    print: (text) => out.push(text),
    complain: (text) => err.push(text),
    readInput: () => Promise.resolve(''),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
