import { expect } from 'chai';
import { BROKEN, FORM, WARNED } from './support/definitions.js';
import { folderWith } from './support/folder.js';
import { runBin } from './support/run-bin.js';

describe('callside', function () {
  this.timeout(30_000);

  const folder = folderWith({
    'good/form.json': FORM,
    'warned.json': WARNED,
    'broken.json': BROKEN,
    'slip.json': '{\n  "kind": "ticket-form",\n}',
  });
  const run = (...args: string[]): ReturnType<typeof runBin> => runBin(args, { cwd: folder });

  it('ends with 0 when nothing is wrong', async () => {
    expect(await run('lint', 'good')).to.deep.equal({ code: 0, out: 'Files checked: 1. Nothing found.\n', err: '' });
  });

  it('ends with 0 when there are warnings only', async () => {
    const { code, out } = await run('lint', 'warned.json');
    expect({ code, out }).to.deep.equal({
      code: 0,
      out:
        'warned.json\n' +
        '  20:3  warning  The property “colour” is unknown. Remove it or correct its name.  (unknown-property)\n\n' +
        'Files checked: 1. Errors: 0. Warnings: 1.\n',
    });
  });

  it('ends with 1 when there are errors, and says what was meant', async () => {
    const { code, out } = await run('lint', 'broken.json');
    expect(code).to.equal(1);
    expect(out).to.contain('  2:11  error    ').and.to.contain('Did you mean “ticket-form”?');
  });

  it('ends with 1 when there are more warnings than allowed', async () => {
    const { code, err } = await run('lint', '--max-warnings', '0', 'warned.json');
    expect({ code, err }).to.deep.equal({ code: 1, err: 'callside: More than 0 warnings are not allowed.\n' });
  });

  it('tells where a file stops being JSON', async () => {
    const { code, out } = await run('lint', 'slip.json');
    expect(code).to.equal(1);
    expect(out).to.contain('  3:1  error    This is no JSON: “}” does not fit here.  (json-malformed)');
  });

  it('reads standard input', async () => {
    const { code, out } = await runBin(['lint', '-'], { cwd: folder, input: JSON.stringify(BROKEN) });
    expect(code).to.equal(1);
    expect(out).to.match(/^<stdin>\n {2}1:9 {2}error/);
  });

  it('ends with 2 when a file cannot be read', async () => {
    const { code, out, err } = await run('lint', 'nowhere.json');
    expect({ code, out }).to.deep.equal({ code: 2, out: '' });
    expect(err).to.contain('Cannot read nowhere.json');
  });

  it('ends with 2 when it is used wrongly', async () => {
    const { code, err } = await run('lint', '--format', 'xml', 'good');
    expect(code).to.equal(2);
    expect(err).to.contain('--format is one of text, json, github, not "xml".');
  });
});
