// Starts other programs. Node's own modules only, so that it works before anything is installed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where the programs of installed packages are; ahead of the system's, as npm has it. */
const PATH = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;

/**
 * Runs a program in the repository with its output shown, and ends this process with the same code when it fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to the environment
 */
export async function run(program, args, env) {
  const code = await exitCodeOf(program, args, env);
  if (code === 0) return;
  console.error(`\n${program} ${args.join(' ')} ended with code ${code}.`);
  process.exit(code);
}

/**
 * Runs a program in the repository with its output shown. One that is not over after `minutes` is ended with all that it
 * has started: what hangs must not take the time of everything behind it.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to the environment
 * @param {{minutes?: number}} [limit]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it, 124 when it took too long, 127 when it could not be
 * started
 */
export async function exitCodeOf(program, args, env = {}, { minutes } = {}) {
  // In a group of its own it can be ended as a whole, and a Ctrl-C reaches it only through us.
  const detached = minutes !== undefined;
  const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, PATH, ...env }, detached });
  const endGroup = (signal) => process.kill(-child.pid, signal);
  let isLate = false;
  const timer =
    detached &&
    setTimeout(() => {
      isLate = true;
      console.error(`\n${program} ${args.join(' ')} is not over after ${minutes} minutes.`);
      endGroup('SIGKILL');
    }, minutes * 60_000);
  if (detached) for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, endGroup);
  try {
    const [code] = await once(child, 'exit');
    return isLate ? 124 : (code ?? 1);
  } catch (error) {
    console.error(`${program} could not be started: ${error.message}`);
    return 127;
  } finally {
    clearTimeout(timer);
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, endGroup);
  }
}
