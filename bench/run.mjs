// `npm run bench`, or `npm run bench -- size`: measures ours and theirs in one run, prints one table and writes JSON to
// bench/results/. A part is a module in bench/parts/ that exports `measure()`; it resolves to rows
//   { what, unit, who, baseline, samples }
// of which one for each `what` is the baseline, to which the others' medians are compared.
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { installDependencies } from '../tools/prepare.mjs';
import { run } from '../tools/run.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await installDependencies();
await installPeers();

const rows = [];
for (const part of partsToRun(process.argv.slice(2))) {
  console.log(`Measuring ${part} …`);
  const { measure } = await import(`./parts/${part}.mjs`);
  rows.push(...(await measure()).map((row) => ({ part, ...row })));
}
const results = compare(rows);
print(results);
save(results);

function partsToRun(words) {
  const parts = readdirSync(here('parts')).map((file) => file.replace(/\.mjs$/, ''));
  const unknown = words.find((word) => !parts.includes(word));
  if (unknown === undefined) return words.length > 0 ? words : parts;
  console.error(`No part is called "${unknown}". Known: ${parts.join(', ')}.`);
  return process.exit(1);
}

async function installPeers() {
  const lock = here('node_modules/.package-lock.json');
  if (existsSync(lock) && statSync(lock).mtimeMs >= statSync(here('package-lock.json')).mtimeMs) return;
  console.log('Installing the peers …');
  await run('npm', ['ci', '--prefix', here('.'), '--no-audit', '--no-fund']);
}

function compare(measured) {
  const summed = measured.map(({ samples, ...row }) => ({ ...row, samples, ...summary(samples) }));
  return summed.map((row) => {
    const baseline = summed.find((other) => other.baseline && other.part === row.part && other.what === row.what);
    return { ...row, ratio: baseline ? row.median / baseline.median : undefined };
  });
}

function summary(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1) };
}

function print(summed) {
  const number = (value) => (Number.isInteger(value) ? String(value) : value.toPrecision(4));
  const table = summed.map(({ part, what, unit, who, median, min, max, ratio }) => [
    `${part}: ${what}`,
    who,
    `${number(median)} ${unit}`,
    min === max ? '' : `${number(min)}–${number(max)}`,
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
  ]);
  table.sort(([a], [b]) => a.localeCompare(b));
  table.unshift(['part', 'who', 'median', 'spread', 'ratio']);
  const widths = table[0].map((_, column) => Math.max(...table.map((cells) => cells[column].length)));
  console.log();
  for (const cells of table) {
    console.log(
      cells
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
        .join('  '),
    );
  }
}

function save(summed) {
  mkdirSync(here('results'), { recursive: true });
  const at = new Date().toISOString();
  const file = `results/${at.replaceAll(':', '-')}.json`;
  const machine = { node: process.version, platform: platform(), arch: arch(), cpus: cpus().length };
  writeFileSync(here(file), `${JSON.stringify({ at, machine, rows: summed }, null, 2)}\n`);
  console.log(`\nWritten to bench/${file}`);
}
