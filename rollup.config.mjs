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
 * a second file beside it, which imports nothing: a page may name the first one as it likes, with a query too.
 */
function singleFile(name, input, folder, file) {
  return {
    onwarn,
    input: { [file]: `packages/${name}/src/${input}` },
    plugins: selfContained(`/*! @callside/${name}, MIT. ${LICENCES} */`),
    output: {
      dir: `packages/${name}/dist/${folder}`,
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: `callside-${name}.words.min.js`,
    },
  };
}

export default [
  ...packageNames().map(modules),
  ...WIDGETS.map((name) => singleFile(name, 'cdn.ts', 'cdn', `callside-${name}.min`)),
  singleFile('survey', 'page.ts', 'page', 'survey-page'),
];
