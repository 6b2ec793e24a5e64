import { expect } from 'chai';
import { checkOf, totalsOf } from '../../tools/totals.mjs';

const WRITE =
  "require('node:fs').writeFileSync(process.env.TEST_TOTALS, JSON.stringify([{ runner: 'a', passed: 2, failed: 0, skipped: 1 }]));";

const node = (script: string): string[] => [process.execPath, '-e', script];

describe('totalsOf', () => {
  it('takes the rows that the program wrote', async () => {
    const [row] = await totalsOf('one', node(WRITE));
    expect(row).to.include({ runner: 'a', passed: 2, failed: 0, skipped: 1 });
  });

  it('counts a program that ran nothing as a failure', async () => {
    const [row] = await totalsOf('one', node(''));
    expect(row).to.include({ runner: 'one: ran nothing', failed: 1 });
  });

  it('counts a program that failed without naming a failure as one', async () => {
    const [, row] = await totalsOf('one', node(`${WRITE} process.exit(3)`));
    expect(row).to.include({ runner: 'one: exit code 3', failed: 1 });
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
