// Lets Node run TypeScript sources: `node --import ./tools/mocha/typescript.mjs`.
// The settings are named here because the root tsconfig.json holds no files, so that its options would apply to none.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) });
