// `npm run schemas`: writes packages/core/schemas anew from the TypeScript types of definitions.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaFiles } from './schemas/generate.mjs';
import { ROOT } from './workspace.mjs';

const folder = join(ROOT, 'packages/core/schemas');
const files = await schemaFiles();

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [name, text] of files) writeFileSync(join(folder, name), text);
console.log(`${String(files.size)} schemas in packages/core/schemas`);
