import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const MARK = '.css?inline';
const PREFIX = '/__css/';

/** Web-test-runner plugin: serves `import css from '….css?inline'` as Vite does, one text with all that the file imports. */
export function cssPlugin() {
  const texts = new Map();
  const textOf = async (file) => {
    const { outputFiles } = await build({ entryPoints: [file], bundle: true, write: false, logLevel: 'silent' });
    return outputFiles[0].text;
  };
  return {
    name: 'css',
    resolveImport: ({ source }) =>
      source.endsWith(MARK) ? `${PREFIX}${encodeURIComponent(source.replace('?inline', ''))}.js` : undefined,
    async serve({ path }) {
      if (!path.startsWith(PREFIX)) return undefined;
      const source = decodeURIComponent(path.slice(PREFIX.length, -'.js'.length));
      if (!texts.has(source)) texts.set(source, textOf(fileURLToPath(import.meta.resolve(source))));
      return { body: `export default ${JSON.stringify(await texts.get(source))};`, type: 'js' };
    },
  };
}
