// Writes custom-elements.json of every package with elements, from which Storybook and editors know attributes, events,
// slots, parts and custom properties. `--if-missing` leaves existing ones alone.
import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { ELEMENT_PACKAGES, ROOT, has } from './workspace.mjs';

const ifMissing = process.argv.includes('--if-missing');

for (const name of ELEMENT_PACKAGES) {
  const folder = `packages/${name}`;
  if (!has(`${folder}/src/index.ts`)) continue;
  if (ifMissing && has(`${folder}/custom-elements.json`)) continue;
  await cli({
    argv: ['analyze', '--quiet', '--config', '../../custom-elements-manifest.config.mjs'],
    cwd: join(ROOT, folder),
  });
}
