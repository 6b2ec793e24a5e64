// Builds every package that has code: types by the TypeScript compiler, modules and single files by rollup.
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { ROOT, packageNames, readJson } from './workspace.mjs';

const names = packageNames();

// dist also holds .tsbuildinfo: left behind, it would tell the compiler that the types are up to date.
for (const name of names) rmSync(join(ROOT, 'packages', name, 'dist'), { recursive: true, force: true });

await run('tsc', ['-b', ...names.map((name) => `packages/${name}`)]);
await run('rollup', ['-c', '--silent']);

for (const name of names) {
  const programs = Object.values(readJson(`packages/${name}/package.json`).bin ?? {});
  for (const program of programs) chmodSync(join(ROOT, 'packages', name, program), 0o755);
}
