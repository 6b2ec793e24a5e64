// Component tests in every real engine of this machine. BROWSERS=chromium,firefox,webkit picks, and so do TEST_FOLDERS=core,ui
// and TEST_FILES=idb-store, a part of their paths, and STORIES=ticket-form, of those of stories; COVERAGE=1 measures.
import { join } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, enginesToTest, findChromium, installed } from './tools/browsers.mjs';
import { ROOT, filesBelow } from './tools/workspace.mjs';
import { bundlePlugin } from './tools/wtr/bundle-plugin.mjs';
import { cssPlugin } from './tools/wtr/css-plugin.mjs';
import { GATHERED, gathered } from './tools/wtr/gathered.mjs';
import { mediaPlugin } from './tools/wtr/media-plugin.mjs';
import { prebundlePlugin } from './tools/wtr/prebundle-plugin.mjs';
import { storiesPlugin } from './tools/wtr/stories-plugin.mjs';
import { totalsReporter } from './tools/wtr/totals-reporter.mjs';
import { webKitGtkLauncher } from './tools/wtr/webkitgtk-launcher.mjs';

/** The folders of test/ that run in browsers; each is a group (`wtr --group ui`), stories one per engine. */
const FOLDERS = ['core', 'ui', 'ticket-form', 'call-script', 'qa-scorecard', 'survey', 'stories', 'integration'];

const wanted = process.env.TEST_FOLDERS?.split(',') ?? FOLDERS;
const { TEST_FILES: part = '' } = process.env;
const PARTS = part.split(',');

const filesOf = (folder) =>
  filesBelow(`test/${folder}`).filter(
    (file) => /(?<!\.node)\.test\.ts$/.test(file) && PARTS.some((each) => file.includes(each)),
  );

/** All of them ask for no motion: what is half faded in when axe looks would have too little contrast. */
const LAUNCHERS = {
  chromium: async () => {
    const { path, headless } = await findChromium();
    return chromeLauncher({
      // A context of its own gives each page its own window and storage; background tabs would hang on real input.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
      launchOptions: { executablePath: path, headless, args: [...CHROMIUM_ARGS, '--force-prefers-reduced-motion'] },
    });
  },
  firefox: () =>
    chromeLauncher({
      puppeteer,
      // Of its pages only one at a time has the focus, whether they are tabs or windows.
      concurrency: 1,
      launchOptions: {
        browser: 'firefox',
        executablePath: installed('firefox'),
        // Its pages are tabs of one window: without this the timers of all but one run once a second.
        extraPrefsFirefox: {
          'dom.min_background_timeout_value': 4,
          'dom.timeout.enable_budget_timer_throttling': false,
          'ui.prefersReducedMotion': 1,
        },
      },
    }),
  webkit: () =>
    webKitGtkLauncher({
      features: ['StorageAPI', 'StorageAPIEstimate', 'FileSystem', 'FileSystemWritableStream'],
    }),
};

// Chromium takes two pages at a time and so fills the machine by itself: those that take one go first, side by side.
const engines = (await enginesToTest()).sort((a, b) => Number(a === 'chromium') - Number(b === 'chromium'));
if (engines.length === 0) throw new Error('No browser found. Install Chromium, or name one in CHROME_PATH.');
const browsers = await Promise.all(engines.map((engine) => LAUNCHERS[engine]()));

/** In which of the surroundings an engine shows the stories: Chromium in all four; of the others each theme and locale once. */
const isShownIn = (file, engine) => engine === 'chromium' || /(light-en|dark-zh-cn)\.test\.ts$/.test(file);

const MEASURES_COVERAGE = process.env.COVERAGE === '1';
// Coverage counts the files themselves, and whoever watches them changes them.
const BUNDLES = !MEASURES_COVERAGE && !process.argv.includes('--watch');

const groups = FOLDERS.filter((name) => wanted.includes(name))
  .flatMap((name) => {
    const files = name === 'core' && BUNDLES ? gathered(filesOf(name)) : filesOf(name);
    if (name !== 'stories') return [{ name, files }];
    return engines.map((engine, index) => ({
      name: `stories-${engine}`,
      files: files.filter((file) => isShownIn(file, engine)),
      browsers: [browsers[index]],
    }));
  })
  .filter(({ files }) => files.length > 0);
if (groups.length === 0) throw new Error(`No browser tests in ${wanted.join(', ')}.`);

const CONDITIONS = ['callside-src', 'development'];
const TSCONFIG = join(ROOT, 'tsconfig.base.json');
const SERVING = [storiesPlugin(), cssPlugin()];
const bundledTests = bundlePlugin({
  files: new RegExp(`^/(test|${GATHERED})/.*\\.test\\.ts$`),
  plugins: SERVING,
  tsconfig: TSCONFIG,
  conditions: CONDITIONS,
  external: ['mermaid/*'],
});

export default {
  rootDir: ROOT,
  groups,
  browsers,
  concurrentBrowsers: 2,
  concurrency: 2,
  nodeResolve: { exportConditions: CONDITIONS, browser: true },
  plugins: [
    ...(BUNDLES ? [bundledTests] : []),
    ...SERVING,
    prebundlePlugin(
      ['storybook/test', 'storybook/preview-api', '@storybook/web-components/entry-preview', 'papaparse'],
      {
        external: ['lit', 'lit/*'],
        withDefault: ['papaparse'],
      },
    ),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: TSCONFIG }),
    a11ySnapshotPlugin(),
    mediaPlugin(),
  ],
  reporters: [defaultReporter(), totalsReporter()],
  testFramework: { config: { timeout: 20_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  coverage: MEASURES_COVERAGE,
  coverageConfig: {
    include: ['packages/*/src/**'],
    report: true,
    reportDir: 'coverage',
    reporters: ['lcovonly', 'text-summary'],
  },
};
