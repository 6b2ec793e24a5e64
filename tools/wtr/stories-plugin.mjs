import { filesBelow } from '../workspace.mjs';

/** The module that the plugin writes; `test/stories/all-stories.d.ts` is its type. */
const MODULE = '/test/stories/all-stories.js';

/**
 * Web-test-runner plugin: gathers every file of stories into one module, since the runner has no import.meta.glob. STORIES names
 * parts of their paths.
 */
export function storiesPlugin() {
  return {
    name: 'stories',
    resolveImport: ({ source }) => (source === './all-stories.js' ? MODULE : undefined),
    serve({ path }) {
      if (path !== MODULE) return undefined;
      const parts = (process.env.STORIES ?? '').split(',');
      const files = filesBelow('stories').filter(
        (file) => file.endsWith('.stories.ts') && parts.some((part) => file.includes(part)),
      );
      const imports = files.map((file, index) => `import * as file${index} from '/${file}';`);
      const entries = files.map((file, index) => `{ path: '${file}', stories: file${index} }`);
      return { body: `${imports.join('\n')}\nexport const allStories = [${entries.join(', ')}];`, type: 'js' };
    },
  };
}
