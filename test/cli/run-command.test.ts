import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from 'callside';
import { expect } from 'chai';
import { BROKEN, FORM, WARNED } from './support/definitions.js';
import { folderWith } from './support/folder.js';

/** Runs a command in this process. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(args, {
    print: (text) => out.push(text),
    complain: (text) => err.push(text),
    readInput: () => Promise.resolve('{}'),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('runCommand', () => {
  it('shows its help when asked', async () => {
    expect(await run('--help'))
      .to.include({ code: 0, err: '' })
      .and.property('out')
      .contain('callside <command>');
  });

  it('shows the help of a command', async () => {
    expect((await run('lint', '--help')).out).to.contain('--max-warnings');
  });

  it('tells the version of its package', async () => {
    const manifest = readFileSync(new URL('../../packages/cli/package.json', import.meta.url), 'utf8');
    expect((await run('--version')).out).to.equal((JSON.parse(manifest) as { version: string }).version);
  });

  for (const [what, ...args] of [
    ['no command'],
    ['an unknown command', 'lnit'],
    ['a command that every object has', 'constructor'],
    ['nothing to lint', 'lint'],
    ['an unknown option', 'lint', '--fix', 'a.json'],
    ['an unknown language', 'lint', '--language', 'fr', 'a.json'],
    ['a limit that is no number', 'lint', '--max-warnings', 'few', 'a.json'],
  ] as [string, ...string[]][]) {
    it(`refuses ${what}`, async () => {
      const { code, out, err } = await run(...args);
      expect({ code, out }).to.deep.equal({ code: 2, out: '' });
      expect(err).to.not.equal('');
    });
  }
});

describe('callside lint', () => {
  it('reads folders below folders, and passes over what is no definition', async () => {
    const folder = folderWith({
      'a/b/form.json': FORM,
      'package.json': { name: 'mine' },
      'notes.txt': 'kind',
      'node_modules/x/form.json': BROKEN,
      '.cache/form.json': BROKEN,
    });
    expect(await run('lint', folder)).to.deep.include({
      code: 0,
      out: 'Files checked: 1. Nothing found.\nJSON files without a kind, passed over: 1.',
    });
  });

  it('checks a file that is named even when it has no kind', async () => {
    const folder = folderWith({ 'package.json': { name: 'mine' } });
    const { code, out } = await run('lint', join(folder, 'package.json'));
    expect(code).to.equal(1);
    expect(out).to.contain('(unknown-kind)');
  });

  it('refuses a folder without a definition', async () => {
    expect((await run('lint', folderWith({ 'package.json': {} }))).code).to.equal(2);
  });

  it('reads a file once that is named twice', async () => {
    const folder = folderWith({ 'form.json': FORM });
    expect((await run('lint', folder, join(folder, 'form.json'))).out).to.contain('Files checked: 1.');
  });

  it('finds what one definition says of another', async () => {
    const policy = { kind: 'sla-policy', id: 'service', version: 1, status: 'published', title: 'Service' };
    const folder = folderWith({
      'form.json': { ...FORM, sla: { id: 'servce' } },
      'sla.json': { ...policy, targets: [{ id: 'first-response', within: 'PT4H' }] },
    });
    const { code, out } = await run('lint', folder);
    expect(code).to.equal(1);
    expect(out).to.contain('There is no sla-policy “servce” among these definitions. Did you mean “service”?');
  });

  it('finds a clash of versions in the later file', async () => {
    const folder = folderWith({ 'a.json': FORM, 'b.json': { ...FORM, title: 'Other' } });
    const { code, out } = await run('lint', folder);
    expect(code).to.equal(1);
    expect(out.split('\n')[0]).to.equal(join(folder, 'b.json'));
  });

  it('finds a published definition that was changed', async () => {
    const before = folderWith({ 'form.json': FORM });
    const after = folderWith({ 'form.json': { ...FORM, title: 'Other' } });
    const { code, out } = await run('lint', '--published', before, after);
    expect(code).to.equal(1);
    expect(out).to.contain('(published-changed)');
  });

  it('refuses to hold definitions against what is no JSON', async () => {
    const folder = folderWith({ 'form.json': FORM, 'old.json': '{' });
    expect(await run('lint', '--published', join(folder, 'old.json'), join(folder, 'form.json'))).to.include({
      code: 2,
    });
  });

  it('hides warnings when asked, and still counts them', async () => {
    const folder = folderWith({ 'form.json': WARNED });
    expect(await run('lint', '--quiet', '--max-warnings', '0', folder)).to.deep.equal({
      code: 1,
      out: 'Files checked: 1. Errors: 0. Warnings: 1.',
      err: 'More than 0 warnings are not allowed.',
    });
  });

  for (const [language, words] of [
    ['zh-CN', '警告  不认识属性“colour”'],
    ['zh-TW', '警告  不認識屬性「colour」'],
  ] as const) {
    it(`speaks ${language}`, async () => {
      const { out } = await run('lint', '--language', language, folderWith({ 'form.json': WARNED }));
      expect(out).to.contain(words);
    });
  }

  it('writes JSON for programs', async () => {
    const folder = folderWith({ 'form.json': BROKEN });
    const { out } = await run('lint', '--format', 'json', folder);
    const report = JSON.parse(out) as { errors: number; findings: readonly unknown[] };
    expect(report).to.include({ errors: 1, warnings: 0, files: 1 });
    expect(report.findings[0]).to.deep.include({
      file: join(folder, 'form.json'),
      line: 2,
      column: 11,
      code: 'unknown-kind',
      severity: 'error',
      path: ['kind'],
      suggestion: 'ticket-form',
    });
  });

  it('writes workflow commands for GitHub', async () => {
    const folder = folderWith({ 'a,b.json': BROKEN });
    const { out } = await run('lint', '--format', 'github', folder);
    expect(out).to.match(
      /^::error file=.*a%2Cb\.json,line=2,col=11,title=unknown-kind::The kind “tiket-form” is not one of: [^\n]*$/,
    );
  });

  it('writes nothing for GitHub when nothing is wrong', async () => {
    expect(await run('lint', '--format', 'github', folderWith({ 'a.json': FORM }))).to.deep.equal({
      code: 0,
      out: '',
      err: '',
    });
  });
});
