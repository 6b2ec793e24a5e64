import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** How the program ended and what it wrote. */
export interface BinResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real `callside`, from its source, as a process of its own. */
export async function runBin(
  args: readonly string[],
  { cwd, input = '' }: { cwd: string; input?: string },
): Promise<BinResult> {
  const program = [
    '--conditions=callside-src',
    `--import=${ROOT}tools/mocha/typescript.mjs`,
    `${ROOT}packages/cli/src/main.ts`,
  ];
  const child = spawn(process.execPath, [...program, ...args], { cwd });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}
