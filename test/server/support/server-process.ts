import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { signToken } from '@callside/server';
import { SECRET } from './server.js';

const MAIN = new URL('../../../packages/server/src/main.ts', import.meta.url).pathname;

/** `callside-server` as an operator starts it, from its source. */
export function spawnServer(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
  const node = ['--conditions=callside-src', '--import=./tools/mocha/typescript.mjs', MAIN, ...args];
  const clean = { ...process.env, CALLSIDE_SECRET: undefined, PORT: undefined, ...env };
  return spawn(process.execPath, node, { env: clean });
}

/** A server in a process of its own that takes requests. */
export interface ServerProcess {
  readonly url: string;
  /** What it said when it was ready. */
  readonly greeting: string;
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves to its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts a server on a free port and waits until it listens. */
export async function startProcess(args: readonly string[]): Promise<ServerProcess> {
  const child = spawnServer(['--port', '0', ...args], { CALLSIDE_SECRET: SECRET });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  let output = '';
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    output += String(chunk);
    const url = /listens on (http:\S+)/.exec(output)?.[1];
    if (url === undefined) continue;
    // What it logs from now on must not fill the pipe, and reading on must not end it.
    child.stdout.resume();
    return { url, greeting: output, child, ended };
  }
  throw new Error(`The server did not start: ${output}`);
}

/** A token for a server with the machine's own time. */
export function tokenNow(tenant: string): Promise<string> {
  return signToken({ secret: SECRET, tenant, subject: '1001', name: 'Lin', roles: ['agent'], expiresIn: '1h' });
}
