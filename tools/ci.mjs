// All checks of a change, after `npm ci`; `.ci/run` calls it. The last line adds up every runner.
import { checkOf, report, totalsOf } from './totals.mjs';

async function inTurn(...checks) {
  const rows = [];
  for (const [runner, command] of checks) rows.push(...(await checkOf(runner, command)));
  return rows;
}

// ESLint reads sources only and takes as long as all that builds: they go side by side.
const built = await Promise.all([
  inTurn(['eslint', ['eslint', '.']]),
  inTurn(
    ['prettier', ['prettier', '--check', '.']],
    ['build', ['node', 'tools/build.mjs']],
    ['typecheck', ['tsc', '-b']],
  ),
]);

const rows = [
  ...built.flat(),
  ...(await totalsOf('test', ['node', 'tools/test.mjs'])),
  ...(await checkOf('storybook', ['npm', 'run', '--silent', 'build:storybook'])),
  ...(await totalsOf('packages', ['node', 'tools/packages.mjs'])),
  ...(await totalsOf('size', ['node', 'tools/size.mjs'])),
];
report(rows);
