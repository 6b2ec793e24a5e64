import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { checkOf, totalsOf } from '../../tools/totals.mjs';
import { totalsReporter } from '../../tools/wtr/totals-reporter.mjs';
import { eventually } from '../harness/eventually.js';

const WRITE =
  "require('node:fs').writeFileSync(process.env.TEST_TOTALS, JSON.stringify([{ runner: 'a', passed: 2, failed: 0, skipped: 1 }]));";

const node = (script: string): string[] => [process.execPath, '-e', script];

describe('totalsOf', () => {
  it('takes the rows that the program wrote', async () => {
    const [row] = await totalsOf('one', node(WRITE));
    expect(row).to.include({ runner: 'a', passed: 2, failed: 0, skipped: 1 });
  });

  it('says how long the program took, unless the program has told it of its parts', async () => {
    const [timed] = await totalsOf('one', node(WRITE));
    const [told] = await totalsOf('one', node(WRITE.replace('skipped: 1', 'skipped: 1, seconds: 480')));
    expect(timed?.seconds).to.be.within(0.001, 60);
    expect(told?.seconds).to.equal(480);
  });

  it('counts a program that ran nothing as a failure', async () => {
    const [row] = await totalsOf('one', node(''));
    expect(row).to.include({ runner: 'one: ran nothing', failed: 1 });
  });

  it('counts a program that failed without naming a failure as one', async () => {
    const [, row] = await totalsOf('one', node(`${WRITE} process.exit(3)`));
    expect(row).to.include({ runner: 'one: exit code 3', failed: 1 });
  });

  it('ends a program that hangs, with what it has started, and counts it as a failure', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'callside-totals-'));
    const pids = join(folder, 'pids');
    const sleeper = "require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])";
    const tell = `require('node:fs').writeFileSync(${JSON.stringify(pids)}, String(${sleeper}.pid));`;

    const rows = await totalsOf('one', node(`${WRITE} ${tell}`), {}, { minutes: 0.05 });
    expect(rows[1]).to.include({ runner: 'one: not over in time', failed: 1 });
    const pid = Number(await readFile(pids, 'utf8'));
    await eventually(() => expect(() => process.kill(pid, 0)).to.throw('ESRCH'));
    await rm(folder, { recursive: true });
  });
});

describe('checkOf', () => {
  it('passes with exit code 0', async () => {
    expect((await checkOf('one', node('')))[0]).to.include({ passed: 1, failed: 0 });
  });

  it('fails with any other', async () => {
    expect((await checkOf('one', node('process.exit(2)')))[0]).to.include({ passed: 0, failed: 1 });
  });
});

describe('report', () => {
  it('names what failed behind the table, and ends with the sum', async () => {
    const rows = [{ runner: 'a', passed: 2, failed: 1, skipped: 0, failures: ['b.test.ts: adds: expected 3'] }];
    const script = `import('./tools/totals.mjs').then(({ report }) => report(${JSON.stringify(rows)}))`;
    const cwd = fileURLToPath(new URL('../..', import.meta.url));
    const printed = await promisify(execFile)(process.execPath, ['-e', script], { cwd }).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(printed.stdout.trim().split('\n').slice(-3)).to.deep.equal([
      'failed  a: b.test.ts: adds: expected 3',
      '',
      '2 passed, 1 failed',
    ]);
  });
});

describe('totalsReporter', () => {
  let folder: string;
  const outer = process.env.TEST_TOTALS;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callside-totals-'));
  });

  after(async () => {
    if (outer === undefined) Reflect.deleteProperty(process.env, 'TEST_TOTALS');
    else process.env.TEST_TOTALS = outer;
    await rm(folder, { recursive: true });
  });

  async function rowsOf(...sessions: object[]): Promise<unknown> {
    const file = join(folder, 'totals.json');
    process.env.TEST_TOTALS = file;
    totalsReporter().stop({ sessions });
    return JSON.parse(await readFile(file, 'utf8'));
  }

  const session = (given: object): object => ({
    testFile: '/house/test/ui/a.test.ts',
    browser: { name: 'Chrome' },
    errors: [],
    ...given,
  });

  it('names each failed test with its file and its suites', async () => {
    const tests = [
      { name: 'adds', passed: true },
      { name: 'takes away', passed: false, error: { message: 'expected 3' } },
      { name: 'divides', passed: false, skipped: true },
    ];
    const testResults = { name: '', tests: [], suites: [{ name: 'sums', tests, suites: [] }] };
    expect(await rowsOf(session({ passed: false, testResults }))).to.deep.equal([
      {
        runner: 'browser: Chrome',
        passed: 1,
        failed: 1,
        skipped: 1,
        failures: ['test/ui/a.test.ts: sums takes away: expected 3'],
      },
    ]);
  });

  it('counts a file that could not be loaded as one failure, with its error', async () => {
    const rows = await rowsOf(session({ passed: false, errors: [{ message: 'no such module' }] }));
    expect(rows).to.deep.include({
      runner: 'browser: Chrome',
      passed: 0,
      failed: 1,
      skipped: 0,
      failures: ['test/ui/a.test.ts: no such module'],
    });
  });
});
