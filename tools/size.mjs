// `npm run size`: measures each self-contained build against its budget. Ends with code 1 when one is over.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUDGETS } from '../test/size/budgets.mjs';
import { buildPackages } from './prepare.mjs';
import { bundleOf, sizesOf } from './rollup/sizes.mjs';
import { handOn } from './totals.mjs';
import { ROOT } from './workspace.mjs';

await buildPackages();

const results = [];
for (const budget of BUDGETS) results.push(await measure(budget));
print(results);

const failed = results.filter(({ ok }) => !ok).length;
handOn([{ runner: 'size', passed: results.length - failed, failed, skipped: 0 }]);
process.exitCode = failed > 0 ? 1 : 0;

async function measure({ name, file, entry, brotli: limit, target = limit }) {
  try {
    const codes =
      file === undefined
        ? [await bundleOf(join(ROOT, entry))]
        : [file].flat().map((one) => readFileSync(join(ROOT, one)));
    const sizes = codes.map(sizesOf).reduce(plus);
    return { name, limit, target, sizes, ok: sizes.brotli <= limit };
  } catch (error) {
    return { name, limit, problem: error.message, ok: false };
  }
}

function plus(one, other) {
  return Object.fromEntries(Object.entries(one).map(([unit, size]) => [unit, size + other[unit]]));
}

function print(rows) {
  const line = (name, ...cells) =>
    console.log(name.padEnd(30) + cells.map((cell) => String(cell).padStart(10)).join(''));
  line('bytes', 'raw', 'gzip', 'brotli', 'budget', '');
  for (const { name, limit, target, sizes, problem, ok } of rows) {
    if (sizes) line(name, sizes.raw, sizes.gzip, sizes.brotli, limit, verdict({ ok, sizes, target }));
    else console.log(`${name.padEnd(30)}  cannot be measured: ${problem}`);
  }
}

function verdict({ ok, sizes, target }) {
  if (!ok) return 'OVER';
  return sizes.brotli > target ? `  over its target of ${target}` : 'ok';
}
