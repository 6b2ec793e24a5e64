// Counts of checks, as the tools hand them to each other: an array of rows in the file that TEST_TOTALS names.
// Node's own modules only.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf } from './run.mjs';

/** Minutes after which a program hangs; the longest takes less than half of it. */
const LIMIT = 40;

/** The exit code of a program that took too long. */
const TOO_LATE = 124;

/**
 * @typedef {{runner: string, passed: number, failed: number, skipped: number, seconds?: number, failures?: string[]}} Row
 * `failures` has a line for each failed test that a runner can name.
 */

/**
 * Runs a program that writes totals. A program that fails without naming a failure, or that counts nothing, is itself
 * one failure: silence is never success.
 *
 * @param {string} runner the row's name when the program writes none
 * @param {string[]} command program and arguments
 * @param {NodeJS.ProcessEnv} [env]
 * @param {{minutes?: number}} [limit] how long it may take
 * @returns {Promise<Row[]>}
 */
export async function totalsOf(runner, [program, ...args], env = {}, { minutes = LIMIT } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'callside-totals-'));
  const file = join(folder, 'totals.json');
  const started = performance.now();
  const code = await exitCodeOf(program, args, { ...env, TEST_TOTALS: file }, { minutes });
  const seconds = (performance.now() - started) / 1000;
  const rows = read(file);
  rmSync(folder, { recursive: true, force: true });

  if (code === TOO_LATE) rows.push({ runner: `${runner}: not over in time`, passed: 0, failed: 1, skipped: 0 });
  const sum = sumOf(rows);
  if (sum.passed + sum.failed === 0)
    return [{ runner: `${runner}: ran nothing`, passed: 0, failed: 1, skipped: 0, seconds }];
  if (code !== 0 && sum.failed === 0)
    rows.push({ runner: `${runner}: exit code ${code}`, passed: 0, failed: 1, skipped: 0 });
  // A part that ran parts of its own has their times.
  rows[0].seconds ??= seconds;
  return rows;
}

/**
 * Runs a program that is one check: passed when it ends with code 0.
 *
 * @param {string} runner
 * @param {string[]} command program and arguments
 * @returns {Promise<Row[]>}
 */
export async function checkOf(runner, [program, ...args]) {
  const started = performance.now();
  const code = await exitCodeOf(program, args, {}, { minutes: LIMIT });
  const seconds = (performance.now() - started) / 1000;
  return [{ runner, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, seconds }];
}

/**
 * Prints the rows as a table, what failed, and the sum as the last line, hands them on and sets the exit code. What failed
 * stands at the end, since of a long log often only that is kept.
 *
 * @param {Row[]} rows
 */
export function report(rows) {
  const width = Math.max(...rows.map(({ runner }) => runner.length), 'runner'.length);
  const line = (name, ...cells) => `${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(9)).join('')}`;
  console.log(`\n${line('runner', 'passed', 'failed', 'skipped', 'seconds')}`);
  for (const { runner, passed, failed, skipped, seconds } of rows) {
    console.log(line(runner, passed, failed, skipped, seconds === undefined ? '' : seconds.toFixed(1)));
  }
  for (const { runner, failures = [] } of rows) {
    for (const failure of failures) console.log(`\nfailed  ${runner}: ${failure}`);
  }
  const sum = sumOf(rows);
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
  console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`);
  handOn(rows);
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

/**
 * Writes rows to the file that TEST_TOTALS names, when there is one.
 *
 * @param {Row[]} rows
 */
export function handOn(rows) {
  if (process.env.TEST_TOTALS) writeFileSync(process.env.TEST_TOTALS, JSON.stringify(rows));
}

function sumOf(rows) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const row of rows) for (const name of Object.keys(sum)) sum[name] += row[name];
  return sum;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
