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
 * Runs a program in the repository with its output shown.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to the environment
 * @returns {Promise<number>} its exit code; 1 when a signal ended it, 127 when it could not be started
 */
export async function exitCodeOf(program, args, env = {}) {
  const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, PATH, ...env } });
  try {
    const [code] = await once(child, 'exit');
    return code ?? 1;
  } catch (error) {
    console.error(`${program} could not be started: ${error.message}`);
    return 127;
  }
}
