// Makes a fresh clone ready: dependencies, then a build. Node's own modules only, because nothing is installed yet.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What a build depends on besides the sources of the packages. */
const BUILD_SETTINGS = [
  'package-lock.json',
  'rollup.config.mjs',
  'tsconfig.base.json',
  'tools/build.mjs',
  'tools/rollup',
];

/** Installs the dependencies when they are missing or older than the lock file. */
export async function installDependencies() {
  if (changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json')) return;
  await step('Installing dependencies, about a minute', () => run('npm', ['ci', '--no-audit', '--no-fund']));
}

/** Builds the packages when a source is newer than what was built from it. */
export async function buildPackages() {
  const names = readdirSync(join(ROOT, 'packages')).filter((name) =>
    existsSync(join(ROOT, `packages/${name}/src/index.ts`)),
  );
  const built = Math.min(...names.map((name) => changedAt(`packages/${name}/dist/index.js`)));
  const sources = names.flatMap((name) => [`packages/${name}/src`, `packages/${name}/package.json`]);
  if (built > Math.max(...[...sources, ...BUILD_SETTINGS].map(changedAt))) return;
  await step('Building the packages', () => run('node', ['tools/build.mjs']));
}

async function step(title, work) {
  console.log(`${title} …`);
  const started = performance.now();
  await work();
  console.log(`  done in ${Math.round((performance.now() - started) / 1000)} s.`);
}

/** When a file, or anything in a folder, was last changed; 0 when it does not exist. */
function changedAt(path) {
  const absolute = join(ROOT, path);
  if (!existsSync(absolute)) return 0;
  const stat = statSync(absolute);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(absolute).map((name) => changedAt(join(path, name))));
}
