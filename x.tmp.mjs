import { rollup } from 'rollup';
import { selfContained } from './tools/rollup/self-contained.mjs';
import { sizesOf } from './tools/rollup/sizes.mjs';
const b = await rollup({ input: process.cwd() + '/' + process.argv[2], plugins: selfContained() });
const { output } = await b.generate({ format: 'es', inlineDynamicImports: true });
const m = Object.entries(output[0].modules).map(([k, v]) => [k.replace(/.*\/(packages|node_modules)\//, ''), v.renderedLength]).filter(([, n]) => n > 0).sort((a, c) => c[1] - a[1]);
for (const [k, n] of m.slice(0, 45)) console.log(String(n).padStart(7), k);
console.log(sizesOf(output[0].code));
