// A PostgreSQL of the tests' own: a new cluster in a temporary folder, on a free port, gone afterwards.
// Node's own modules only.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/**
 * @typedef {object} Postgres
 * @property {string} url
 * @property {() => void} stop ends it and removes its data
 * @property {() => void} kill ends it as a power cut would: every process of it at once, nothing is written any more
 * @property {() => void} restart starts it again on its data and port
 */

/**
 * Starts PostgreSQL where its programs are installed.
 *
 * @returns {Promise<Postgres | undefined>} undefined where there is none
 */
export async function startPostgres() {
  const programs = findPrograms();
  if (programs === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'callside-postgres-'));
  const data = join(folder, 'data');
  const port = await freePort();
  const run = runner(folder);
  run(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C']);
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`;
  const start = () =>
    run(join(programs, 'pg_ctl'), ['-D', data, '-l', join(folder, 'log'), '-o', settings, '-w', 'start']);
  start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    kill() {
      const lock = join(data, 'postmaster.pid');
      const [first = ''] = readFileSync(lock, 'utf8').split('\n');
      // Its children, too: one that lives on would hold the memory that the next start asks for.
      const children = readFileSync(`/proc/${first}/task/${first}/children`, 'utf8').trim().split(' ');
      const pids = [first, ...children].filter((pid) => pid !== '').map(Number);
      for (const pid of pids) endAtOnce(pid);
      while (pids.some(isAlive)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      // Where nobody collects the dead, their number seems taken for ever.
      for (const file of [lock, join(folder, `.s.PGSQL.${port}.lock`)]) rmSync(file);
    },
    restart: start,
    stop() {
      if (existsSync(join(data, 'postmaster.pid'))) {
        run(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A process that has just ended by itself is no failure. */
function endAtOnce(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** One that waits to be collected is dead. */
function isAlive(pid) {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** The folder of the newest installed version's programs. */
function findPrograms() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

/** PostgreSQL does not run as root: there it runs as the user that its package brings. */
function runner(folder) {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(folder, idOf('-u'), idOf('-g'));
  return (program, args) => {
    const [command, ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', program, ...args] : [program, ...args];
    const { status, error, stderr } = spawnSync(command, rest, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
  };
}

function idOf(which) {
  return Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout.trim());
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
