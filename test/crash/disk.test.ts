import { randomInt, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { CrashBrowser, startCrashServer, type CrashServer } from './browser.js';

/** Values that stand nowhere else: of one byte a character, and of two. */
function newMarks(): Record<string, string> {
  const names = ['customer', 'phone', 'typed', 'file', 'filename'];
  const marks = Object.fromEntries(names.map((name) => [name, `${name}${randomUUID()}`]));
  return { ...marks, name: Array.from({ length: 16 }, () => String.fromCharCode(randomInt(0x4e00, 0x9fa5))).join('') };
}

describe('the disk after a logout', function () {
  this.timeout(60_000);
  let server: CrashServer;
  let browser: CrashBrowser;

  beforeEach(async () => {
    server = await startCrashServer();
    browser = await CrashBrowser.create(server.url);
    await browser.open();
  });

  afterEach(async () => {
    await browser.remove();
    await server.close();
  });

  it('shows every value that a plain store kept: the search would find them', async () => {
    const marks = newMarks();
    await browser.run('plant', { user: 'plain', sealed: false }, marks);
    await browser.close();
    expect(namesFound(browser.profile, marks)).to.deep.equal(Object.keys(marks).sort());
  });

  it('shows none that a sealed store kept, though all of it was unsent', async () => {
    const marks = newMarks();
    const unsent = await browser.run('plant', { user: 'sealed', sealed: true }, marks);
    await browser.close();
    expect(unsent).to.deep.equal({ waiting: 21, open: 0, drafts: 1, attachments: 1, damaged: 0 });
    expect(namesFound(browser.profile, marks)).to.deep.equal([]);
  });
});

/** The marks that stand in any file of the profile, as text of one byte, as UTF-8 or as UTF-16. */
function namesFound(profile: string, marks: Readonly<Record<string, string>>): string[] {
  const files = readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .map((name) => join(profile, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .map((path) => readFileSync(path));
  return Object.entries(marks)
    .filter(([, mark]) => files.some((file) => file.includes(mark) || file.includes(Buffer.from(mark, 'utf16le'))))
    .map(([name]) => name)
    .sort();
}
