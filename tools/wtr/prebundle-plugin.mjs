import { build } from 'esbuild';
import { ROOT } from '../workspace.mjs';

const PREFIX = '/__prebundle/';

/** Without a sign that would have to be encoded: what lies between may encode it once more, or decode it. */
const addressOf = (name) => `${PREFIX}${name.replaceAll(/\W/g, '-')}.js`;

/**
 * Web-test-runner plugin: serves packages that contain CommonJS as one ES module each, bundled in memory.
 *
 * @param {string[]} names the specifiers to bundle
 * @param {{external?: string[], withDefault?: string[]}} [options] what stays outside, so that a page has it once; what has a
 *   default export, as all CommonJS does to who imports it
 */
export function prebundlePlugin(names, { external = [], withDefault = [] } = {}) {
  const bundles = new Map();
  const bundle = async (name) => {
    const from = JSON.stringify(name);
    const contents = `export * from ${from};${withDefault.includes(name) ? `export { default } from ${from};` : ''}`;
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: ROOT },
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      target: 'es2022',
      logLevel: 'silent',
      define: { 'process.env.NODE_ENV': '"test"', global: 'globalThis' },
      external: [...external, ...names.filter((other) => other !== name)],
    });
    return outputFiles[0].text;
  };
  return {
    name: 'prebundle',
    resolveImport: ({ source }) => (names.includes(source) ? addressOf(source) : undefined),
    async serve({ path }) {
      const name = names.find((each) => addressOf(each) === path);
      if (name === undefined) return undefined;
      if (!bundles.has(name)) bundles.set(name, bundle(name));
      return { body: await bundles.get(name), type: 'js' };
    },
  };
}
