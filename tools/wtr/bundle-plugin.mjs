import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { LIT_OF_SURVEYS, SMALL_LIT } from '../rollup/small-lit.mjs';
import { ROOT } from '../workspace.mjs';

const PREFIX = '/__bundle';

/**
 * Web-test-runner plugin: serves each test file with all that it imports as one file, what is imported later as one more. A page
 * would ask for some hundred modules otherwise, which costs each engine more than the tests in it.
 *
 * @param {object} options
 * @param {RegExp} options.files which addresses are test files
 * @param {{resolveImport: Function, serve: Function}[]} options.plugins of the test runner, for what is no file as it lies there
 * @param {string} options.tsconfig how TypeScript is read
 * @param {string[]} options.external what is left to the server
 * @param {string[]} options.conditions by which packages choose their files
 */
export function bundlePlugin({ files, plugins, ...options }) {
  const outputs = new Map();
  const bundles = new Map();
  const bundle = async (path) => {
    const { outputFiles } = await build({
      ...options,
      entryPoints: [join(ROOT, path)],
      outdir: join(ROOT, PREFIX),
      outbase: ROOT,
      chunkNames: `${path.slice(1)}/[name]-[hash]`,
      bundle: true,
      splitting: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      sourcemap: 'linked',
      sourcesContent: false,
      // As without a bundle, everything that is imported runs.
      ignoreAnnotations: true,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"test"', global: 'globalThis' },
      plugins: [served(plugins), ...(path.startsWith('/test/survey/') ? [smallLit()] : []), ownAddress()],
    });
    for (const file of outputFiles) outputs.set(file.path.slice(ROOT.length), file.text);
  };
  return {
    name: 'bundle',
    async serve({ path }) {
      if (files.test(path)) {
        if (!bundles.has(path)) bundles.set(path, bundle(path));
        await bundles.get(path);
        return { body: `import '${PREFIX}${path.replace(/\.ts$/, '.js')}';`, type: 'js' };
      }
      const body = outputs.get(path);
      return body === undefined ? undefined : { body, type: path.endsWith('.map') ? 'json' : 'js' };
    },
  };
}

/** What the server's other plugins serve, and what is named from the root. */
function served(plugins) {
  return {
    name: 'served',
    setup(esbuild) {
      esbuild.onResolve({ filter: /./ }, ({ path: source, kind }) => {
        if (kind === 'entry-point') return undefined;
        for (const plugin of plugins) {
          const path = plugin.resolveImport({ source });
          if (path !== undefined) return { path, namespace: 'served', pluginData: plugin };
        }
        if (source.startsWith('/__')) return { path: source, external: true };
        return source.startsWith('/') && !source.startsWith(ROOT) ? { path: join(ROOT, source) } : undefined;
      });
      esbuild.onLoad({ filter: /./, namespace: 'served' }, async ({ path, pluginData }) => {
        const { body } = await pluginData.serve({ path });
        return { contents: body, loader: 'js', resolveDir: ROOT };
      });
    },
  };
}

/** A module in a bundle still knows the address where it lies by itself: workers and files lie beside it. */
function ownAddress() {
  return {
    name: 'own-address',
    setup(esbuild) {
      esbuild.onLoad({ filter: /\.ts$/, namespace: 'file' }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const address = `new URL(${JSON.stringify(path.slice(ROOT.length))}, location.origin).href`;
        return { contents: source.replaceAll('import.meta.url', address), loader: 'ts' };
      });
    },
  };
}

/** The tests of surveys draw with what their self-contained files draw with; their stories draw with Lit. */
function smallLit() {
  return {
    name: 'small-lit',
    setup(esbuild) {
      esbuild.onResolve({ filter: LIT_OF_SURVEYS }, ({ importer }) =>
        importer.startsWith(join(ROOT, 'packages/survey/')) ? { path: SMALL_LIT } : undefined,
      );
    },
  };
}
