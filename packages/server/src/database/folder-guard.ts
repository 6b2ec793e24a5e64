import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Longest path of a socket that every system takes. */
const MOST_PATH = 100;

/**
 * Holds a folder for this process: a second one on the same machine is refused. The hold is a socket beside the folder, which
 * the system closes with the process, however it ends; two machines that share a folder are not kept apart.
 *
 * @returns lets the folder go
 * @example
 * const release = await holdFolder('.callside-data');
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const address = addressOf(resolve(folder));
  if (await isHeld(address)) throw held(folder);
  // Nobody listens, so the file is what a killed process left behind.
  if (process.platform !== 'win32') await rm(address, { force: true });
  const server = createServer((socket) => socket.destroy());
  server.unref().listen(address);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (isCode(error, 'EADDRINUSE')) throw held(folder);
    throw error;
  }
  return async () => {
    await new Promise((done) => server.close(done));
  };
}

function addressOf(path: string): string {
  const name = `callside-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const beside = `${path}.lock`;
  return Buffer.byteLength(beside) <= MOST_PATH ? beside : join(tmpdir(), `${name}.lock`);
}

async function isHeld(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ECONNREFUSED')) return false;
    throw error;
  } finally {
    socket.destroy();
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function held(folder: string): Error {
  return new Error(`The folder ${folder} is in use by another process. Use PostgreSQL for more than one server.`);
}
