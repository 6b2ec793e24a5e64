// Two shapes of output. For bundlers: each package as ES modules, one file in, one file out, dependencies left outside.
// For a plain page: each widget as one minified file with everything in it.
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { selfContained, typescript } from './tools/rollup/self-contained.mjs';
import { WIDGETS, has, packageNames, readJson } from './tools/workspace.mjs';

const LICENCES = 'Contains lit (BSD-3-Clause, Google LLC) and idb (ISC, Jake Archibald).';

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

/** A warning, such as an import that was not found or goes in a circle, fails the build. */
function onwarn({ message }) {
  throw new Error(message);
}

function modules(name) {
  const dir = `packages/${name}`;
  const manifest = readJson(`${dir}/package.json`);
  const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  return {
    onwarn,
    input: entriesOf(dir, manifest),
    external: (id) => isBuiltin(id) || dependencies.some((own) => id === own || id.startsWith(`${own}/`)),
    plugins: [typescript()],
    output: {
      dir: `${dir}/dist`,
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: `${dir}/src`,
      sourcemap: true,
    },
  };
}

/**
 * One file with everything that a page needs. What is loaded only at need, such as the words for a broken definition, lies in
 * a second file beside it, which imports nothing: a page may load the first one by any address, with a query too.
 */
function singleFile(name, input, folder, file) {
  return {
    onwarn,
    input: { [file]: `packages/${name}/src/${input}` },
    plugins: selfContained(bannerOf(name)),
    output: {
      dir: `packages/${name}/dist/${folder}`,
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: `callside-${name}.words.min.js`,
    },
  };
}

/**
 * The same for a widget with parts that are loaded at need and share code with it. They cannot import the first file: under
 * another address it would be loaded twice. So it only hands on what lies in `main`, which nobody loads but these files.
 */
function fileWithParts(name, input, folder, file) {
  const single = singleFile(name, input, folder, file);
  return {
    ...single,
    output: {
      ...single.output,
      chunkFileNames: ({ name: chunk }) => `callside-${name}.${PART_NAMES[chunk] ?? chunk}.min.js`,
      // Every file names only what it needs itself.
      hoistTransitiveImports: false,
    },
  };
}

/** Names of parts by the modules that they start with. */
const PART_NAMES = { cdn: 'main', 'definition-issue.strings': 'words' };

function bannerOf(name) {
  return `/*! @callside/${name}, MIT. ${LICENCES} */`;
}

/** Widgets with parts that share code with them. */
const WITH_PARTS = ['ticket-form'];

export default [
  ...packageNames().map(modules),
  ...WIDGETS.map((name) =>
    (WITH_PARTS.includes(name) ? fileWithParts : singleFile)(name, 'cdn.ts', 'cdn', `callside-${name}.min`),
  ),
  singleFile('survey', 'page.ts', 'page', 'survey-page'),
];
