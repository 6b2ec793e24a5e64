// All checks of a change, after `npm ci`; `.ci/run` calls it. The last line adds up every runner.
import { checkOf, report, totalsOf } from './totals.mjs';

const rows = [
  ...(await checkOf('eslint', ['eslint', '.'])),
  ...(await checkOf('prettier', ['prettier', '--check', '.'])),
  ...(await checkOf('build', ['node', 'tools/build.mjs'])),
  ...(await checkOf('typecheck', ['tsc', '-b'])),
  ...(await totalsOf('test', ['node', 'tools/test.mjs'])),
  ...(await checkOf('storybook', ['npm', 'run', '--silent', 'build:storybook'])),
  ...(await totalsOf('packages', ['node', 'tools/packages.mjs'])),
  ...(await totalsOf('size', ['node', 'tools/size.mjs'])),
];
report(rows);
