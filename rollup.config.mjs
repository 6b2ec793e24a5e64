// Two shapes of output. For bundlers: each package as ES modules, one file in, one file out, dependencies left outside.
// For a plain page: each widget as one minified file with everything in it.
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { atNeed } from './tools/rollup/at-need.mjs';
import { fromThePage } from './tools/rollup/from-the-page.mjs';
import { leftOut, withoutTakeOver } from './tools/rollup/left-out.mjs';
import { builtApart, papaAsModule } from './tools/rollup/libraries-within.mjs';
import { plainProperties } from './tools/rollup/plain-properties.mjs';
import { smallLit } from './tools/rollup/small-lit.mjs';
import { terseErrors } from './tools/rollup/terse-errors.mjs';
import { usedTokens } from './tools/rollup/used-tokens.mjs';
import { selfContained, typescript } from './tools/rollup/self-contained.mjs';
import { wordsApart, wordsOf } from './tools/rollup/words-apart.mjs';
import { WIDGETS, has, packageNames, readJson } from './tools/workspace.mjs';

/** What is within a widget's files; a survey's have nobody else's code. */
const COMMON = 'Contains lit (BSD-3-Clause, Google LLC) and idb (ISC, Jake Archibald).';
const LICENCES = {
  'ticket-form': COMMON,
  'call-script': COMMON,
  'qa-scorecard': `${COMMON} Contains parts of wavesurfer.js (BSD-3-Clause, katspaugh).`,
};

/** A package's entries are the sources behind its `exports` and its `bin`. */
function entriesOf(dir, manifest) {
  const exported = Object.values(manifest.exports).map((entry) => entry['callside-src']);
  const programs = Object.values(manifest.bin ?? {}).map((file) =>
    file.replace('./dist/', './src/').replace(/\.js$/, '.ts'),
  );
  return [...exported, ...programs]
    .filter((file) => file !== undefined && has(`${dir}/${file}`))
    .map((file) => join(dir, file));
}

/** What reads files, as the rest of its package names it; it runs in a worker, where no import map holds. */
const READERS = ['import-worker', 'read-table'];
const READER_LICENCES =
  'Contains papaparse (MIT, Matthew Holt), read-excel-file (MIT, Nikolay Kuchumov) and fflate (MIT, Arjun Barrett).';

/** A warning, such as an import that was not found or goes in a circle, fails the build. */
function onwarn({ code, message }) {
  // What TypeScript has made of a library asks for `this` at its top, and does without.
  if (code === 'THIS_IS_UNDEFINED' && message.startsWith('node_modules/')) return;
  throw new Error(message);
}

function modules(name) {
  const dir = `packages/${name}`;
  const manifest = readJson(`${dir}/package.json`);
  const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  return {
    onwarn,
    input: entriesOf(dir, manifest).filter((file) => !READERS.some((reader) => file.endsWith(`/${reader}.ts`))),
    external: (id) => isBuiltin(id) || dependencies.some((own) => id === own || id.startsWith(`${own}/`)),
    plugins: [builtApart(READERS.map((reader) => `./${reader}.js`)), typescript()],
    output: {
      dir: `${dir}/dist`,
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: `${dir}/src`,
      sourcemap: true,
    },
  };
}

/** What reads files, with its libraries within: the page and its worker load the same, by addresses that nobody has to map. */
const readers = {
  onwarn,
  input: Object.fromEntries(READERS.map((reader) => [reader, `packages/call-script/src/${reader}.ts`])),
  plugins: [papaAsModule(), ...selfContained(`/*! @callside/call-script, MIT. ${READER_LICENCES} */`)],
  output: {
    dir: 'packages/call-script/dist',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  },
};

/**
 * One file with everything that a page needs at first, and a second one beside it with what is loaded only at need: `more.ts`
 * names that, and imports nothing of the first file: a page may load that by any address, with a query too. So is whatever is
 * `apart` in files of its own: by its source the name of the file, and what Rollup needs to build it.
 */
function singleFile(
  name,
  input,
  { folder, file, more, parts, apart = {}, brought = [], broughtBefore = [], old = false },
) {
  const common = {
    onwarn,
    output: { dir: `packages/${name}/dist/${folder}`, format: 'es', sourcemap: true, entryFileNames: '[name].js' },
  };
  const head = [`@callside/${name}, MIT.`, LICENCES[name]].filter((text) => text !== undefined);
  const plugins = selfContained(`/*! ${head.join(' ')} */`, { old });
  const addresses = Object.fromEntries(
    Object.entries(apart).map(([source, { file: own }]) => [`./${source}.js`, `./${own}.js`]),
  );
  return [
    {
      ...common,
      input: { [file]: `packages/${name}/src/${input}` },
      plugins: [atNeed(`./${more}.js`, parts, addresses), ...brought, ...plugins],
    },
    ...Object.entries({ more: { file: more, brought: broughtBefore }, ...apart }).map(
      ([source, { file: own, brought: also = [] }]) => ({
        ...common,
        input: { [own]: `packages/${name}/src/${source}.ts` },
        plugins: [...also, ...selfContained(undefined, { old })],
      }),
    ),
  ];
}

/** The service worker of survey pages: a script of its own, which knows nothing of the page's. */
const worker = {
  onwarn,
  input: { 'survey-worker': 'packages/survey/src/worker.ts' },
  plugins: selfContained(undefined, { old: true }),
  output: { dir: 'packages/survey/dist/page', format: 'es', sourcemap: true, entryFileNames: '[name].js' },
};

/** Modules that widgets load at need, as they name them. */
const PARTS = [
  ...['parts', 'tools', 'waveform'],
  ...['define-cards', 'define-disposition', 'define-handover', 'article-index'],
].map((name) => `./${name}.js`);

/**
 * The same for a widget with parts that are loaded at need and share code with it. They cannot import the first file: under
 * another address it would be loaded twice. So it only hands on what lies in `main`, which nobody loads but these files.
 */
function fileWithParts(name, input, places) {
  const [first, more] = singleFile(name, input, {
    ...places,
    parts: PARTS,
  });
  const output = {
    ...first.output,
    chunkFileNames: ({ name: chunk }) => `callside-${name}.${chunk === 'cdn' ? 'main' : chunk}.min.js`,
    // Every file names only what it needs itself.
    hoistTransitiveImports: false,
  };
  return [{ ...first, output }, more];
}

/** Surveys are loaded on phones with a bad network. */
const forSurveys = (options) => [
  leftOut(options),
  smallLit(),
  terseErrors(),
  plainProperties(),
  usedTokens('packages/survey/src'),
];

/** What the file of surveys for other pages loads at need, beyond what few surveys need. */
const SURVEY_APART = {
  'file-parts': { file: 'callside-survey.files.min' },
  'words.zh-cn': { file: 'callside-survey.zh-CN.min', brought: [wordsOf('zh-CN')] },
  'words.zh-tw': { file: 'callside-survey.zh-TW.min', brought: [wordsOf('zh-TW')] },
};

/** Widgets with parts that share code with them. */
const WITH_PARTS = ['ticket-form', 'call-script', 'qa-scorecard'];

export default [
  ...packageNames().map(modules),
  readers,
  ...WIDGETS.flatMap((name) => {
    const places = { folder: 'cdn', file: `callside-${name}.min`, more: `callside-${name}.more.min` };
    const ofSurvey = name === 'survey' ? { brought: [wordsApart(), ...forSurveys()], apart: SURVEY_APART } : {};
    return (WITH_PARTS.includes(name) ? fileWithParts : singleFile)(name, 'cdn.ts', { ...places, ...ofSurvey });
  }),
  // To the page of a survey link customers bring the browsers that they have: the page takes the second one where the first one
  // is not understood.
  ...[
    { file: 'survey-page', old: false },
    { file: 'survey-page.old', old: true },
  ].flatMap(({ file, old }) =>
    singleFile('survey', 'page.ts', {
      ...{ folder: 'page', file, more: `${file}.more`, apart: { 'file-parts': { file: `${file}.files` } }, old },
      brought: [fromThePage(), ...forSurveys({ takesOver: true })],
      broughtBefore: [withoutTakeOver()],
    }),
  ),
  worker,
];
