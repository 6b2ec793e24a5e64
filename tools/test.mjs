// `npm test`: everything, in a fresh clone too. `npm test -- e2e` or `npm test -- core ui` runs a part:
// a runner (node, browser, stories, e2e) or a folder of test/. BROWSERS=chromium,firefox picks the engines.
// At the top Node's own modules only: nothing may be installed yet.
import { installBrowsers } from './install-browsers.mjs';
import { installOldChromium } from './old-chromium.mjs';
import { startPostgres } from './postgres.mjs';
import { buildPackages, installDependencies } from './prepare.mjs';
import { report, totalsOf } from './totals.mjs';

/** Which folders of test/ each runner runs. `core` runs in Node and in every browser. */
const RUNNERS = {
  node: ['core', 'playbooks', 'server', 'cli', 'tools'],
  browser: ['core', 'ui', 'ticket-form', 'call-script', 'qa-scorecard', 'survey', 'integration'],
  stories: ['stories'],
  e2e: ['e2e', 'crash'],
};

/** Tests of the server that open a database of their own, whichever the others run on. */
const OWN_DATABASE = ['test/server/database.test.ts', 'test/server/stop.test.ts'];

const plan = planOf(process.argv.slice(2));

await installDependencies();
await buildPackages();
if (plan.browser || plan.stories || plan.e2e) await installBrowsers();
if (plan.e2e) await installOldChromium();

// Each of the runners in Node waits most of its time for one core, a disk or a browser: they go side by side.
const inNode = await Promise.all([
  plan.node ? nodeTests(plan.node) : [],
  ...(plan.e2e ?? []).map((folder) => mocha(folder, [folder], { options: ['--timeout', '120000'] })),
]);
const inBrowsers = plan.browser || plan.stories ? await browsers(plan) : [];
report([...inNode.flat(), ...inBrowsers]);

/** Chooses the folders of each runner from the words of the command line; all of them when there are none. */
function planOf(words) {
  const chosen = Object.entries(RUNNERS).map(([runner, folders]) => [
    runner,
    words.length === 0 || words.includes(runner) ? folders : folders.filter((folder) => words.includes(folder)),
  ]);
  const known = [...Object.keys(RUNNERS), ...Object.values(RUNNERS).flat()];
  const unknown = words.find((word) => !known.includes(word));
  if (unknown !== undefined) {
    console.error(`No tests are called "${unknown}". Known: ${[...new Set(known)].join(', ')}.`);
    process.exit(1);
  }
  return Object.fromEntries(chosen.filter(([, folders]) => folders.length > 0));
}

/** Where a PostgreSQL is installed or named, the server's tests run a second time on it. */
async function nodeTests(folders) {
  const named = process.env.CALLSIDE_TEST_DATABASE_URL;
  const postgres = folders.includes('server') && !named ? await startPostgres().catch(goWithout) : undefined;
  try {
    const url = named ?? postgres?.url;
    if (url === undefined || !folders.includes('server')) return await mocha('node', folders);
    const env = { CALLSIDE_TEST_DATABASE_URL: url };
    const onPostgres = { ...env, CALLSIDE_TEST_SERVER_ON: 'postgres' };
    const both = await Promise.all([
      mocha('node', folders, { env }),
      mocha('server on PostgreSQL', ['server'], {
        options: OWN_DATABASE.flatMap((file) => ['--ignore', file]),
        env: onPostgres,
      }),
    ]);
    return both.flat();
  } finally {
    postgres?.stop();
  }
}

/** A PostgreSQL that will not start is no reason to test nothing: its tests report themselves as skipped. */
function goWithout(error) {
  console.log(`PostgreSQL did not start, its tests are skipped: ${error.message}`);
  return undefined;
}

function mocha(runner, folders, { options = [], env = {} } = {}) {
  console.log(`\n── ${runner}: ${folders.join(', ')}`);
  const files = folders.map((folder) => `test/${folder}/**/*.test.ts`);
  return totalsOf(runner, ['mocha', ...options, ...files], { ...env, TEST_RUNNER: runner });
}

/** One run for both, so that each browser starts once; a part without a result is a failure. */
async function browsers({ browser = [], stories = [] }) {
  const folders = [...browser, ...stories];
  console.log(`\n── browsers: ${folders.join(', ')}`);
  const results = await totalsOf('browser', ['wtr'], { TEST_FOLDERS: folders.join(',') });
  if (stories.length > 0 && !results.some(({ runner }) => runner.startsWith('stories'))) {
    results.push({ runner: 'stories: ran nothing', passed: 0, failed: 1, skipped: 0 });
  }
  return results;
}
