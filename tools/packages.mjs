// `npm run packages`: checks every package as npm would publish it. publint reads the manifest and the files,
// are-the-types-wrong resolves the types as each module system does.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildPackages } from './prepare.mjs';
import { run } from './run.mjs';
import { handOn } from './totals.mjs';
import { ROOT, packageNames } from './workspace.mjs';

/** Entries without types: data, and the single file for a plain page. */
const NOT_CODE = ['./custom-elements.json', './cdn.js'];

const CHECKS = {
  publint: (folder) => [folder, '--strict'],
  attw: (folder) => ['--pack', folder, '--profile', 'esm-only', '--no-color', '--exclude-entrypoints', ...NOT_CODE],
};

await buildPackages();
await run('node', ['tools/analyze.mjs']);

const rows = [];
for (const [runner, argsFor] of Object.entries(CHECKS)) {
  const row = { runner, passed: 0, failed: 0, skipped: 0 };
  for (const name of packageNames()) {
    const problem = await problemOf(runner, argsFor(`packages/${name}`));
    console.log(`${runner.padEnd(8)} ${name.padEnd(14)} ${problem === undefined ? 'ok' : `failed\n${problem}`}`);
    row[problem === undefined ? 'passed' : 'failed'] += 1;
  }
  rows.push(row);
}
handOn(rows);
process.exitCode = rows.some(({ failed }) => failed > 0) ? 1 : 0;

/** What a program says when it fails; undefined when it ends with code 0. */
async function problemOf(program, args) {
  try {
    await promisify(execFile)(join(ROOT, 'node_modules/.bin', program), args, { cwd: ROOT });
    return undefined;
  } catch (error) {
    return [error.stdout, error.stderr, error.message].find(Boolean);
  }
}
